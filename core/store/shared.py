"""Records by which somebody else may read what was agreed. Rows stay in here.

The only things that come out are a frozen view and its line in the person's list of who looked.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from core.access.grants import Part, Recipient, Terms
from core.access.scope import Right
from core.rules.changes import rebuild
from core.rules.choices import choices_of
from core.rules.facts import NetworkMap
from core.rules.sharing import SharedView, Sharing, shared_view
from core.rules.speech import Translator
from core.rules.suggestions import SuggestionKind
from core.store.looks import Seen
from core.store.records import Records
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.suggestions import proposed_by


class _Behind(Records):
    """Rows behind a summary; nothing outside this file holds one."""

    needs: ClassVar[Right] = Right.SUMMARY


@dataclass(frozen=True, slots=True)
class Granted:
    """A grant that holds now, and at which epoch."""

    grant: str
    to: Recipient
    terms: Terms
    shared_at: datetime
    epoch: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """Whom a view is for and by what: the same for a preview and for a reading."""

    name: str
    to: Recipient
    terms: Terms
    shared_at: datetime


class SharedRecords:
    """What one grant opens for one worker, inside the transaction that notes the reading."""

    def __init__(
        self, session: ScopedSession, seal: Seal, now: datetime, granted: Granted, name: str
    ) -> None:
        self._behind = _Behind(session, seal, now)
        self._name = name
        self.granted = granted
        self.now = now

    def view(self, speech: Translator) -> SharedView:
        """What was agreed, today."""
        granted = self.granted
        agreed = Agreed(self._name, granted.to, granted.terms, granted.shared_at)
        return view_of(self._behind, agreed, speech)

    def suggest(self, suggestion_id: str, kind: SuggestionKind, content: Any) -> None:
        """Propose something. The person may say yes to it, and until then it changes nothing."""
        made, granted = (suggestion_id, self.now), self.granted
        self._behind.suggestions.propose(
            proposed_by(granted.to, granted.grant, kind, content, made)
        )

    def note(self, look_id: str, how: str) -> None:
        """Put this reading into the person's list of who looked."""
        granted = self.granted
        parts = tuple(part.value for part in Part if part in granted.terms.parts)
        seen = Seen(look_id, granted.grant, granted.to, granted.epoch, self.now, how, parts)
        self._behind.looks.add(seen)


def view_of(records: Records, agreed: Agreed, speech: Translator) -> SharedView:
    """The view of a map as agreed, whoever asks: preview and reading are made by this alone."""
    zone = ZoneInfo(choices_of(records.sheet().settings)["time_zone"])
    today = _day(records.now, zone)
    morning = datetime.combine(today, datetime.min.time(), zone)
    last_look = records.looks.last_before(agreed.to, morning)
    sharing = Sharing(
        name=agreed.name,
        terms=agreed.terms,
        shared_on=_day(agreed.shared_at, zone),
        ends_on=_day(agreed.terms.ends_at, zone),
        then=_as_it_was(records, agreed.terms, last_look),
        then_on=None if last_look is None else _day(last_look, zone),
    )
    return shared_view(_map(records, agreed.terms), sharing, today, speech)


def _map(records: Records, terms: Terms) -> NetworkMap:
    """The parts of a map that a view may be made from: no contacts, answers only for the type."""
    return NetworkMap(
        sheet=records.sheet(),
        connections=records.connections(),
        ties=records.ties(),
        answers=records.answers() if Part.TYPE in terms.parts else {},
    )


def _as_it_was(records: Records, terms: Terms, at: datetime | None) -> NetworkMap | None:
    if at is None or Part.CHANGES not in terms.parts:
        return None
    return rebuild(records.journal.all(), until=at)


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
