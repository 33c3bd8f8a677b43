"""Facts: the frozen values a map is made of, as rules see them.

``None`` always means "not said" or "not sure", never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from core.rules.vocabulary import (
    Cost,
    Feel,
    Group,
    How,
    Intention,
    Kind,
    KnownFor,
    Knows,
    Rhythm,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
    WhoGetsInTouch,
)

EVEN_PLAN = (2, 2, 2, 2, 2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A person, place or activity on someone's map.

    ``cell`` says where its tile stands (see ``core.rules.placing``); ``version``
    counts its changes.
    """

    id: str
    kind: Kind
    name: str
    groups: tuple[Group, ...] = ()
    ring: Ring | None = None
    feel: Feel | None = None
    usual_contact: UsualContact | None = None
    rhythm: Rhythm | None = None
    known_for: KnownFor | None = None
    who_gets_in_touch: WhoGetsInTouch | None = None
    support_received: tuple[Support, ...] | None = None
    support_given: tuple[Support, ...] | None = None
    standing: Standing = Standing.ACTIVE
    standing_since: date | None = None
    service_ends_on: date | None = None
    intention: Intention | None = None
    knows_about_health: Knows | None = None
    gives_me: str | None = None
    easy_to_reach: bool | None = None
    cost: Cost | None = None
    just_for_me: bool = False
    added_on: date | None = None
    cell: int | None = None
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    version: int = 1

    @property
    def is_here(self) -> bool:
        """Active or resting: part of life now. Ended and died live in history only."""
        return self.standing in {Standing.ACTIVE, Standing.RESTING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An undirected link between two connections of the same map."""

    a: str
    b: str
    kind: TieKind
    strength: TieStrength = TieStrength.YES
    since: date | None = None
    version: int = 1

    @property
    def id(self) -> str:
        """Natural key: the two ends in order, and the kind. Ids never hold blanks."""
        return tie_id(self.a, self.b, self.kind)

    def other(self, end: str) -> str:
        """The end that is not ``end``."""
        return self.b if self.a == end else self.a


def tie_id(a: str, b: str, kind: TieKind) -> str:
    """Key of the tie between two connections, whichever is named first.

    >>> tie_id("b", "a", TieKind.KNOWS)
    'a b knows'
    """
    first, second = sorted((a, b))
    return f"{first} {second} {kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One dated meeting with a connection. ``at`` (aware, UTC) only where the time is known."""

    id: str
    connection: str
    on: date
    at: datetime | None = None
    how: How = How.SAW
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to one question at one moment (aware, UTC)."""

    id: str
    question: str
    on: datetime
    value: Any
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """What the person says about their own situation; all of it optional."""

    lives_alone: bool | None = None
    housing: str | None = None
    education: str | None = None
    long_term_illness: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What belongs to the map as a whole.

    ``plan`` holds six row counts, inner, middle, outer above me, then the same below
    (see ``core.rules.placing``). ``carried`` holds parts of a map file that came in and that no
    page uses yet (goals, check-ins, suggestions, ``x-`` keys), so that taking the map away again
    loses nothing. ``settings`` are the person's choices about how Kith looks and behaves.
    """

    everyone_listed: bool | None = None
    confirmed_on: date | None = None
    plan: tuple[int, ...] = EVEN_PLAN
    me: Me | None = None
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    carried: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMap:
    """A whole map at one moment: everything a rule may need, and nothing about who owns it.

    Mappings are keyed by id and keep the order of ids, so equal maps iterate equally.
    """

    sheet: Sheet = field(default_factory=Sheet)
    connections: Mapping[str, Connection] = field(default_factory=lambda: MappingProxyType({}))
    ties: Mapping[str, Tie] = field(default_factory=lambda: MappingProxyType({}))
    contacts: Mapping[str, Contact] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))

    def of_kind(self, kind: Kind) -> tuple[Connection, ...]:
        """Connections of one kind, by id, whatever their standing."""
        return tuple(item for item in self.connections.values() if item.kind == kind)

    def here(self) -> tuple[Connection, ...]:
        """Active and resting connections, by id."""
        return tuple(item for item in self.connections.values() if item.is_here)
