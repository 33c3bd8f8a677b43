"""From the parts of a map file to facts: ids made fit, ends found, doubles refused."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from core.errors import BadFile
from core.files.answer_part import AnswerPart
from core.files.connection_part import ConnectionPart
from core.files.ids import answer_id, fit_id, said
from core.files.map_file_models import CARRIED_KEYS, ContactPart, MapFilePart, MePart, TiePart
from core.files.moments import moment_text
from core.rules.facts import EVEN_PLAN, Answer, Connection, Contact, Me, NetworkMap, Sheet, Tie
from core.rules.vocabulary import GROUPS, Standing, TieStrength

BESIDE = "beside"  # a key of Sheet.carried: x- keys of parts whose facts have no room for them
AnyThing = TypeVar("AnyThing", Connection, Tie, Contact, Answer)


def order_of(part: MapFilePart) -> tuple[str, ...]:
    """Ids of the connections in the order of the file."""
    return tuple(fit_id(item.id) for item in part.connections)


def map_of(part: MapFilePart) -> NetworkMap:
    """The facts.

    Raises:
        BadFile: ``groups``, ``same_id``, ``unknown_end``, ``tie_to_itself`` or ``tie_twice``, each
            with its ``place``.
    """
    connections = _shelf(
        "connections", [_connection(*item) for item in enumerate(part.connections)]
    )
    ties = [_tie(number, item, connections) for number, item in enumerate(part.ties or ())]
    contacts = [_contact(n, item, connections) for n, item in enumerate(part.contacts or ())]
    answers = list(_answers(part.answers or ()))
    return NetworkMap(
        sheet=_sheet(part, _all_beside(part, ties, answers)),
        connections=connections,
        ties=_tie_shelf(ties, connections),
        contacts=_shelf("contacts", contacts),
        answers=_shelf("answers", answers),
    )


def _shelf(name: str, things: Sequence[AnyThing]) -> Mapping[str, AnyThing]:
    shelf: dict[str, AnyThing] = {}
    for number, thing in enumerate(things):
        if thing.id in shelf:
            raise BadFile("same_id", place=(name, number, "id"))
        shelf[thing.id] = thing
    return MappingProxyType(dict(sorted(shelf.items())))


def _connection(number: int, part: ConnectionPart) -> Connection:
    groups = tuple(part.groups or ())
    if not set(groups) <= set(GROUPS[part.kind]):
        choices = [str(group) for group in GROUPS[part.kind]]
        raise BadFile("groups", place=("connections", number, "groups"), choices=choices)
    return Connection(
        id=fit_id(part.id),
        kind=part.kind,
        name=part.name,
        groups=groups,
        ring=part.ring,
        feel=part.feel,
        usual_contact=part.usual_contact,
        rhythm=part.rhythm,
        known_for=part.known_for,
        who_gets_in_touch=part.who_gets_in_touch,
        support_received=None if part.support_received is None else tuple(part.support_received),
        support_given=None if part.support_given is None else tuple(part.support_given),
        standing=part.standing or Standing.ACTIVE,
        standing_since=part.standing_since,
        service_ends_on=part.service_ends_on,
        intention=part.intention,
        knows_about_health=part.knows_about_health,
        gives_me=part.gives_me,
        easy_to_reach=part.easy_to_reach,
        cost=part.cost,
        just_for_me=bool(part.just_for_me),
        added_on=part.added_on,
        cell=part.cell,
        extra=MappingProxyType(part.beside),
    )


def _end(raw: str, place: tuple[str | int, ...], connections: Mapping[str, Connection]) -> str:
    key = fit_id(raw)
    if key not in connections:
        raise BadFile("unknown_end", place=place)
    return key


def _tie(number: int, part: TiePart, connections: Mapping[str, Connection]) -> Tie:
    place = ("ties", number)
    a = _end(part.a, (*place, "a"), connections)
    b = _end(part.b, (*place, "b"), connections)
    if a == b:
        raise BadFile("tie_to_itself", place=place, name=connections[a].name)
    first, second = sorted((a, b))
    return Tie(
        a=first,
        b=second,
        kind=part.kind,
        strength=part.strength or TieStrength.YES,
        since=part.since,
    )


def _tie_shelf(ties: Iterable[Tie], connections: Mapping[str, Connection]) -> Mapping[str, Tie]:
    shelf: dict[str, Tie] = {}
    for number, tie in enumerate(ties):
        if tie.id in shelf:
            one, other = connections[tie.a].name, connections[tie.b].name
            raise BadFile("tie_twice", place=("ties", number), name=one, other=other)
        shelf[tie.id] = tie
    return MappingProxyType(dict(sorted(shelf.items())))


def _contact(number: int, part: ContactPart, connections: Mapping[str, Connection]) -> Contact:
    met = _end(part.connection, ("contacts", number, "connection"), connections)
    on, at = part.on
    return Contact(id=fit_id(part.id), connection=met, on=on, at=at, how=part.how)


def _answers(parts: Iterable[AnswerPart]) -> Iterator[Answer]:
    seen: Counter[str] = Counter()
    for part in parts:
        content = said(part.question, moment_text(part.on), part.value)
        brought = part.beside.get("x-id")
        key = answer_id(content, seen[content]) if brought is None else fit_id(brought)
        seen[content] += 1
        yield Answer(id=key, question=part.question, on=part.on, value=part.value)


def _sheet(part: MapFilePart, beside: dict[str, Any]) -> Sheet:
    carried = {key: getattr(part, key) for key in CARRIED_KEYS}
    carried = {key: value for key, value in carried.items() if value is not None} | part.beside
    return Sheet(
        everyone_listed=part.everyone_listed,
        confirmed_on=part.confirmed_on,
        plan=EVEN_PLAN if part.plan is None else tuple(part.plan),
        me=_me(part.me),
        settings=MappingProxyType(part.settings or {}),
        carried=MappingProxyType(carried | ({BESIDE: beside} if beside else {})),
    )


def _me(part: MePart | None) -> Me | None:
    if part is None:
        return None
    me = Me(
        lives_alone=part.lives_alone,
        housing=part.housing,
        education=part.education,
        long_term_illness=part.long_term_illness,
    )
    return None if me == Me() else me


def _all_beside(
    part: MapFilePart, ties: Sequence[Tie], answers: Sequence[Answer]
) -> dict[str, Any]:
    """The ``x-`` keys of me, ties, contacts and answers, by id, so that they go out again."""
    met = [(fit_id(item.id), item.beside) for item in part.contacts or ()]
    linked = [(tie.id, item.beside) for tie, item in zip(ties, part.ties or (), strict=True)]
    answered = [
        (answer.id, {key: value for key, value in item.beside.items() if key != "x-id"})
        for answer, item in zip(answers, part.answers or (), strict=True)
    ]
    found: dict[str, Any] = {"me": part.me.beside if part.me else {}}
    for name, pairs in (("ties", linked), ("contacts", met), ("answers", answered)):
        found[name] = {key: held for key, held in pairs if held}
    return {name: held for name, held in found.items() if held}
