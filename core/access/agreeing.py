"""Agreeing: which events a person's wish about sharing comes to. Pure; storage only adds them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.access.consent import FROM, epoch_of, is_open, state_of, states_of
from core.access.first_time import starts_at
from core.access.grants import (
    CLOCK_SLACK,
    DEFAULT_DAYS,
    MOST_DAYS,
    Event,
    Grant,
    Part,
    Purpose,
    Recipient,
    Status,
    Terms,
    What,
)
from core.errors import BadInput, NotVisible


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person ticked. Nothing is ticked beforehand."""

    parts: frozenset[Part]
    names: frozenset[str] = frozenset()
    purpose: Purpose
    days: int = DEFAULT_DAYS
    wording: int = 1
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Log:
    """A person's events so far, and the time: by the clock, and the latest ever seen."""

    events: Sequence[Event]
    now: datetime
    floor: datetime | None = None

    def state(self, grant: str) -> Grant:
        """How one grant stands."""
        return state_of(self.events, grant, self.now, self.floor)

    def states(self) -> tuple[Grant, ...]:
        """How every grant stands."""
        return states_of(self.events, self.now, self.floor)


def meet(log: Log, to: Recipient) -> tuple[Event, ...]:
    """The worker's own code was entered: they are together now."""
    return _numbered(log, [_event(log, "", What.MET, to)])


def ask(log: Log, grant: str, to: Recipient) -> tuple[Event, ...]:
    """A worker asks. Nothing is seen by that."""
    return _numbered(log, [_event(log, grant, What.OFFERED, to)])


def give(log: Log, grant: str, to: Recipient, wanted: Wanted) -> tuple[Event, ...]:
    """Say yes. What was open with the same worker before is superseded.

    Raises:
        BadInput: nothing is ticked, names without any, too long a time, or a clock that is wrong.
        NotVisible: ``grant`` is somebody else's, or over.
    """
    standing = log.state(grant)
    is_theirs = standing.to in {None, to}
    if standing.status not in FROM[What.GRANTED] or not is_theirs:
        raise NotVisible
    terms = _terms(log, to, wanted)
    before = [one for one in log.states() if one.to == to and is_open(one) and one.id != grant]
    closed = [_event(log, one.id, What.SUPERSEDED, to) for one in before]
    return _numbered(log, [*closed, _event(log, grant, What.GRANTED, to, terms)])


def narrow(
    log: Log,
    grant: str,
    parts: frozenset[Part],
    names: frozenset[str],
    ends_at: datetime | None = None,
) -> tuple[Event, ...]:
    """Leave something out. Nothing can be added this way; nothing left means stopping.

    Raises:
        NotVisible: there is no such grant, or it is over.
    """
    standing = _standing(log, grant, What.NARROWED)
    terms = standing.terms
    if terms is None or not _sound(parts & terms.parts, names & terms.names):
        return stop(log, grant)
    narrower = replace(
        terms,
        parts=parts & terms.parts,
        names=names & terms.names if Part.NAMES in parts else frozenset(),
        ends_at=min(terms.ends_at, ends_at or terms.ends_at),
    )
    return _about(log, standing, What.NARROWED, narrower)


def pause(log: Log, grant: str) -> tuple[Event, ...]:
    """Nothing is seen until the person says go on.

    Raises:
        NotVisible: there is no such grant, or it is over or paused.
    """
    return _about(log, _standing(log, grant, What.PAUSED), What.PAUSED)


def resume(log: Log, grant: str) -> tuple[Event, ...]:
    """Go on as agreed; the end stays where it was.

    Raises:
        NotVisible: there is no such grant, or it is not paused.
    """
    return _about(log, _standing(log, grant, What.RESUMED), What.RESUMED)


def stop(log: Log, grant: str) -> tuple[Event, ...]:
    """Withdraw, cancel or say no: always possible, at once. Nothing where it is over already.

    Raises:
        NotVisible: there is no such grant.
    """
    standing = log.state(grant)
    if standing.status is Status.NEVER:
        raise NotVisible
    return _about(log, standing, What.WITHDRAWN) if is_open(standing) else ()


def stop_all(log: Log) -> tuple[Event, ...]:
    """Withdraw everything there is."""
    open_ones = [one for one in log.states() if is_open(one)]
    events = [_event(log, one.id, What.WITHDRAWN, one.to) for one in open_ones if one.to]
    return _numbered(log, events)


def _terms(log: Log, to: Recipient, wanted: Wanted) -> Terms:
    names = wanted.names if Part.NAMES in wanted.parts else frozenset()
    if not _sound(wanted.parts, names):
        raise BadInput("names" if Part.NAMES in wanted.parts else "parts", "missing")
    if not 1 <= wanted.days <= MOST_DAYS:
        raise BadInput("days", "choice", most=MOST_DAYS)
    if log.floor is not None and log.floor - log.now > CLOCK_SLACK:
        raise BadInput("days", "clock")  # its end could not be told
    return Terms(
        parts=wanted.parts,
        names=names,
        purpose=wanted.purpose,
        starts_at=starts_at(log.events, to, log.now, log.floor),
        ends_at=log.now + timedelta(days=wanted.days),
        wording=wanted.wording,
        language=wanted.language,
    )


def _sound(parts: frozenset[Part], names: frozenset[str]) -> bool:
    """Whether anything is ticked, and names where names are."""
    return bool(parts) and (Part.NAMES not in parts or bool(names))


def _standing(log: Log, grant: str, what: What) -> Grant:
    standing = log.state(grant)
    if standing.status not in FROM[what]:
        raise NotVisible
    return standing


def _about(log: Log, grant: Grant, what: What, terms: Terms | None = None) -> tuple[Event, ...]:
    if grant.to is None:
        raise NotVisible
    return _numbered(log, [_event(log, grant.id, what, grant.to, terms)])


def _event(log: Log, grant: str, what: What, to: Recipient, terms: Terms | None = None) -> Event:
    return Event(epoch=0, grant=grant, what=what, at=log.now, to=to, terms=terms)


def _numbered(log: Log, events: Iterable[Event]) -> tuple[Event, ...]:
    first = epoch_of(log.events) + 1
    return tuple(replace(event, epoch=first + place) for place, event in enumerate(events))
