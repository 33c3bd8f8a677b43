"""How Kith looks and behaves for this person."""

from collections.abc import Mapping
from typing import Any

from core.rules.changes import Action, edited
from core.rules.choices import read_choice
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords


@once
def choose(records: OpenRecords, *, wanted: Mapping[str, Any]) -> Saved:
    """Set some choices.

    Raises:
        BadInput: no such choice, or not one of its values.
    """
    sheet = records.sheet()
    settings = {**sheet.settings, **{name: read_choice(name, raw) for name, raw in wanted.items()}}
    entry = records.write(Action.SET, [edited(sheet, settings=settings)])
    return Saved(None if entry is None else entry.id)
