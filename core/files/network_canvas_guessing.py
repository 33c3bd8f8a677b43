"""A first guess at how an interview's columns match our fields, for the person to put right.

A guess needs a hint in the column's name as well as answers we understand wherever answers alone
could mean something else: "positive" is not always a feeling, and "weekly" not always a meeting.
Guessed wrong is worse than not guessed.
"""

import re
from collections.abc import Callable, Iterable

from core.files.network_canvas import Interview
from core.files.network_canvas_columns import Column
from core.files.network_canvas_matching import FieldMatch, Match, TieChoice, TypeMatch
from core.files.network_canvas_words import (
    contact_of,
    feel_of,
    group_of,
    known_of,
    ring_of,
    word_set,
    words_of,
)
from core.rules.vocabulary import Kind

_PLACE = word_set(
    "place location venue site setting home building organisation organization service clinic "
    "agency institution shop neighbourhood neighborhood space"
)
_ACTIVITY = word_set("activity activities event hobby hobbies class club pastime sport occupation")
_NAMES = ("name", "nickname", "nick name", "label", "alias", "first name", "full name", "initials")
_CONTACT = word_set(
    "contact see seen talk speak meet communicate communication visit touch interact"
)
_FEEL = word_set("feel feeling feelings wellbeing impact effect helps helpful affects")
_GROUPS = word_set("relation relationship role group groups type kind category circle sector")
_KNOWN = word_set("known knew know acquainted")


def guess(interview: Interview) -> Match:
    """How the columns of one interview probably match our fields."""
    types = {type_: _type(type_, columns) for type_, columns in interview.columns.items()}
    return Match(types, dict.fromkeys(sorted(interview.edge_counts), TieChoice.FITTING))


def _type(type_: str, columns: tuple[Column, ...]) -> TypeMatch:
    kind = kind_of(type_)
    name = _name_column(columns)
    rest = [column for column in columns if column.name != name]
    fields = {
        "groups": _best(rest, lambda column: _groups(column, kind)),
        "ring": _best(rest, _ring),
        "feel": _best(rest, _hinted(_FEEL, feel_of)),
        "usual_contact": _best(rest, _hinted(_CONTACT, contact_of)),
        "known_for": _best(rest, _hinted(_KNOWN, known_of)),
    }
    return TypeMatch(kind, name, {key: match for key, match in fields.items() if match})


def kind_of(type_: str) -> Kind:
    """What nodes of a type probably are, by its name.

    >>> kind_of("Person").value, kind_of("SocialActivity").value, kind_of("Venue").value
    ('person', 'activity', 'place')
    """
    words = words_of(type_)
    if words & _ACTIVITY:
        return Kind.ACTIVITY
    return Kind.PLACE if words & _PLACE else Kind.PERSON


def _name_column(columns: Iterable[Column]) -> str | None:
    plain = [column.name for column in columns if column.options is None]
    spoken = {" ".join(re.findall(r"[a-z]+", _spaced(name))): name for name in reversed(plain)}
    for wanted in _NAMES:
        if wanted in spoken:
            return spoken[wanted]
    return next((name for name in plain if "name" in words_of(name)), None)


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _best(
    columns: Iterable[Column], matched: Callable[[Column], FieldMatch | None]
) -> FieldMatch | None:
    """The match that understands most answers; the first of equals."""
    found = [match for match in map(matched, columns) if match is not None]
    return max(found, key=lambda match: len(match.values), default=None)


def _values(column: Column, meant: Callable[[str], str | None]) -> dict[str, str]:
    answers = ((value, meant(value)) for value in column.values)
    return {value: ours for value, ours in answers if ours is not None}


def _understood(
    column: Column, meant: Callable[[str], str | None], share: float
) -> FieldMatch | None:
    values = _values(column, meant)
    if not values or column.many or len(values) < share * len(column.values):
        return None
    return FieldMatch(column.name, values)


def _hinted(
    hints: frozenset[str], meant: Callable[[str], str | None]
) -> Callable[[Column], FieldMatch | None]:
    def matched(column: Column) -> FieldMatch | None:
        is_single = column.options is None and bool(words_of(column.name) & hints)
        return _understood(column, meant, share=0.5) if is_single else None

    return matched


def _ring(column: Column) -> FieldMatch | None:
    numbered = {"ring", "circle"} & words_of(column.name) and set(column.values) <= {"1", "2", "3"}
    if numbered and column.values:
        return FieldMatch(column.name, {value: value for value in column.values})
    return None if column.options else _understood(column, ring_of, share=0.6)


def _groups(column: Column, kind: Kind) -> FieldMatch | None:
    options = tuple(column.options or column.values)
    values = {option: group for option in options if (group := group_of(option, kind))}
    telling = sum(group != "other" for group in values.values())
    needed = 1 if words_of(column.name) & _GROUPS else max(2, len(options) * 2 / 3)
    return None if column.many or telling < needed else FieldMatch(column.name, values)
