"""The journal of a map file as plain values: its shape in order, its ids made fit."""

from collections.abc import Iterable, Mapping
from typing import Any

from core.errors import BadFile
from core.files.ids import fit_id
from core.files.journal_part import ChangePart, EntryPart
from core.files.moments import moment_text
from core.rules.changes import Noun
from core.rules.facts import tie_id
from core.rules.vocabulary import TieKind

_ID_FIELDS: Mapping[Noun, tuple[str, ...]] = {
    Noun.SHEET: (),
    Noun.CONNECTION: ("id",),
    Noun.TIE: ("a", "b"),
    Noun.CONTACT: ("id", "connection"),
    Noun.ANSWER: ("id",),
}


def journal_of(entries: Iterable[EntryPart]) -> tuple[Mapping[str, Any], ...]:
    """Entries as ``MapFile.journal`` describes them.

    Raises:
        BadFile: ``same_id`` (``place``), or ``undoes``: not an earlier entry, or one taken back
            already.
    """
    known: set[str] = set()
    undone: set[str | None] = set()
    journal = []
    for number, part in enumerate(entries):
        entry = _entry(part)
        if entry["id"] in known:
            raise BadFile("same_id", place=("journal", number, "id"))
        undoes = entry.get("undoes")
        if undoes is not None and (undoes not in known or undoes in undone):
            raise BadFile("undoes", place=("journal", number, "undoes"))
        known.add(entry["id"])
        undone.add(undoes)
        journal.append(entry)
    return tuple(journal)


def _entry(part: EntryPart) -> dict[str, Any]:
    entry = {
        "id": fit_id(part.id),
        "at": moment_text(part.at),
        "by": part.by,
        "action": part.action,
    }
    if part.undoes is not None:
        entry["undoes"] = fit_id(part.undoes)
    return {**entry, "changes": [_change(change) for change in part.changes], **part.beside}


def _change(part: ChangePart) -> dict[str, Any]:
    before, after = (_with_fit_ids(part.thing, side) for side in (part.before, part.after))
    return {
        "thing": part.thing.value,
        "id": _change_id(part, after or before or {}),
        "before": before,
        "after": after,
        **part.beside,
    }


def _with_fit_ids(thing: Noun, fields: dict[str, Any] | None) -> dict[str, Any] | None:
    if fields is None:
        return None
    fit = {
        key: fit_id(fields[key]) for key in _ID_FIELDS[thing] if isinstance(fields.get(key), str)
    }
    return fields | fit


def _change_id(part: ChangePart, fields: dict[str, Any]) -> str:
    """A tie is known by its ends, everything else by its own id."""
    if part.thing is not Noun.TIE:
        return fit_id(part.id)
    a, b, kind = (fields.get(key) for key in ("a", "b", "kind"))
    if isinstance(a, str) and isinstance(b, str) and kind in set(TieKind):
        return tie_id(a, b, TieKind(kind))
    return part.id
