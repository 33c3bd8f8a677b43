"""More: the way to everything else."""

from fastapi import Request
from fastapi.responses import Response

from web.deps import Reading
from web.render import page
from web.routing import Router

router = Router()


@router.get("/more")
def show(request: Request, _records: Reading) -> Response:
    """Links, in words."""
    return page(request, "more", here="more")
