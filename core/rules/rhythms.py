"""Rhythms the person set themselves: which has passed, and by how much."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from typing import NamedTuple

from core.rules.changes import Entry
from core.rules.facts import Connection
from core.rules.offered import Given, Offered
from core.rules.signals import Glimpse
from core.rules.thresholds import RHYTHM_DAYS
from core.rules.vocabulary import PromptRule, Rhythm
from core.rules.wording import never_named


def rhythms_since(entries: Iterable[Entry], zone: tzinfo) -> Mapping[str, date]:
    """The day each connection's rhythm was last set, from the journal in order of number."""
    return {
        change.id: entry.at.astimezone(zone).date()
        for entry in entries
        for change in entry.changes
        if isinstance(change.after, Connection)
        and change.after.rhythm is not None
        and (change.before is None or "rhythm" in change.changed_fields)
    }


class Overdue(NamedTuple):
    """A rhythm that has passed: its connection, since when it counts, and days beyond it."""

    item: Glimpse
    since: date
    days: int


def passed_rhythms(
    items: Iterable[Glimpse],
    last_met: Mapping[str, date],
    rhythm_since: Mapping[str, date],
    offered: Sequence[Offered],
    said: Mapping[str, Given],
    on: date,
) -> list[Overdue]:
    """Rhythms that have passed, the longest overdue first.

    Contact of any kind begins a rhythm afresh; so do setting it, adding the connection, and a card
    about it. After a card that nobody answered only contact, or setting the rhythm anew, does.
    """
    found = list[Overdue]()
    for item in items:
        if item.rhythm is None or never_named(item):
            continue
        own = [last_met.get(item.id), rhythm_since.get(item.id), item.added_on]
        begun = max((day for day in own if day is not None), default=None)
        since = _since(item, begun, offered, said)
        if since is not None:
            found.append(Overdue(item, since, (on - since).days - _length(item)))
    found = [one for one in found if one.days > 0]
    return sorted(found, key=lambda one: (-one.days, one.item.id))


def _length(item: Glimpse) -> int:
    return RHYTHM_DAYS[Rhythm(item.rhythm)] if item.rhythm is not None else 0


def _since(
    item: Glimpse, begun: date | None, offered: Sequence[Offered], said: Mapping[str, Given]
) -> date | None:
    """``None``: nothing is known, or the last card about it still stands in the way."""
    if begun is None:
        return None
    about = [c for c in offered if c.rule == PromptRule.RHYTHM and c.connection == item.id]
    last = max(about, key=lambda card: (card.at, card.id), default=None)
    if last is None:
        return begun
    if last.id not in said and begun <= last.local_day:
        return None
    return max(begun, last.local_day)
