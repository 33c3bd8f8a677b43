"""First visit: what Kith is, and making an account."""

import uuid

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput, WrongKey
from core.services import signing_in
from web.cookies import sit
from web.deps import CurrentGate, CurrentHasher, CurrentHouse, CurrentViewer, MaybeViewer, Reading
from web.device import device_in_words
from web.forms import Posted, PostedForm
from web.render import home_of, page, speech, to_page
from web.routing import Router
from web.sentences import sentence

public = Router()
router = Router()


@public.get("/")
def welcome(request: Request, viewer: MaybeViewer) -> Response:
    """The first page, or Today for somebody signed in."""
    return to_page(home_of(viewer)) if viewer else page(request, "welcome")


@public.get("/start")
def start(request: Request) -> Response:
    """The form that makes an account."""
    return _start(request)


@public.post("/start")
def make_account(
    request: Request,
    gate: CurrentGate,
    hasher: CurrentHasher,
    house: CurrentHouse,
    form: PostedForm,
) -> Response:
    """Make the account and sign in."""
    try:
        sitting = signing_in.create_account(
            gate.door,
            hasher,
            account_id=_form_id(form),
            nickname=form.text("nickname"),
            passphrase=form.text("passphrase"),
            device=device_in_words(request),
            stays=form.ticked("stays"),
        )
    except BadInput as error:
        return _start(request, form, {error.field: sentence(error, speech())})
    except WrongKey:
        return _start(request, form, {"passphrase": sentence(WrongKey(), speech())})
    return sit(to_page("/start/keep"), house, sitting)


@router.get("/start/keep")
def keep(request: Request, gate: CurrentGate, viewer: CurrentViewer, records: Reading) -> Response:
    """The sign-in name, to write down."""
    name = signing_in.own_sign_in_name(gate.door, viewer)
    asks = "prompts" not in records.sheet().settings  # asked once, and nothing is ticked
    return page(request, "keep", sign_in_name=name, codes=(), asks=asks)


@router.post("/start/keep")
def show_codes(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, _records: Reading
) -> Response:
    """Fresh recovery codes, shown this once."""
    codes = signing_in.fresh_codes(gate.door, viewer)
    name = signing_in.own_sign_in_name(gate.door, viewer)
    return page(request, "keep", sign_in_name=name, codes=codes, asks=False)


def _form_id(form: Posted) -> str:
    try:
        return str(uuid.UUID(form.once, version=4))
    except ValueError:
        return str(uuid.uuid4())


def _start(
    request: Request, form: Posted | None = None, errors: dict[str, str] | None = None
) -> Response:
    return page(
        request,
        "start",
        status=422 if errors else 200,
        nickname=form.text("nickname") if form else "",
        stays=form.ticked("stays") if form else False,
        account_key=form.once if form else str(uuid.uuid4()),
        errors=errors or {},
    )
