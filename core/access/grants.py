"""Grants: the words and values of sharing. What they add up to is in ``core.access.consent``."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DEFAULT_DAYS, MOST_DAYS = 90, 180
FIRST_WAIT = timedelta(hours=24)  # to change one's mind, or to notice that somebody else did this
TOGETHER = timedelta(minutes=15)  # since the worker's own code was entered
CLOCK_SLACK = timedelta(hours=1)  # further behind than this, a clock is wrong


class Part(StrEnum):
    """A section of a share, as the person ticks it. What is not here can never be shared."""

    WORDS = "words"  # the summary in words
    MAP = "map"  # the map without names
    NAMES = "names"  # the names ticked one by one
    FEEL = "feel"
    GOALS = "goals"
    CHANGES = "changes"
    NOTES = "notes"  # from check-ins
    TYPE = "type"


class Purpose(StrEnum):
    """What sharing is for."""

    KNOW_ME = "know_me"
    PLAN_TOGETHER = "plan_together"
    REVIEW = "review"
    CHECK_INS = "check_ins"


class What(StrEnum):
    """What happened. That a grant has expired is never an event: it follows from the time."""

    MET = "met"  # the worker's one-time code was entered: they are together
    OFFERED = "offered"  # the worker asked
    GRANTED = "granted"
    NARROWED = "narrowed"
    PAUSED = "paused"
    RESUMED = "resumed"
    WITHDRAWN = "withdrawn"  # also: cancelled while waiting, and no to what was asked
    SUPERSEDED = "superseded"  # another grant to the same worker took its place


class Status(StrEnum):
    """How a grant stands at a moment."""

    NEVER = "never"
    OFFERED = "offered"
    WAITING = "waiting"  # to somebody new: not started yet
    ACTIVE = "active"
    PAUSED = "paused"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, order=True)
class Recipient:
    """One worker (an account) of one organisation. The same worker elsewhere is somebody new."""

    worker: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed. ``names`` are ids of connections, each ticked by itself."""

    parts: frozenset[Part]
    names: frozenset[str] = frozenset()
    purpose: Purpose
    starts_at: datetime
    ends_at: datetime
    wording: int = 1
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the log. ``terms`` only where something was agreed: granted, narrowed."""

    epoch: int
    grant: str
    what: What
    at: datetime
    to: Recipient
    terms: Terms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One grant as it stands. ``shared_at`` is when the person last said yes to it."""

    id: str
    to: Recipient | None = None
    status: Status = Status.NEVER
    terms: Terms | None = None
    shared_at: datetime | None = None
