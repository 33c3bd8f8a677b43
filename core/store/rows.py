"""Rows to facts and facts to rows, with words sealed on the way in and opened on the way out."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from core.rules import facts
from core.rules.changes import Noun, Thing
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
from core.store import tables
from core.store.sealing import Seal
from core.store.tables.owned import Owned

TABLE_OF: Mapping[Noun, type[Owned]] = MappingProxyType(
    {
        Noun.SHEET: tables.Sheet,
        Noun.CONNECTION: tables.Connection,
        Noun.TIE: tables.Tie,
        Noun.CONTACT: tables.Contact,
        Noun.ANSWER: tables.Answer,
    }
)


def values_of(thing: Thing, seal: Seal) -> dict[str, Any]:  # noqa: PLR0911 - one per noun
    """Column values of a fact, version counter and owner apart."""
    match thing:
        case facts.Connection():
            return _connection_values(thing, seal)
        case facts.Tie():
            return {
                "id": thing.id,
                "a": thing.a,
                "b": thing.b,
                "kind": thing.kind.value,
                "strength": thing.strength.value,
                "since": thing.since,
            }
        case facts.Contact():
            return {
                "id": thing.id,
                "connection": thing.connection,
                "on": thing.on,
                "at": thing.at,
                "how": thing.how.value,
            }
        case facts.Answer():
            return {
                "id": thing.id,
                "question": thing.question,
                "on": thing.on,
                "value": thing.value,
            }
        case facts.Sheet():
            return _sheet_values(thing, seal)


def _connection_values(item: facts.Connection, seal: Seal) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "name": seal.close(item.name, f"connection.name:{item.id}"),
        "groups": [group.value for group in item.groups],
        "ring": None if item.ring is None else int(item.ring),
        "feel": _word(item.feel),
        "usual_contact": _word(item.usual_contact),
        "rhythm": _word(item.rhythm),
        "known_for": _word(item.known_for),
        "who_gets_in_touch": _word(item.who_gets_in_touch),
        "support_received": _words(item.support_received),
        "support_given": _words(item.support_given),
        "standing": item.standing.value,
        "standing_since": item.standing_since,
        "service_ends_on": item.service_ends_on,
        "intention": _word(item.intention),
        "knows_about_health": _word(item.knows_about_health),
        "gives_me": _sealed(item.gives_me, seal, f"connection.gives_me:{item.id}"),
        "easy_to_reach": item.easy_to_reach,
        "cost": _word(item.cost),
        "just_for_me": item.just_for_me,
        "added_on": item.added_on,
        "cell": item.cell,
        "extra": _sealed_json(dict(item.extra), seal, f"connection.extra:{item.id}"),
    }


def _sheet_values(sheet: facts.Sheet, seal: Seal) -> dict[str, Any]:
    me = sheet.me
    words = None if me is None else {"housing": me.housing, "education": me.education}
    return {
        "everyone_listed": sheet.everyone_listed,
        "confirmed_on": sheet.confirmed_on,
        "plan": list(sheet.plan),
        "lives_alone": None if me is None else me.lives_alone,
        "long_term_illness": None if me is None else me.long_term_illness,
        "me_words": _sealed_json(words, seal, "sheet.me_words"),
        "settings": dict(sheet.settings),
        "carried": _sealed_json(dict(sheet.carried), seal, "sheet.carried"),
    }


def _word(value: Any) -> str | None:
    return None if value is None else value.value


def _words(values: tuple[Support, ...] | None) -> list[str] | None:
    return None if values is None else [value.value for value in values]


def _sealed(words: str | None, seal: Seal, place: str) -> bytes | None:
    return None if words is None else seal.close(words, place)


def _sealed_json(value: Mapping[str, Any] | None, seal: Seal, place: str) -> bytes | None:
    return seal.close_json(value, place) if value else None


# Every word by how it is kept: looking one up takes a tenth of the time of asking its type.
_WORDS: tuple[type[Enum], ...] = (
    *(Cost, Feel, Group, How, Intention, Kind, Knows, KnownFor, Rhythm, Ring, Standing, Support),
    *(TieKind, TieStrength, UsualContact, WhoGetsInTouch),
)
_SAID: Mapping[type[Enum], Mapping[Any, Any]] = MappingProxyType(
    {of: MappingProxyType({None: None, **{word.value: word for word in of}}) for of in _WORDS}
)


def connection_of(row: Any, seal: Seal) -> facts.Connection:
    """The fact of one row (a mapped row or a row of columns)."""
    return facts.Connection(
        id=row.id,
        kind=_SAID[Kind][row.kind],
        name=seal.open(row.name, f"connection.name:{row.id}"),
        groups=_all_of(Group, row.groups),
        ring=_SAID[Ring][row.ring],
        feel=_SAID[Feel][row.feel],
        usual_contact=_SAID[UsualContact][row.usual_contact],
        rhythm=_SAID[Rhythm][row.rhythm],
        known_for=_SAID[KnownFor][row.known_for],
        who_gets_in_touch=_SAID[WhoGetsInTouch][row.who_gets_in_touch],
        support_received=_support(row.support_received),
        support_given=_support(row.support_given),
        standing=_SAID[Standing][row.standing],
        standing_since=row.standing_since,
        service_ends_on=row.service_ends_on,
        intention=_SAID[Intention][row.intention],
        knows_about_health=_SAID[Knows][row.knows_about_health],
        gives_me=_opened_words(row.gives_me, seal, f"connection.gives_me:{row.id}"),
        easy_to_reach=row.easy_to_reach,
        cost=_SAID[Cost][row.cost],
        just_for_me=row.just_for_me,
        added_on=row.added_on,
        cell=row.cell,
        extra=MappingProxyType(_opened(row.extra, seal, f"connection.extra:{row.id}")),
        version=row.version,
    )


def _support(values: list[str] | None) -> tuple[Support, ...] | None:
    return None if values is None else _all_of(Support, values)


def _all_of(of: type[Enum], values: list[str]) -> tuple[Any, ...]:
    said = _SAID[of]
    return tuple([said[value] for value in values])


def _opened_words(kept: bytes | None, seal: Seal, place: str) -> str | None:
    return None if kept is None else seal.open(kept, place)


def _opened(kept: bytes | None, seal: Seal, place: str) -> dict[str, Any]:
    return {} if kept is None else seal.open_json(kept, place)


def tie_of(row: Any, _seal: Seal) -> facts.Tie:
    """The fact of one row."""
    return facts.Tie(
        a=row.a,
        b=row.b,
        kind=_SAID[TieKind][row.kind],
        strength=_SAID[TieStrength][row.strength],
        since=row.since,
        version=row.version,
    )


def contact_of(row: Any, _seal: Seal) -> facts.Contact:
    """The fact of one row."""
    return facts.Contact(
        id=row.id,
        connection=row.connection,
        on=row.on,
        at=row.at,
        how=_SAID[How][row.how],
        version=row.version,
    )


def answer_of(row: Any, _seal: Seal) -> facts.Answer:
    """The fact of one row."""
    return facts.Answer(
        id=row.id, question=row.question, on=row.on, value=row.value, version=row.version
    )


def sheet_of(row: Any, seal: Seal) -> facts.Sheet:
    """The fact of one row."""
    return facts.Sheet(
        everyone_listed=row.everyone_listed,
        confirmed_on=row.confirmed_on,
        plan=tuple(row.plan),
        me=_me(row, seal),
        settings=MappingProxyType(dict(row.settings)),
        carried=MappingProxyType(_opened(row.carried, seal, "sheet.carried")),
        version=row.version,
    )


def _me(row: Any, seal: Seal) -> facts.Me | None:
    words = _opened(row.me_words, seal, "sheet.me_words")
    me = facts.Me(lives_alone=row.lives_alone, long_term_illness=row.long_term_illness, **words)
    return None if me == facts.Me() else me
