"""Consent: what a person's own log of sharing adds up to at a moment. Nothing else is remembered.

Events are only ever added. Each raises the person's epoch by one, so that whoever read at one epoch
can be told, just before answering, that it is over. Time never goes back here: ``floor`` is the
latest time this deployment has seen, and a clock set back below it revives nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from core.access.grants import Event, Grant, Recipient, Status, Terms, What
from core.errors import NotVisible

_NONE, _LIVE = Status.NEVER, frozenset({Status.WAITING, Status.ACTIVE, Status.PAUSED})
_OPEN = _LIVE | {Status.OFFERED}
# From which standing each event counts. Anywhere else it changes nothing: what is over stays over.
FROM: Mapping[What, frozenset[Status]] = MappingProxyType(
    {
        What.MET: frozenset(),
        What.OFFERED: frozenset({_NONE}),
        What.GRANTED: frozenset({_NONE, Status.OFFERED}),
        What.NARROWED: _LIVE,
        What.PAUSED: frozenset({Status.WAITING, Status.ACTIVE}),
        What.RESUMED: frozenset({Status.PAUSED}),
        What.WITHDRAWN: _OPEN,
        What.SUPERSEDED: _OPEN,
    }
)
_BECOMES: Mapping[What, Status] = MappingProxyType(
    {
        What.OFFERED: Status.OFFERED,
        What.GRANTED: Status.ACTIVE,
        What.PAUSED: Status.PAUSED,
        What.RESUMED: Status.ACTIVE,
        What.WITHDRAWN: Status.WITHDRAWN,
        What.SUPERSEDED: Status.SUPERSEDED,
    }
)


def latest(now: datetime, floor: datetime | None) -> datetime:
    """The time that counts: never earlier than any time seen before."""
    return now if floor is None else max(now, floor)


def epoch_of(events: Iterable[Event]) -> int:
    """How often anything about this person's sharing has changed."""
    return max((event.epoch for event in events), default=0)


def state_of(
    events: Iterable[Event], grant: str, now: datetime, floor: datetime | None = None
) -> Grant:
    """How one grant stands. Events count in order of epoch, whatever their dates say."""
    standing = Grant(id=grant)
    for event in sorted(events, key=lambda one: one.epoch):
        if event.grant == grant:
            standing = _after(standing, event)
    return _at(standing, latest(now, floor))


def states_of(
    events: Sequence[Event], now: datetime, floor: datetime | None = None
) -> tuple[Grant, ...]:
    """Every grant there ever was, in the order in which they began."""
    ids = dict.fromkeys(event.grant for event in events if event.what is not What.MET)
    return tuple(state_of(events, grant, now, floor) for grant in ids)


def is_open(grant: Grant) -> bool:
    """Whether there is anything left to withdraw."""
    return grant.status in _OPEN


def would_come_back(grant: Grant, floor: datetime | None) -> bool:
    """Whether it is over by time alone, and a clock set back now would bring it back."""
    if grant.terms is None or grant.status is not Status.EXPIRED:
        return False
    return floor is None or floor < grant.terms.ends_at


def _after(grant: Grant, event: Event) -> Grant:
    if grant.status not in FROM[event.what]:
        return grant
    if grant.to not in {None, event.to}:
        return grant  # a grant never passes to somebody else
    said_yes = event.what is What.GRANTED
    return Grant(
        id=grant.id,
        to=event.to,
        status=_BECOMES.get(event.what, grant.status),
        terms=_terms(grant, event),
        shared_at=event.at if said_yes else grant.shared_at,
    )


def _terms(grant: Grant, event: Event) -> Terms | None:
    """A narrower agreement is what both say: it can never come to more than the one before."""
    if event.what is What.GRANTED or event.terms is None or grant.terms is None:
        return event.terms if event.what is What.GRANTED else grant.terms
    old, new = grant.terms, event.terms
    return Terms(
        parts=old.parts & new.parts,
        names=old.names & new.names,
        purpose=old.purpose,
        starts_at=max(old.starts_at, new.starts_at),
        ends_at=min(old.ends_at, new.ends_at),
        wording=new.wording,
        language=new.language,
    )


def _at(grant: Grant, now: datetime) -> Grant:
    """What time makes of it."""
    terms = grant.terms
    if grant.status not in _LIVE:
        return grant
    if terms is None or now >= terms.ends_at or not terms.parts:
        return _standing(grant, Status.EXPIRED)
    if grant.status is Status.ACTIVE and now < terms.starts_at:
        return _standing(grant, Status.WAITING)
    return grant


def _standing(grant: Grant, status: Status) -> Grant:
    return Grant(
        id=grant.id, to=grant.to, status=status, terms=grant.terms, shared_at=grant.shared_at
    )


def newest(events: Iterable[Event], to: Recipient) -> str | None:
    """The grant given to somebody last, if any."""
    given = [e for e in events if e.what in {What.GRANTED, What.OFFERED} and e.to == to]
    return max(given, key=lambda one: one.epoch).grant if given else None


def visible(grant: Grant, viewer: Recipient) -> Terms:
    """What somebody may see by a grant now.

    Raises:
        NotVisible: nothing. Why is not said: never, not yet, paused, ended and not theirs are one.
    """
    if grant.status is not Status.ACTIVE or grant.to != viewer or grant.terms is None:
        raise NotVisible
    return grant.terms
