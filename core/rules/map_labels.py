"""Map labels: what a screen reader says of the map, of a tile and of a stack."""

from collections.abc import Iterable, Sequence

from core.rules.facts import Connection, Tie
from core.rules.labels import N_, word_for
from core.rules.pictures import State
from core.rules.speech import Translator
from core.rules.vocabulary import Kind, Ring, Standing

_STACKED = {
    Kind.PERSON: (N_("%(count)d more person"), N_("%(count)d more people")),
    Kind.PLACE: (N_("%(count)d more place"), N_("%(count)d more places")),
    Kind.ACTIVITY: (N_("%(count)d more activity"), N_("%(count)d more activities")),
    None: (N_("%(count)d more"), N_("%(count)d more")),
}
_COUNTED = {
    Kind.PERSON: (N_("%(count)d person"), N_("%(count)d people")),
    Kind.PLACE: (N_("%(count)d place"), N_("%(count)d places")),
    Kind.ACTIVITY: (N_("%(count)d activity"), N_("%(count)d activities")),
}


def tile_name(item: Connection, state: State, speech: Translator, *, feel: bool, tied: bool) -> str:
    """Such as ``Sam, person, close ring, helps``.

    Args:
        item: the connection.
        state: how its tile is lit.
        speech: the reader's language.
        feel: whether the picture shows how things feel.
        tied: whether lit means linked with the one that is open.
    """
    said = [item.name, word_for(item.kind, speech), ring_said(item.ring, speech)]
    if item.standing is not Standing.ACTIVE:
        said.append(word_for(item.standing, speech))
    if feel and item.feel is not None:
        said.append(word_for(item.feel, speech))
    if tied and state is State.LIT:
        said.append(speech.gettext("linked"))
    return _joined(said, speech)


def stack_name(items: Sequence[Connection], kind: Kind | None, lit: int, speech: Translator) -> str:
    """Such as ``12 more people, wider ring: open``."""
    said = [_many(_STACKED[kind], len(items), speech), ring_said(items[0].ring, speech)]
    if lit:
        said.insert(1, speech.gettext("%(lit)d of them shown here") % {"lit": lit})
    return speech.gettext("%(stack)s: open") % {"stack": _joined(said, speech)}


def stack_text(count: int, lit: int, speech: Translator) -> str:
    """What stands on a stack: ``+12``, or ``2 of 12`` where some of it is lit."""
    if not lit:
        return f"+{count}"
    return speech.gettext("%(lit)d of %(all)d") % {"lit": lit, "all": count}


def ring_said(ring: Ring | None, speech: Translator) -> str:
    """A ring in a list of words."""
    if ring is None:
        return speech.gettext("not placed yet")
    return speech.gettext("%(ring)s ring") % {"ring": word_for(ring, speech)}


def map_name(items: Iterable[Connection], title: str | None, speech: Translator) -> str:
    """Such as ``Your map: 11 people, 5 places, 4 activities, 2 of them not placed yet``."""
    there = list(items)
    said = [
        _many(_COUNTED[kind], many, speech)
        for kind in Kind
        if (many := sum(1 for item in there if item.kind is kind))
    ]
    if waiting := sum(1 for item in there if item.ring is None):
        words = (N_("%(count)d of them not placed yet"), N_("%(count)d of them not placed yet"))
        said.append(_many(words, waiting, speech))
    title = title or speech.gettext("Your map")
    holds = _joined(said, speech) if said else speech.gettext("nothing on it yet")
    return speech.gettext("%(map)s: %(holds)s") % {"map": title, "holds": holds}


def kind_name(kind: Kind, count: int, speech: Translator) -> str:
    """Such as ``On your map: 15 people``."""
    return speech.gettext("On your map: %(holds)s") % {
        "holds": _many(_COUNTED[kind], count, speech)
    }


def ties_said(ties: Iterable[Tie], here: Iterable[str], speech: Translator) -> str:
    """Such as ``34 links between them``; links of two kinds between the same two are one."""
    known = set(here)
    pairs = {frozenset((tie.a, tie.b)) for tie in ties if {tie.a, tie.b} <= known}
    if not pairs:
        return speech.gettext("No links between them yet")
    words = (N_("%(count)d link between them"), N_("%(count)d links between them"))
    return _many(words, len(pairs), speech)


def _many(words: tuple[str, str], count: int, speech: Translator) -> str:
    return speech.ngettext(*words, count) % {"count": count}


def _joined(said: Iterable[str], speech: Translator) -> str:
    return speech.pgettext("between items of a list", ", ").join(said)
