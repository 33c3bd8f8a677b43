"""More: the way to everything else."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from web.deps import Reading
from web.render import page

router = APIRouter()


@router.get("/more")
def show(request: Request, _records: Reading) -> Response:
    """Links, in words."""
    return page(request, "more", here="more")
