"""How those who work here come in: join once, sign in, lock, go on."""

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput, KithError, NotSignedIn, SlowDown, WrongKey
from core.rules.sign_in_names import folded
from core.services import inviting, signing_in, staff_signing_in
from core.services.one_time_codes import address_of
from web.cookies import know_device, known_device, sit
from web.deps import CurrentGate, CurrentHasher, CurrentHouse, MaybeViewer
from web.device import device_in_words
from web.forms import Posted, PostedForm
from web.lapsed import kept_before
from web.render import page, speech, to_page
from web.routing import Router
from web.sentences import sentence, staff_sentence
from web.square_code import square_code

router = Router()


@router.get("/staff/sign-in")
def sign_in_page(request: Request) -> Response:
    """The sign-in form of those who work here."""
    return _form(request, "staff-sign-in")


@router.post("/staff/sign-in")
def sign_in(
    request: Request,
    gate: CurrentGate,
    hasher: CurrentHasher,
    house: CurrentHouse,
    form: PostedForm,
) -> Response:
    """Sign in; words kept from a lapsed sign-in come back to be saved."""
    name = form.text("name")
    try:
        sitting = staff_signing_in.sign_in(
            gate.door,
            hasher,
            name=name,
            passphrase=form.text("passphrase"),
            code=form.text("code"),
            device=device_in_words(request),
            known_device=known_device(request, house),
        )
    except (WrongKey, SlowDown) as refusal:
        return _form(request, "staff-sign-in", form, refusal)
    if before := request.cookies.get(house.cookies.sitting):
        signing_in.sign_out(gate.door, before)
    handle = gate.keys.fingerprint(folded(name), "handle")
    return know_device(request, sit(_onwards(request, form), house, sitting), house, handle)


@router.post("/staff/lock")
def lock(request: Request, gate: CurrentGate, house: CurrentHouse) -> Response:
    """Lock this sitting. Works without a script."""
    token = request.cookies.get(house.cookies.sitting)
    is_locked = bool(token) and staff_signing_in.lock(gate.door, token or "")
    return to_page("/staff/unlock" if is_locked else "/staff/sign-in")


@router.get("/staff/unlock")
def unlock_page(request: Request) -> Response:
    """What a locked sitting asks for."""
    return _form(request, "unlock")


@router.post("/staff/unlock")
def unlock(
    request: Request,
    gate: CurrentGate,
    hasher: CurrentHasher,
    house: CurrentHouse,
    form: PostedForm,
) -> Response:
    """Go on where it was locked."""
    try:
        sitting = staff_signing_in.unlock(
            gate.door,
            hasher,
            token=request.cookies.get(house.cookies.sitting, ""),
            passphrase=form.text("passphrase"),
            code=form.text("code"),
        )
    except (WrongKey, SlowDown) as refusal:
        return _form(request, "unlock", form, refusal)
    except NotSignedIn:
        return to_page("/staff/sign-in")
    return sit(_onwards(request, form), house, sitting)


@router.get("/join/{token}")
def invitation(request: Request, gate: CurrentGate, _viewer: MaybeViewer, token: str) -> Response:
    """What an invitation offers, and what it asks for."""
    return _invitation(request, gate, token, {})


@router.post("/join/{token}")
def join(
    request: Request,
    gate: CurrentGate,
    hasher: CurrentHasher,
    house: CurrentHouse,
    _viewer: MaybeViewer,
    form: PostedForm,
    token: str,
) -> Response:
    """Become one of those who work here, signed in."""
    try:
        sitting = inviting.join(
            gate.door,
            hasher,
            token=token,
            passphrase=form.text("passphrase"),
            code=form.text("code"),
            device=device_in_words(request),
        )
    except BadInput as error:
        return _invitation(request, gate, token, {error.field: sentence(error, speech())})
    except WrongKey:
        says = speech().gettext("That code does not fit. Wait for the next one, then type it.")
        return _invitation(request, gate, token, {"code": says})
    return sit(to_page("/staff/more?new=1"), house, sitting)


def _invitation(
    request: Request, gate: CurrentGate, token: str, errors: dict[str, str]
) -> Response:
    offered = inviting.look_at(gate.door, token)
    return page(
        request,
        "join",
        status=422 if errors else 200,
        offered=offered,
        token=token,
        square=square_code(address_of(offered.secret, offered.name)),
        errors=errors,
    )


def _onwards(request: Request, form: Posted) -> Response:
    action, fields = kept_before(form)
    return (
        page(request, "kept-words", action=action, fields=fields) if action else to_page("/staff")
    )


def _form(
    request: Request, template: str, form: Posted | None = None, refusal: KithError | None = None
) -> Response:
    action, fields = kept_before(form) if form else ("", [])
    return page(
        request,
        template,
        status=_status(refusal),
        kept=fields,
        kept_action=action,
        says=staff_sentence(refusal, speech()) if refusal else "",
        name=form.text("name") if form else "",
    )


def _status(refusal: KithError | None) -> int:
    if refusal is None:
        return 200
    return 429 if isinstance(refusal, SlowDown) else 422
