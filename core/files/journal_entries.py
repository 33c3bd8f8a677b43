"""The journal of a map file as journal entries, where it makes sense."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from core.files.map_file import MapFile
from core.rules.changes import Action, Change, Entry, Noun, rebuild, same
from core.rules.packing import unpack


def entries_of(file: MapFile, first: int = 1) -> list[Entry] | None:
    """The entries of a file, numbered from ``first``.

    ``None`` when there are none, or they do not make sense, or do not add up to the file's map.
    """
    if not file.journal:
        return None
    try:
        entries = [_entry(packed, n) for n, packed in enumerate(file.journal, start=first)]
    except (ValidationError, ValueError, KeyError, TypeError):
        return None
    return entries if same(rebuild(entries), file.map) else None


def _entry(packed: Mapping[str, Any], number: int) -> Entry:
    return Entry(
        id=packed["id"],
        number=number,
        at=datetime.fromisoformat(packed["at"]),
        by=packed["by"],
        action=Action(packed["action"]),
        undoes=packed.get("undoes"),
        changes=tuple(_change(change) for change in packed["changes"]),
    )


def _change(packed: Mapping[str, Any]) -> Change:
    noun = Noun(packed["thing"])
    before, after = (
        None if packed.get(side) is None else unpack(noun, packed[side])
        for side in ("before", "after")
    )
    return Change(noun, packed["id"], before, after)
