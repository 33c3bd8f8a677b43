"""Every change, and the way back."""

from typing import Annotated

from fastapi import Query

from api.deps import OnceKey, Reading, Writing
from api.routing import Router
from api.schemas.things import JournalEntry, Saved
from core.services import undoing

router = Router(prefix="/journal", tags=["journal"])


@router.get("")
def list_entries(
    records: Reading,
    before: int | None = None,
    most: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[JournalEntry]:
    """Entries, newest first; `before` an entry's number for the next page."""
    return [JournalEntry.of(entry) for entry in records.journal.latest(most, before)]


@router.post("/{entry_id}/undo")
def undo(records: Writing, key: OnceKey, entry_id: str) -> Saved:
    """Take a change of the last 30 days back."""
    saved = undoing.undo(records, key, entry_id=entry_id)
    return Saved(entry=saved.entry_id)
