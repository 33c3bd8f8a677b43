"""A map told in words: everything the picture says, for eyes that do not see it or would rather read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.rules.facts import Connection, NetworkMap, Tie
from core.rules.labels import date_in_words, names, word_for
from core.rules.network import network_of
from core.rules.speech import Translator, listed
from core.rules.vocabulary import Feel, Kind, Ring, Standing, Support, TieKind, TieStrength

_CARRIES = 4  # kinds of support from one person that are a lot


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and its sentences."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A title and its passages, in the order to read them."""

    title: str
    passages: tuple[Passage, ...]


def tell(map_: NetworkMap, on: date, speech: Translator) -> Telling:
    """The map as passages: who is here, close, what helps, how it links, what is not said yet."""
    title = speech.gettext("My map on %(date)s") % {"date": date_in_words(on, speech)}
    here = [item for item in map_.here() if item.standing is Standing.ACTIVE]
    if not map_.here():
        empty = speech.gettext("Nothing is on your map yet. One person, place or thing you do is enough.")
        return Telling(title, (Passage(speech.gettext("Who is here"), (empty,)),))
    passages = [
        Passage(speech.gettext("Who is here"), _who(map_.here(), speech)),
        Passage(speech.gettext("How close"), _rings(here, speech)),
        Passage(speech.gettext("What it does for me"), _feels(here, speech)),
        Passage(speech.gettext("Who gives and who gets"), _support(here, speech)),
        Passage(speech.gettext("How it links"), _links(map_, speech)),
        Passage(speech.gettext("Resting"), _resting(map_, speech)),
        Passage(speech.gettext("Not said yet"), _unsaid(here, speech)),
    ]
    return Telling(title, tuple(passage for passage in passages if passage.sentences))


def as_text(telling: Telling) -> str:
    """Plain text, a blank line between passages."""
    parts = [telling.title]
    for passage in telling.passages:
        parts.append("\n".join((passage.heading, *passage.sentences)))
    return "\n\n".join(parts) + "\n"


def sizes(items: Sequence[Connection], speech: Translator) -> str:
    """Such as ``3 people, 1 place and 2 activities``."""
    many = {kind: sum(1 for item in items if item.kind is kind) for kind in Kind}
    said = {
        Kind.PERSON: speech.ngettext("%(n)s person", "%(n)s people", many[Kind.PERSON]),
        Kind.PLACE: speech.ngettext("%(n)s place", "%(n)s places", many[Kind.PLACE]),
        Kind.ACTIVITY: speech.ngettext("%(n)s activity", "%(n)s activities", many[Kind.ACTIVITY]),
    }
    return listed([said[kind] % {"n": n} for kind, n in many.items() if n], speech)


def _by_name(items: Iterable[Connection]) -> list[Connection]:
    return sorted(items, key=lambda item: (item.name.casefold(), item.id))


def _who(items: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    first = speech.gettext("There are %(sizes)s on your map.") % {"sizes": sizes(items, speech)}
    if len(items) == 1:
        first = speech.gettext("There is %(sizes)s on your map.") % {"sizes": sizes(items, speech)}
    headings = {
        Kind.PERSON: speech.gettext("People: %(names)s."),
        Kind.PLACE: speech.gettext("Places: %(names)s."),
        Kind.ACTIVITY: speech.gettext("Activities: %(names)s."),
    }
    told = [
        headings[kind] % {"names": names(_by_name(i for i in items if i.kind is kind), speech)}
        for kind in Kind
        if any(item.kind is kind for item in items)
    ]
    return (first, *told)


def _rings(items: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    headings = {
        Ring.INNER: speech.gettext("Close to you: %(names)s."),
        Ring.MIDDLE: speech.gettext("In the middle ring: %(names)s."),
        Ring.OUTER: speech.gettext("In the wider ring: %(names)s."),
    }
    return tuple(
        headings[ring] % {"names": names(_by_name(i for i in items if i.ring is ring), speech)}
        for ring in Ring
        if any(item.ring is ring for item in items)
    )


def _feels(items: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    headings = {
        Feel.HELPS: speech.gettext("You said these help: %(names)s."),
        Feel.NEUTRAL: speech.gettext("These are neither one nor the other: %(names)s."),
        Feel.MIXED: speech.gettext("These are mixed: %(names)s."),
        Feel.HARD: speech.gettext("These can be hard: %(names)s."),
    }
    told = [
        headings[feel] % {"names": names(_by_name(i for i in items if i.feel is feel), speech)}
        for feel in Feel
        if any(item.feel is feel for item in items)
    ]
    notes = [
        speech.gettext("%(name)s gives you this: “%(note)s”") % {"name": i.name, "note": i.gives_me}
        for i in _by_name(items)
        if i.gives_me
    ]
    return (*told, *notes)


def _support(items: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    told = []
    for item in _by_name(items):
        told += _gives(item, speech)
    return tuple(told)


def _gives(item: Connection, speech: Translator) -> list[str]:
    told = []
    if item.support_received:
        template = (
            speech.gettext("%(name)s does a lot for you: %(what)s.")
            if len(item.support_received) >= _CARRIES
            else speech.gettext("%(name)s gives you %(what)s.")
        )
        told.append(template % {"name": item.name, "what": _kinds(item.support_received, speech)})
    if item.support_given:
        told.append(
            speech.gettext("You give %(name)s %(what)s.")
            % {"name": item.name, "what": _kinds(item.support_given, speech)}
        )
    return told


def _kinds(kinds: Iterable[Support], speech: Translator) -> str:
    return listed([word_for(kind, speech) for kind in kinds], speech)


def _links(map_: NetworkMap, speech: Translator) -> tuple[str, ...]:
    """Who knows whom, who does what where; and people not linked to anyone yet."""
    here = {item.id: item for item in map_.here()}
    ties = [tie for tie in map_.ties.values() if tie.a in here and tie.b in here]
    circles = _circles(map_, speech)
    sure = [tie for tie in ties if tie.strength is TieStrength.YES]
    unsure = [tie for tie in ties if tie.strength is TieStrength.NOT_SURE]
    told = [_tie_sentences(item, here, sure, speech) for item in _by_name(here.values())]
    tied = {end for tie in ties for end in (tie.a, tie.b)}
    alone = [item for key, item in here.items() if key not in tied]
    doubts = [
        speech.gettext("You are not sure about %(a)s and %(b)s.")
        % {"a": here[tie.a].name, "b": here[tie.b].name}
        for tie in unsure
    ]
    loose = speech.gettext("Linked with you alone so far: %(names)s.")
    rest = [loose % {"names": names(_by_name(alone), speech)}] if alone else []
    return (*circles, *(line for lines in told for line in lines), *doubts, *rest)


def _circles(map_: NetworkMap, speech: Translator) -> tuple[str, ...]:
    """Groups of three and more in which everyone is linked through the others."""
    import networkx as nx

    network = network_of(map_)
    by_id = {person.id: person for person in network.people}
    groups = [group for group in nx.connected_components(network.alters) if len(group) > 2]
    if not groups or len(network.people) == len(groups[0]):
        return ()
    return tuple(
        speech.gettext("These know each other, one through another: %(names)s.")
        % {"names": names(_by_name(by_id[key] for key in group), speech)}
        for group in sorted(groups, key=sorted)
    )


def _tie_sentences(
    item: Connection, here: Mapping[str, Connection], ties: Iterable[Tie], speech: Translator
) -> list[str]:
    """Each link once: said of the end that comes first by name among people, else of the person."""
    told = []
    for kind, template in (
        (TieKind.KNOWS, speech.gettext("%(name)s knows %(names)s.")),
        (TieKind.DOES_WITH, speech.gettext("%(name)s: with %(names)s.")),
        (TieKind.AT, speech.gettext("At %(name)s: %(names)s.")),
        (TieKind.GOES_WITH, speech.gettext("%(name)s goes with %(names)s.")),
    ):
        others = [
            here[tie.other(item.id)]
            for tie in ties
            if tie.kind is kind
            and item.id in {tie.a, tie.b}
            and _speaks_for(item, here[tie.other(item.id)], kind)
        ]
        if others:
            told.append(template % {"name": item.name, "names": names(_by_name(others), speech)})
    return told


def _speaks_for(item: Connection, other: Connection, kind: TieKind) -> bool:
    """Whether a link is told under this end: the place for "at", the activity for "with"."""
    told_under = {TieKind.AT: Kind.PLACE, TieKind.DOES_WITH: Kind.ACTIVITY}.get(kind)
    if told_under in {item.kind, other.kind} and item.kind is not other.kind:
        return item.kind is told_under
    return (item.name.casefold(), item.id) < (other.name.casefold(), other.id)


def _resting(map_: NetworkMap, speech: Translator) -> tuple[str, ...]:
    resting = [item for item in map_.here() if item.standing is Standing.RESTING]
    if not resting:
        return ()
    said = speech.gettext("Resting for now: %(names)s.")
    return (said % {"names": names(_by_name(resting), speech)},)


def _unsaid(items: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    """What has no answer yet. Not sure is fine, and said so."""
    told = []
    loose = [item for item in items if item.ring is None]
    if loose:
        said = speech.gettext("Not placed yet: %(names)s.")
        told.append(said % {"names": names(_by_name(loose), speech)})
    plain = [item for item in items if item.feel is None]
    if plain:
        said = speech.gettext("How these feel is not said: %(names)s. That is fine.")
        told.append(said % {"names": names(_by_name(plain), speech)})
    return tuple(told)
