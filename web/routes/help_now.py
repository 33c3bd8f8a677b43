"""Help now: on every page, signed in or not."""

from fastapi import Request
from fastapi.responses import Response

from web.deps import CurrentHouse, MaybeViewer
from web.render import page
from web.routing import Router

router = Router()


@router.get("/help")
def help_now(request: Request, house: CurrentHouse, viewer: MaybeViewer) -> Response:
    """Numbers to call, and what Kith does not do."""
    return page(request, "help", help_lines=house.help_lines, back="/today" if viewer else "/")
