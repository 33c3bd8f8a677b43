"""Settings: how it looks, who is signed in, keys, codes, and what I say about myself."""

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput, WrongKey
from core.rules import fields
from core.rules.choices import DEFAULTS
from core.rules.facts import Me
from core.services import passkeys, signing_in, tokens
from core.services.answering import describe_me
from core.services.choosing import choose
from web.cookies import stand_up
from web.deps import (
    CurrentGate,
    CurrentHasher,
    CurrentHouse,
    CurrentViewer,
    Reading,
    Writing,
    local,
)
from web.forms import PostedForm
from web.render import done, page, speech, to_page
from web.routing import Router
from web.sentences import sentence

router = Router(prefix="/settings")
_YES_NO = {"yes": True, "no": False}
ZONES = (
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Paris",
    "Europe/Warsaw",
    "Europe/Athens",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Sydney",
)


@router.get("")
def show(request: Request, records: Reading) -> Response:
    """Everything a person can choose."""
    zones = dict.fromkeys((request.state.choices["time_zone"], *ZONES))
    return page(
        request,
        "settings",
        here="more",
        undo=done(request, records),
        chosen=request.state.choices,
        zones=list(zones),
    )


@router.post("")
def save(records: Writing, form: PostedForm) -> Response:
    """Keep the choices this form has."""
    wanted = {name: form.text(name) for name in DEFAULTS if form.text(f"has.{name}")}
    return to_page("/settings", choose(records, form.once, wanted=wanted))


@router.get("/me")
def me_page(request: Request, records: Reading) -> Response:
    """My own situation, all of it optional."""
    return page(request, "me", here="more", me=records.sheet().me or Me(), errors={})


@router.post("/me")
def save_me(request: Request, records: Writing, form: PostedForm) -> Response:
    """Keep it."""
    try:
        saved = describe_me(
            records,
            form.once,
            lives_alone=fields.yes_no("lives_alone", form.text("lives_alone")),
            long_term_illness=fields.yes_no("long_term_illness", form.text("long_term_illness")),
            housing=form.text("housing"),
            education=form.text("education"),
        )
    except BadInput as error:
        typed = Me(
            lives_alone=_YES_NO.get(form.text("lives_alone")),
            long_term_illness=_YES_NO.get(form.text("long_term_illness")),
            housing=form.text("housing"),
            education=form.text("education"),
        )
        errors = {error.field: sentence(error, speech())}
        return page(request, "me", here="more", status=422, me=typed, errors=errors)
    return to_page("/settings", saved)


@router.get("/sign-ins")
def sign_ins(request: Request, gate: CurrentGate, viewer: CurrentViewer, _r: Reading) -> Response:
    """Where I am signed in, and how I sign in."""
    zone = request.state.choices["time_zone"]
    return page(
        request,
        "sign-ins",
        here="more",
        sittings=signing_in.sittings(gate.door, viewer),
        passkeys=passkeys.passkeys(gate.door, viewer),
        sign_in_name=signing_in.own_sign_in_name(gate.door, viewer),
        at=lambda moment: local(moment, zone),
    )


@router.post("/sign-ins/everywhere")
def everywhere(gate: CurrentGate, viewer: CurrentViewer, house: CurrentHouse) -> Response:
    """Sign out on every device, this one too."""
    signing_in.sign_out_everywhere(gate.door, viewer)
    return stand_up(to_page("/"), house)


@router.post("/sign-ins/{sitting_id}/end")
def end(gate: CurrentGate, viewer: CurrentViewer, sitting_id: str) -> Response:
    """Sign one device out."""
    signing_in.end_sitting(gate.door, viewer, sitting_id)
    return to_page("/settings/sign-ins")


@router.post("/passkeys/{passkey_id}/remove")
def remove_passkey(gate: CurrentGate, viewer: CurrentViewer, passkey_id: str) -> Response:
    """A passkey no longer signs in."""
    passkeys.remove_passkey(gate.door, viewer, passkey_id)
    return to_page("/settings/sign-ins")


@router.get("/passphrase")
def passphrase_page(request: Request, _records: Reading) -> Response:
    """Another passphrase."""
    return page(request, "passphrase", here="more", errors={})


@router.post("/passphrase")
def change_passphrase(
    request: Request,
    gate: CurrentGate,
    hasher: CurrentHasher,
    viewer: CurrentViewer,
    form: PostedForm,
) -> Response:
    """Change it; every other device is signed out."""
    try:
        signing_in.change_passphrase(
            gate.door,
            hasher,
            viewer,
            current=form.text("current"),
            new=form.text("passphrase"),
        )
    except BadInput as error:
        errors = {error.field: sentence(error, speech())}
    except WrongKey as error:
        errors = {"current": sentence(error, speech())}
    else:
        return to_page("/settings/sign-ins")
    return page(request, "passphrase", here="more", status=422, errors=errors)


@router.get("/keys")
def keys_page(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, _records: Reading
) -> Response:
    """Keys for programs of my own."""
    return _keys(request, gate, viewer)


@router.post("/keys")
def make_key(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, _records: Reading, form: PostedForm
) -> Response:
    """A new key, shown this once."""
    try:
        token = tokens.make_token(gate.door, viewer, form.text("label"))
    except BadInput as error:
        errors = {error.field: sentence(error, speech())}
        return _keys(request, gate, viewer, status=422, errors=errors, label=form.text("label"))
    return _keys(request, gate, viewer, token=token)


@router.post("/keys/{token_id}/end")
def end_key(gate: CurrentGate, viewer: CurrentViewer, token_id: str) -> Response:
    """A key ends."""
    tokens.revoke_token(gate.door, viewer, token_id)
    return to_page("/settings/keys")


def _keys(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, status: int = 200, **shown: Any
) -> Response:
    held = tokens.tokens(gate.door, viewer)
    context = {"token": "", "errors": {}, "label": "", **shown}
    return page(request, "keys", here="more", status=status, tokens=held, **context)
