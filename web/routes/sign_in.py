"""Sign in, sign out, come back by a recovery code."""

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput, KithError, SlowDown, WrongKey
from core.rules.sign_in_names import folded
from core.services import signing_in
from web.cookies import know_device, known_device, sit, stand_up
from web.deps import CurrentGate, CurrentHasher, CurrentHouse
from web.device import device_in_words
from web.forms import Posted, PostedForm
from web.lapsed import kept_before
from web.render import page, speech, to_page
from web.routing import Router
from web.sentences import sentence

router = Router()


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """The sign-in form."""
    return _form(request)


@router.post("/sign-in")
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
        sitting = signing_in.sign_in(
            gate.door,
            hasher,
            name=name,
            passphrase=form.text("passphrase"),
            device=device_in_words(request),
            known_device=known_device(request, house),
            stays=form.ticked("stays"),
        )
    except (WrongKey, SlowDown) as refusal:
        return _form(request, form, refusal)
    action, fields = kept_before(form)
    if action:
        response: Response = page(request, "kept-words", action=action, fields=fields)
    else:
        response = to_page("/today")
    handle = gate.keys.fingerprint(folded(name), "handle")
    return know_device(request, sit(response, house, sitting), house, handle)


@router.get("/sign-in/code")
def code_page(request: Request) -> Response:
    """The way back in with a recovery code."""
    return page(request, "sign-in-code", code="", errors={})


@router.post("/sign-in/code")
def use_code(
    request: Request,
    gate: CurrentGate,
    hasher: CurrentHasher,
    house: CurrentHouse,
    form: PostedForm,
) -> Response:
    """Use a recovery code and choose another passphrase."""
    try:
        sitting, _name = signing_in.come_back(
            gate.door,
            hasher,
            code=form.text("code"),
            passphrase=form.text("passphrase"),
            device=device_in_words(request),
        )
    except BadInput as error:
        errors = {error.field: sentence(error, speech())}
    except WrongKey as error:
        errors = {"code": sentence(error, speech())}
    else:
        return sit(to_page("/start/keep"), house, sitting)
    return page(request, "sign-in-code", status=422, code=form.text("code"), errors=errors)


@router.post("/sign-out")
def sign_out(request: Request, gate: CurrentGate, house: CurrentHouse) -> Response:
    """Sign out here."""
    token = request.cookies.get(house.cookies.sitting)
    if token:
        signing_in.sign_out(gate.door, token)
    return stand_up(to_page("/"), house)


def _form(
    request: Request, form: Posted | None = None, refusal: KithError | None = None
) -> Response:
    action, fields = kept_before(form) if form else ("", [])
    return page(
        request,
        "sign-in",
        status=_status(refusal),
        kept=fields,
        kept_action=action,
        says=sentence(refusal, speech()) if refusal else "",
        name=form.text("name") if form else "",
        stays=form.ticked("stays") if form else False,
    )


def _status(refusal: KithError | None) -> int:
    if refusal is None:
        return 200
    return 429 if isinstance(refusal, SlowDown) else 422
