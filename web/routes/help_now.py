"""Help now: on every page, signed in or not."""

from fastapi import Request
from fastapi.responses import Response

from web.deps import CurrentHouse, MaybeViewer
from web.help_lines import with_local
from web.render import home_of, page
from web.routing import Router

router = Router()


@router.get("/help")
def help_now(request: Request, house: CurrentHouse, viewer: MaybeViewer) -> Response:
    """Numbers to call, and what Kith does not do."""
    lines = with_local(house.help_lines, house.gate.local_help())
    return page(request, "help", help_lines=lines, back=home_of(viewer) if viewer else "/")
