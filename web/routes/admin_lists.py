"""Help lines and local activities, as an admin keeps them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadFile, BadInput, KithError
from core.files.activity_list import read_activities, write_activities
from core.rules.local_lines import MOST_LINES
from core.services import local_activities, local_help
from web.deps import CurrentGate, CurrentHouse, CurrentViewer, local
from web.forms import Posted, PostedForm
from web.help_lines import with_local
from web.render import page, speech, to_page
from web.routes.staff import ZONE
from web.routing import Router
from web.sentences import sentence
from web.uploads import as_bytes, as_text

router = Router(prefix="/admin")
PARTS = ("name", "number", "note", "word")


@router.get("/help-lines")
def help_lines(request: Request, gate: CurrentGate, house: CurrentHouse) -> Response:
    """The lines on the page Help now, to be changed."""
    now = with_local(house.help_lines, gate.local_help())
    lines = [{part: getattr(line, part) for part in PARTS} for line in now.lines]
    return _lines(request, house, lines, now.checked_on)


@router.post("/help-lines")
def set_lines(
    request: Request,
    gate: CurrentGate,
    house: CurrentHouse,
    viewer: CurrentViewer,
    form: PostedForm,
) -> Response:
    """Put other lines on the page Help now."""
    typed = [_typed(form, place) for place in range(1, MOST_LINES + 1)]
    try:
        local_help.set_lines(
            gate.door,
            viewer,
            typed=typed,
            checked_on=form.day("checked_on"),
            today=local(gate.clock(), ZONE).date(),
        )
    except BadInput as error:
        errors = {error.field: sentence(_of_any_line(error), speech())}
        shown = [line for line in typed if any(line.values())]
        return _lines(request, house, shown, form.text("checked_on"), errors)
    return to_page("/help")


@router.get("/activities")
def activities(request: Request, gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """The list, and a form to bring another one."""
    return _activities(request, gate, viewer)


@router.get("/activities/file")
def activities_file(gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """The list as a file for a spreadsheet; no cell of it acts as a formula."""
    text = write_activities(local_activities.listed(gate.door, viewer))
    headers = {
        "Content-Disposition": 'attachment; filename="activities.csv"',
        "Cache-Control": "no-store",
    }
    return Response(text.encode("utf-8-sig"), media_type="text/csv", headers=headers)


@router.post("/activities/look")
def look(request: Request, gate: CurrentGate, viewer: CurrentViewer, form: PostedForm) -> Response:
    """What a file holds, line by line; nothing is kept yet."""
    raw = form.file("file")
    try:
        if not raw:
            raise BadFile("empty")  # noqa: TRY301 - the same sentence as any other file
        found = read_activities(raw)
    except BadFile as refusal:
        return _activities(request, gate, viewer, refusal)
    wrong = [
        (one, sentence(BadInput(one.column, one.problem, most=80), speech())) for one in found.wrong
    ]
    return page(
        request,
        "admin-activities-look",
        here="activities",
        status=422 if wrong else 200,
        found=found,
        wrong=wrong,
        kept=as_text(raw),
    )


@router.post("/activities")
def replace(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, form: PostedForm
) -> Response:
    """Put the list of the file in place of the one there is."""
    try:
        local_activities.replace_list(gate.door, viewer, _kept(form))
    except (BadFile, BadInput) as refusal:
        return _activities(request, gate, viewer, refusal)
    return to_page("/admin/activities")


def _kept(form: Posted) -> bytes:
    try:
        return as_bytes(form.text("kept"))
    except ValueError:
        raise BadFile("empty") from None


def _typed(form: Posted, place: int) -> dict[str, str]:
    return {part: form.text(f"{part}-{place}").strip() for part in PARTS}


def _of_any_line(error: BadInput) -> BadInput:
    """One sentence for a field, whichever line it stands in."""
    facts = {name: fact for name, fact in error.facts.items() if name not in {"field", "problem"}}
    return BadInput(error.field.partition("-")[0], error.problem, **facts)


def _lines(
    request: Request,
    house: CurrentHouse,
    lines: Sequence[dict[str, str]],
    checked_on: date | str,
    errors: dict[str, str] | None = None,
) -> Response:
    empty: dict[str, str] = dict.fromkeys(PARTS, "")
    shown = [*lines, *[empty] * 2][:MOST_LINES]
    context: dict[str, Any] = {"lines": shown, "emergency": house.help_lines.emergency}
    return page(
        request,
        "admin-help-lines",
        here="help-lines",
        status=422 if errors else 200,
        checked_on=checked_on,
        errors=errors or {},
        **context,
    )


def _activities(
    request: Request, gate: CurrentGate, viewer: CurrentViewer, refusal: KithError | None = None
) -> Response:
    return page(
        request,
        "admin-activities",
        here="activities",
        status=422 if refusal else 200,
        activities=local_activities.listed(gate.door, viewer),
        error=sentence(refusal, speech()) if refusal else "",
    )
