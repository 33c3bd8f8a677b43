"""History: every change, and the way back for thirty days."""

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response

from core.rules.telling import tell_entry
from core.rules.undoing import is_undoable
from core.services.undoing import undo
from web.deps import Reading, Writing, local
from web.forms import PostedForm
from web.render import page, speech, to_page
from web.routing import Router

router = Router()
A_PAGE = 40
_BACK_TO = (
    "/today",
    "/list",
    "/map",
    "/connections/",
    "/week",
    "/settings",
    "/data",
    "/history",
    "/prompts",
)


@router.get("/history")
def show(request: Request, records: Reading, before: int | None = None) -> Response:
    """Entries, newest first, by day."""
    entries = records.journal.latest(A_PAGE + 1, before)
    undone = records.journal.undone_by(entry.id for entry in entries)
    names = {key: item.name for key, item in records.connections().items()}
    zone = request.state.choices["time_zone"]
    rows = [
        {
            "entry": entry,
            "says": tell_entry(entry, speech(), names),
            "at": local(entry.at, zone),
            "day": local(entry.at, zone).date(),
            "undone": entry.id in undone,
            "undoable": entry.id not in undone and is_undoable(entry, records.now),
        }
        for entry in entries[:A_PAGE]
    ]
    older = entries[A_PAGE - 1].number if len(entries) > A_PAGE else None
    return page(request, "history", here="more", rows=rows, older=older)


@router.post("/undo")
def undo_one(records: Writing, form: PostedForm) -> Response:
    """Take a change back, and return to the page it was made on."""
    saved = undo(records, form.once, entry_id=form.text("entry"))
    return to_page(_back(form.text("back"), records.connections()), saved)


def _back(asked: str, connections: Mapping[str, object]) -> str:
    """A page of ours that is still there."""
    path = asked.partition("?")[0]
    if not path.startswith(_BACK_TO) or path.startswith("//"):
        return "/today"
    if path.startswith("/connections/") and path.split("/")[2] not in connections:
        return "/list"
    return path
