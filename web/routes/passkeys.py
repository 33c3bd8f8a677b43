"""Passkeys: the browser's own questions and answers, as JSON."""

from typing import Annotated, Any

from fastapi import Body, Request
from fastapi.responses import JSONResponse, Response

from core.errors import WrongKey
from core.services import passkeys, signing_in
from web.cookies import sit
from web.deps import CurrentGate, CurrentHouse, CurrentSite, CurrentViewer
from web.device import device_in_words
from web.render import speech
from web.routing import Router
from web.sentences import sentence

public = Router()
router = Router()

Answer = Annotated[dict[str, Any], Body()]


@public.post("/passkeys/sign-in/options")
def ask_to_sign_in(gate: CurrentGate, site: CurrentSite) -> Response:
    """A challenge that names nobody."""
    return _asked(passkeys.ask_to_sign_in(gate.door, site))


@public.post("/passkeys/sign-in")
def sign_in(
    request: Request,
    gate: CurrentGate,
    site: CurrentSite,
    house: CurrentHouse,
    answer: Answer,
) -> Response:
    """Sign in by the answer."""
    try:
        sitting = passkeys.sign_in(
            gate.door,
            site,
            challenge_id=str(answer.get("challenge_id", "")),
            answer=answer.get("credential"),
            device=device_in_words(request),
        )
    except WrongKey as refusal:
        return _refused(refusal)
    if before := request.cookies.get(house.cookies.sitting):
        signing_in.sign_out(gate.door, before)  # one browser, one sitting: a locked one ends
    return sit(JSONResponse({"next": "/staff" if sitting.works else "/today"}), house, sitting)


@router.post("/passkeys/register/options")
def ask_to_register(gate: CurrentGate, site: CurrentSite, viewer: CurrentViewer) -> Response:
    """A challenge for a new passkey."""
    return _asked(passkeys.ask_to_register(gate.door, site, viewer))


@router.post("/passkeys/register")
def register(
    request: Request,
    gate: CurrentGate,
    site: CurrentSite,
    viewer: CurrentViewer,
    answer: Answer,
) -> Response:
    """Keep the new passkey."""
    try:
        passkeys.register(
            gate.door,
            site,
            viewer,
            challenge_id=str(answer.get("challenge_id", "")),
            answer=answer.get("credential"),
            label=device_in_words(request),
        )
    except WrongKey as refusal:
        return _refused(refusal)
    return JSONResponse({"next": "/staff/more" if viewer.role.works else "/settings/sign-ins"})


def _asked(asked: passkeys.Asked) -> Response:
    return JSONResponse({"challenge_id": asked.challenge_id, "options": asked.options})


def _refused(refusal: WrongKey) -> Response:
    return JSONResponse({"says": sentence(refusal, speech())}, 401)
