"""Take a change back, from the page that made it or from History."""

from core.errors import CannotUndo, NotVisible
from core.rules.changes import Action
from core.rules.undoing import emptying, is_undoable, take_back
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords


@once
def undo(records: OpenRecords, *, entry_id: str) -> Saved:
    """Undo one journal entry; the undoing is an entry too, and can itself be undone.

    Raises:
        CannotUndo: older than 30 days, undone before, or overtaken by later changes.
        NotVisible: no such entry.
    """
    entry = records.journal.get(entry_id)
    if entry is None:
        raise NotVisible
    if not is_undoable(entry, records.now):
        raise CannotUndo(reason="too_old")
    if records.journal.undone_by([entry_id]):
        raise CannotUndo(reason="already")
    if entry.action is Action.ADOPTED:
        return _empty_again(records, entry_id)
    taken = take_back(records.everything(), entry)
    made = records.write(Action.UNDONE, taken.changes, undoes=entry_id)
    return Saved(None if made is None else made.id, "partly" if taken.partly else None)


def _empty_again(records: OpenRecords, entry_id: str) -> Saved:
    """An adopted map goes as one; the journal that came with it stays, and says how it was."""
    made = records.write(Action.UNDONE, emptying(records.everything()), undoes=entry_id)
    return Saved(None if made is None else made.id)
