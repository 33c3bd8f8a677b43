"""The journal's shelf: entries in, entries out, words sealed apart from what rules count."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlmodel import col, select

from core.rules.changes import Action, Change, Entry, Noun, Thing
from core.rules.packing import pack, unpack
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.tables import JournalEntry

# Fields that hold somebody's words; the rest may be counted without a key.
WORDS: Mapping[Noun, frozenset[str]] = MappingProxyType(
    {
        Noun.CONNECTION: frozenset({"name", "gives_me", "extra"}),
        Noun.SHEET: frozenset({"me", "carried"}),
        Noun.TIE: frozenset(),
        Noun.CONTACT: frozenset(),
        Noun.ANSWER: frozenset(),
    }
)
_Packed = dict[str, Any] | None


class Journal:
    """Entries of one owner, oldest first."""

    def __init__(self, session: ScopedSession, seal: Seal) -> None:
        self._session = session
        self._seal = seal

    def add(self, entry: Entry) -> None:
        """Put an entry at the end."""
        split = [_split(change) for change in entry.changes]
        words = [half for _, half in split]
        self._session.add(
            JournalEntry(
                owner_id=self._session.scope.owner_id,
                id=entry.id,
                number=entry.number,
                at=entry.at,
                by=entry.by,
                action=entry.action.value,
                undoes=entry.undoes,
                changes=[half for half, _ in split],
                words=self._seal.close_json(words, f"journal.words:{entry.id}")
                if any(words)
                else None,
            )
        )

    def all(self) -> list[Entry]:
        """Every entry, oldest first."""
        return self._entries(select(JournalEntry).order_by(col(JournalEntry.number)))

    def latest(self, most: int, before: int | None = None) -> list[Entry]:
        """The newest entries first, at most ``most``, before entry number ``before``."""
        query = select(JournalEntry).order_by(col(JournalEntry.number).desc()).limit(most)
        if before is not None:
            query = query.where(col(JournalEntry.number) < before)
        return self._entries(query)

    def get(self, entry_id: str) -> Entry | None:
        """One entry."""
        found = self._entries(select(JournalEntry).where(col(JournalEntry.id) == entry_id))
        return found[0] if found else None

    def undone_by(self, ids: Iterable[str]) -> dict[str, str]:
        """Which of these entries were taken back: entry id → id of the entry that undid it."""
        query = select(JournalEntry.undoes, JournalEntry.id).where(
            col(JournalEntry.undoes).in_(list(ids))
        )
        return {undone: by for undone, by in self._session.exec(query) if undone is not None}

    def _entries(self, query: Any) -> list[Entry]:
        return [self._entry(row) for row in self._session.exec(query)]

    def _entry(self, row: JournalEntry) -> Entry:
        place = f"journal.words:{row.id}"
        words = self._seal.open_json(row.words, place) if row.words else [{}] * len(row.changes)
        return Entry(
            id=row.id,
            number=row.number,
            at=row.at,
            by=row.by,
            action=Action(row.action),
            undoes=row.undoes,
            changes=tuple(map(_joined, row.changes, words)),
        )


def _split(change: Change) -> tuple[dict[str, Any], dict[str, Any]]:
    open_half: dict[str, Any] = {"thing": change.noun.value, "id": change.id}
    words: dict[str, Any] = {}
    for side in ("before", "after"):
        packed = _packed(change.noun, getattr(change, side))
        if packed is None:
            open_half[side] = None
            continue
        secret = WORDS[change.noun]
        open_half[side] = {key: value for key, value in packed.items() if key not in secret}
        hidden = {key: value for key, value in packed.items() if key in secret}
        if hidden:
            words[side] = hidden
    return open_half, words


def _packed(noun: Noun, thing: Thing | None) -> _Packed:
    return None if thing is None else pack(noun, thing)


def _joined(open_half: Mapping[str, Any], words: Mapping[str, Any]) -> Change:
    noun = Noun(open_half["thing"])
    sides = [
        None
        if open_half[side] is None
        else unpack(noun, {**open_half[side], **words.get(side, {})})
        for side in ("before", "after")
    ]
    return Change(noun, open_half["id"], *sides)
