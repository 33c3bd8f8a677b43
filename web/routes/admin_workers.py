"""Workers and teams: an admin invites, lists and removes. Nothing here opens a map."""

from fastapi import Request
from fastapi.responses import Response

from core.access.viewer import Role
from core.errors import BadInput
from core.services import inviting, staffing
from web.deps import CurrentGate, CurrentHouse, CurrentViewer
from web.forms import Posted, PostedForm
from web.render import page, speech, to_page
from web.routing import Router
from web.sentences import sentence

router = Router(prefix="/admin")


@router.get("/workers")
def workers(request: Request, gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """Who works here, who is invited, and a form to invite."""
    return _workers(request, gate, viewer)


@router.post("/workers")
def invite(
    request: Request,
    gate: CurrentGate,
    house: CurrentHouse,
    viewer: CurrentViewer,
    form: PostedForm,
) -> Response:
    """A new invitation; its link is shown this once."""
    try:
        token = inviting.invite(
            gate.door,
            viewer,
            role=form.text("role"),
            name=form.text("name"),
            team_id=form.text("team"),
        )
    except BadInput as error:
        return _workers(request, gate, viewer, form, {error.field: sentence(error, speech())})
    link = f"{house.site.base_url.rstrip('/')}/join/{token}"
    return page(request, "admin-invited", here="workers", link=link, name=form.text("name"))


@router.post("/invitations/{invitation_id}/end")
def take_back(gate: CurrentGate, viewer: CurrentViewer, invitation_id: str) -> Response:
    """An invitation can no longer be used."""
    inviting.take_back(gate.door, viewer, invitation_id)
    return to_page("/admin/workers")


@router.get("/workers/{member_id}/remove")
def ask_to_remove(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, member_id: str
) -> Response:
    """What removing does, before it does."""
    return _removing(request, gate, viewer, member_id)


@router.post("/workers/{member_id}/remove")
def remove(request: Request, gate: CurrentGate, viewer: CurrentViewer, member_id: str) -> Response:
    """A worker is gone: every sitting of theirs ends with this."""
    try:
        staffing.remove_worker(gate.door, viewer, member_id)
    except BadInput as error:
        return _removing(request, gate, viewer, member_id, sentence(error, speech()))
    return to_page("/admin/workers")


@router.get("/teams")
def teams(request: Request, gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """The teams, and a form to add one."""
    return _teams(request, gate, viewer)


@router.post("/teams")
def add_team(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, form: PostedForm
) -> Response:
    """A new team."""
    try:
        staffing.add_team(gate.door, viewer, form.text("name"))
    except BadInput as error:
        return _teams(request, gate, viewer, form, {error.field: sentence(error, speech())})
    return to_page("/admin/teams")


@router.post("/teams/{team_id}/remove")
def remove_team(gate: CurrentGate, viewer: CurrentViewer, team_id: str) -> Response:
    """A team is no more; its workers stay."""
    staffing.remove_team(gate.door, viewer, team_id)
    return to_page("/admin/teams")


def _workers(
    request: Request,
    gate: CurrentGate,
    viewer: CurrentViewer,
    form: Posted | None = None,
    errors: dict[str, str] | None = None,
) -> Response:
    return page(
        request,
        "admin-workers",
        here="workers",
        status=422 if errors else 200,
        workers=staffing.workers(gate.door, viewer),
        invitations=inviting.invitations(gate.door, viewer),
        teams=staffing.teams(gate.door, viewer),
        roles=[role.value for role in Role if role.works],
        name=form.text("name") if form else "",
        role=form.text("role") if form else "",
        team=form.text("team") if form else "",
        errors=errors or {},
    )


def _removing(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, member_id: str, says: str = ""
) -> Response:
    found = staffing.worker(gate.door, viewer, member_id)
    status = 422 if says else 200
    return page(request, "admin-remove", here="workers", status=status, worker=found, says=says)


def _teams(
    request: Request,
    gate: CurrentGate,
    viewer: CurrentViewer,
    form: Posted | None = None,
    errors: dict[str, str] | None = None,
) -> Response:
    return page(
        request,
        "admin-teams",
        here="more",
        status=422 if errors else 200,
        teams=staffing.teams(gate.door, viewer),
        name=form.text("name") if form else "",
        errors=errors or {},
    )
