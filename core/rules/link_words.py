"""Links in words: circles of people, who knows whom, what goes with what, who has only me."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from core.rules.facts import Connection, NetworkMap, Tie
from core.rules.network import Network, all_know_each_other, circles, network_of
from core.rules.saying import by_name, filled, name_of, plainly, roll_call
from core.rules.speech import Translator
from core.rules.tellings import Paragraph
from core.rules.vocabulary import Kind, TieKind, TieStrength

_TOLD_UNDER = MappingProxyType({TieKind.AT: Kind.PLACE, TieKind.DOES_WITH: Kind.ACTIVITY})


def links(map_: NetworkMap, speech: Translator) -> tuple[Paragraph, ...]:
    """Every link between two connections that are here, each once."""
    here = {item.id: item for item in map_.here()}
    ties = [tie for tie in map_.ties.values() if tie.a in here and tie.b in here]
    if not ties:
        return ((speech.gettext("No links yet."),),) if len(here) > 1 else ()
    sure = [tie for tie in ties if tie.strength is TieStrength.YES]
    unsure = [tie for tie in ties if tie.strength is TieStrength.NOT_SURE]
    return (
        *_circles(network_of(map_), speech),
        *_each(here, sure, speech),
        tuple(sorted(_doubt(here[tie.a], here[tie.b], tie.kind, speech) for tie in unsure)),
        _with_me_only(here, ties, speech),
    )


def links_in_short(map_: NetworkMap, speech: Translator) -> tuple[Paragraph, ...]:
    """Circles of people, and who and what is linked with me alone; empty without links."""
    here = {item.id: item for item in map_.here()}
    ties = [tie for tie in map_.ties.values() if tie.a in here and tie.b in here]
    if not ties:
        return ()
    return (*_circles(network_of(map_), speech), _with_me_only(here, ties, speech))


def _circles(network: Network, speech: Translator) -> tuple[Paragraph, ...]:
    found = circles(network)
    if len(found) != 1 or len(found[0]) < len(network.people):
        return tuple(_circle(network, circle, speech) for circle in found)
    if all_know_each_other(network, network.people):
        return ((speech.gettext("All the people on your map know each other."),),)
    return ((speech.gettext("All the people on your map are linked, some through others."),),)


def _circle(network: Network, circle: Sequence[Connection], speech: Translator) -> Paragraph:
    said = (
        speech.gettext("%(names)s all know each other.")
        if all_know_each_other(network, circle)
        else speech.gettext("%(names)s are linked, some through others.")
    )
    more = speech.gettext("With them: %(names)s.")
    return roll_call(circle, plainly(said), plainly(more), speech)


def _each(
    here: Mapping[str, Connection], ties: Iterable[Tie], speech: Translator
) -> Iterable[Paragraph]:
    """A paragraph for each end that links are told under."""
    told: dict[tuple[str, TieKind], list[Connection]] = {}
    for tie in ties:
        teller = _teller(here[tie.a], here[tie.b], tie.kind)
        told.setdefault((teller.id, tie.kind), []).append(here[tie.other(teller.id)])
    for item in by_name(here.values()):
        said = [_one(item, kind, told.get((item.id, kind), ()), speech) for kind in TieKind]
        yield tuple(sentence for sentences in said for sentence in sentences)


def _teller(one: Connection, other: Connection, kind: TieKind) -> Connection:
    """The end a link is told under: the place, the activity, or the first by name."""
    first, second = by_name((one, other))
    under = _TOLD_UNDER.get(kind)
    return second if second.kind is under and first.kind is not under else first


def _one(
    item: Connection, kind: TieKind, others: Iterable[Connection], speech: Translator
) -> Paragraph:
    first, more = _templates(kind, speech)
    return roll_call(others, plainly(first), plainly(more), speech, name=name_of(item))


def _templates(kind: TieKind, speech: Translator) -> tuple[str, str]:
    """What the first sentence says, and every other."""
    return {
        TieKind.KNOWS: (
            speech.gettext("%(name)s knows %(names)s."),
            speech.gettext("%(name)s also knows %(names)s."),
        ),
        TieKind.GOES_WITH: (
            speech.gettext("%(name)s goes with %(names)s."),
            speech.gettext("%(name)s also goes with %(names)s."),
        ),
        TieKind.AT: (
            speech.gettext("At %(name)s: %(names)s."),
            speech.gettext("Also at %(name)s: %(names)s."),
        ),
        TieKind.DOES_WITH: (
            speech.gettext("%(name)s is with %(names)s."),
            speech.gettext("%(name)s is also with %(names)s."),
        ),
    }[kind]


def _doubt(one: Connection, other: Connection, kind: TieKind, speech: Translator) -> str:
    first, second = map(name_of, by_name((one, other)))
    said = (
        speech.gettext("You are not sure if %(a)s and %(b)s know each other.")
        if kind is TieKind.KNOWS
        else speech.gettext("You are not sure if %(a)s and %(b)s go together.")
    )
    return filled(said, a=first, b=second)


def _with_me_only(
    here: Mapping[str, Connection], ties: Iterable[Tie], speech: Translator
) -> Paragraph:
    linked = {end for tie in ties for end in (tie.a, tie.b)}
    return roll_call(
        (item for key, item in here.items() if key not in linked),
        lambda n: speech.ngettext(
            "%(names)s is linked with only you so far.",
            "%(names)s are linked with only you so far.",
            n,
        ),
        lambda n: speech.ngettext("So is %(names)s.", "So are %(names)s.", n),
        speech,
    )
