"""One interview as a map of ours, by the match a person chose; what was left out is counted."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from core.errors import BadFile, BadInput
from core.files.network_canvas import Interview, Node
from core.files.network_canvas_columns import Column, is_true
from core.files.network_canvas_matching import FIELDS, FieldMatch, Match, TieChoice, TypeMatch
from core.rules.facts import Connection, NetworkMap, Tie
from core.rules.fields import read_fields
from core.rules.naming import tidy_name
from core.rules.speech import ENGLISH, Translator
from core.rules.vocabulary import LONGEST_NAME, MOST_CONNECTIONS, Kind, TieKind

# Control characters, and those that turn round the text they stand in: no name may hold them.
_UNKEPT = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]+")
_SEVERAL = ("groups", "support_received", "support_given")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """How much of an interview was not taken, or not taken as it was."""

    nameless: int = 0
    shortened: int = 0
    twice: int = 0
    left_out: int = 0
    ties_left_out: int = 0
    ties_to_itself: int = 0
    ties_twice: int = 0
    ties_without_end: int = 0


@dataclass(frozen=True, slots=True)
class Converted:
    """A map made from an interview. ``order`` lists its ids as they were named there."""

    map: NetworkMap
    order: tuple[str, ...]
    notes: Notes


def convert(
    interview: Interview,
    match: Match,
    new_id: Callable[[], str],
    speech: Translator = ENGLISH,
) -> Converted:
    """The people, places, activities and ties of an interview as a map.

    Args:
        interview: one of an export's interviews.
        match: what its columns mean.
        new_id: gives a fresh id at every call.
        speech: the language of made-up names ("No name 3").

    Raises:
        BadFile: ``nobody`` or ``too_many_connections``.
        BadInput: the match gives a field a value it does not have, or asks for an unknown field.
    """
    kept = [node for node in interview.nodes if _type_of(node, match).kind is not None]
    first = _first_of_each(kept)
    named = list(_named(first.values(), match, speech))
    items = {
        node.id: _connection(node, name, match, interview.columns, new_id())
        for node, (name, _) in zip(first.values(), named, strict=True)
    }
    ties, lost = _ties(interview, items, match)
    notes = Notes(
        **Counter(change for _, change in named if change),
        **lost,
        twice=len(kept) - len(first),
        left_out=len(interview.nodes) - len(kept),
    )
    map_ = NetworkMap(
        connections=MappingProxyType({item.id: item for item in sorted(items.values(), key=_id)}),
        ties=MappingProxyType(dict(sorted(ties.items()))),
    )
    return Converted(map_, tuple(item.id for item in items.values()), notes)


def _id(item: Connection) -> str:
    return item.id


def _first_of_each(nodes: Iterable[Node]) -> dict[str, Node]:
    """Nodes by their own id; of a node that stands there twice, the first."""
    first: dict[str, Node] = {}
    for node in nodes:
        first.setdefault(node.id, node)
    if not first:
        raise BadFile("nobody")
    if len(first) > MOST_CONNECTIONS:
        raise BadFile("too_many_connections", count=len(first), most=MOST_CONNECTIONS)
    return first


def _type_of(node: Node, match: Match) -> TypeMatch:
    return match.types.get(node.type, TypeMatch(None))


def _named(
    nodes: Iterable[Node], match: Match, speech: Translator
) -> Iterator[tuple[str, str | None]]:
    """Each node's name, and what was done to it: ``nameless``, ``shortened`` or nothing."""
    for number, node in enumerate(nodes, start=1):
        column = _type_of(node, match).name
        said = "" if column is None else _UNKEPT.sub(" ", node.cell(column)).strip()
        name = _fit_name(said[:LONGEST_NAME])
        if name is None:
            yield speech.gettext("No name %(n)s") % {"n": number}, "nameless"
        else:
            yield name, "shortened" if len(said) > LONGEST_NAME else None


def _fit_name(raw: str) -> str | None:
    try:
        return tidy_name(raw)
    except BadInput:
        return None


def _connection(
    node: Node, name: str, match: Match, columns: Mapping[str, tuple[Column, ...]], new_id: str
) -> Connection:
    chosen = _type_of(node, match)
    kind = chosen.kind or Kind.PERSON
    asked = {column.name: column for column in columns[node.type]}
    raw: dict[str, Any] = {}
    for field, source in chosen.fields.items():
        if field not in FIELDS:
            raise BadInput(field, "unknown")
        values = list(_values(node, source, asked.get(source.column)))
        if values:
            raw[field] = values if field in _SEVERAL else values[0]
    return Connection(id=new_id, kind=kind, name=name, **read_fields(kind, raw))


def _values(node: Node, source: FieldMatch, column: Column | None) -> Iterator[str]:
    """Our values for the answers one node has in a column."""
    if column is None:
        return
    if column.options is None:
        answers = [node.cell(column.name)]
    else:
        answers = [answer for answer, own in column.options.items() if is_true(node.cell(own))]
    yield from (source.values[answer] for answer in answers if answer in source.values)


def _ties(
    interview: Interview, items: Mapping[str, Connection], match: Match
) -> tuple[dict[str, Tie], Counter[str]]:
    """Ties by their ids, and how many were lost to what. Old exports name ends by number."""
    by_number = {node.number: items.get(node.id) for node in interview.nodes if node.number}
    ties: dict[str, Tie] = {}
    lost: Counter[str] = Counter()
    for edge in interview.edges:
        choice = match.ties.get(edge.type, TieChoice.LEAVE_OUT)
        one = items.get(edge.source) or by_number.get(edge.source)
        other = items.get(edge.target) or by_number.get(edge.target)
        if choice is TieChoice.LEAVE_OUT:
            lost["ties_left_out"] += 1
        elif one is None or other is None:
            lost["ties_without_end"] += 1
        elif one.id == other.id:
            lost["ties_to_itself"] += 1
        else:
            tie = _tie(one, other, choice)
            lost["ties_twice"] += tie.id in ties
            ties[tie.id] = tie
    return ties, lost


def _tie(one: Connection, other: Connection, choice: TieChoice) -> Tie:
    kind = fitting_tie(one.kind, other.kind) if choice is TieChoice.FITTING else TieKind(choice)
    a, b = sorted((one.id, other.id))
    return Tie(a=a, b=b, kind=kind)


def fitting_tie(one: Kind, other: Kind) -> TieKind:
    """The kind of tie that suits two kinds of connection.

    >>> fitting_tie(Kind.PERSON, Kind.PLACE).value, fitting_tie(Kind.PLACE, Kind.PLACE).value
    ('at', 'goes_with')
    """
    kinds = {one, other}
    if kinds == {Kind.PERSON}:
        return TieKind.KNOWS
    if kinds == {Kind.PERSON, Kind.ACTIVITY}:
        return TieKind.DOES_WITH
    return TieKind.AT if Kind.PLACE in kinds and len(kinds) == 2 else TieKind.GOES_WITH
