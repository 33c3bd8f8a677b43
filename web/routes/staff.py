"""The pages of those who work here: who shares with them, a code to show, and their sign-ins."""

from fastapi import Request
from fastapi.responses import Response

from core.access.viewer import Role
from core.errors import BadInput, WrongKey
from core.services import meeting_codes, passkeys, signing_in, staffing
from web.cookies import stand_up
from web.deps import CurrentGate, CurrentHasher, CurrentHouse, CurrentViewer, local
from web.forms import PostedForm
from web.render import page, speech, to_page
from web.routing import Router
from web.sentences import sentence
from web.square_code import square_code

router = Router(prefix="/staff")
receiving = Router(prefix="/staff")
ZONE = "Europe/London"  # a worker's pages tell the hour as it is where Kith is used


@router.get("")
def home(request: Request, gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """Who shares with the viewer; an admin has nobody, and goes to the workers."""
    if viewer.role is Role.ADMIN:
        return to_page("/admin/workers")
    me = staffing.myself(gate.door, viewer)
    return page(request, "staff-home", here="home", me=me)


@receiving.get("/code")
def code_page(request: Request) -> Response:
    """Where a code can be made."""
    return page(request, "staff-code", here="code", made=None, square=None)


@receiving.post("/code")
def make_code(request: Request, gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """A new code, shown this once."""
    made = meeting_codes.show_code(gate.door, viewer)
    return page(
        request,
        "staff-code",
        here="code",
        made=made,
        until=local(made.until, ZONE),
        square=square_code(made.code),
    )


@router.get("/more")
def more(request: Request, gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """Who the viewer is here, and how they sign in."""
    return page(
        request,
        "staff-more",
        here="more",
        me=staffing.myself(gate.door, viewer),
        sign_in_name=signing_in.own_sign_in_name(gate.door, viewer),
        sittings=signing_in.sittings(gate.door, viewer),
        passkeys=passkeys.passkeys(gate.door, viewer),
        at=lambda moment: local(moment, ZONE),
        is_new="new" in request.query_params,
    )


@router.post("/sign-ins/{sitting_id}/end")
def end(gate: CurrentGate, viewer: CurrentViewer, sitting_id: str) -> Response:
    """Sign one device out."""
    signing_in.end_sitting(gate.door, viewer, sitting_id)
    return to_page("/staff/more")


@router.post("/passkeys/{passkey_id}/remove")
def remove_passkey(gate: CurrentGate, viewer: CurrentViewer, passkey_id: str) -> Response:
    """A passkey no longer signs in."""
    passkeys.remove_passkey(gate.door, viewer, passkey_id)
    return to_page("/staff/more")


@router.get("/passphrase")
def passphrase_page(request: Request) -> Response:
    """Another passphrase."""
    return page(request, "staff-passphrase", here="more", errors={})


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
        return to_page("/staff/more")
    return page(request, "staff-passphrase", here="more", status=422, errors=errors)


@router.post("/sign-out")
def sign_out(request: Request, gate: CurrentGate, house: CurrentHouse) -> Response:
    """Sign out here."""
    signing_in.sign_out(gate.door, request.cookies.get(house.cookies.sitting, ""))
    return stand_up(to_page("/staff/sign-in"), house)
