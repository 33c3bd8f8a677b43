"""Leave now: the sitting ends and a dull page covers everything."""

from fastapi import Request
from fastapi.responses import Response

from core.services import signing_in
from web.cookies import stand_up
from web.deps import CurrentGate, CurrentHouse
from web.render import page, to_page
from web.routing import Router

router = Router()


@router.post("/leave")
def leave(request: Request, gate: CurrentGate, house: CurrentHouse) -> Response:
    """End the sitting, then the cover. Works without a script."""
    token = request.cookies.get(house.cookies.sitting)
    if token:
        signing_in.sign_out(gate.door, token)
    return stand_up(to_page("/kitchen-measures"), house)


@router.get("/kitchen-measures")
def cover(request: Request) -> Response:
    """The cover."""
    return page(request, "kitchen-measures")
