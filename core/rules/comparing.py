"""Then and now: what is different between two moments of one map, without better or worse."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from core.rules.facts import Connection, NetworkMap
from core.rules.labels import date_in_words, names, word_for
from core.rules.speech import Translator
from core.rules.vocabulary import Standing
from core.rules.words import Passage, Telling


@dataclass(frozen=True, slots=True)
class Comparison:
    """Connections by what became of them; each holds the newest value there is."""

    new: tuple[Connection, ...]
    gone: tuple[Connection, ...]
    resting: tuple[Connection, ...]
    back: tuple[Connection, ...]
    closer: tuple[Connection, ...]
    further: tuple[Connection, ...]
    placed: tuple[Connection, ...]
    felt: tuple[Connection, ...]
    renamed: tuple[tuple[str, Connection], ...]
    new_ties: int
    lost_ties: int


def compare(before: NetworkMap, now: NetworkMap) -> Comparison:
    """What changed from one moment to another."""
    here, was = {i.id: i for i in now.here()}, {i.id: i for i in before.here()}
    pairs = [(was[key], here[key]) for key in sorted(here.keys() & was.keys())]

    def those(fits: Callable[[Connection, Connection], bool]) -> tuple[Connection, ...]:
        return tuple(new for old, new in pairs if fits(old, new))

    gone = [now.connections.get(key, was[key]) for key in sorted(was.keys() - here.keys())]
    return Comparison(
        new=tuple(here[key] for key in sorted(here.keys() - was.keys())),
        gone=tuple(gone),
        resting=those(lambda a, b: a.standing != b.standing and b.standing is Standing.RESTING),
        back=those(lambda a, b: a.standing != b.standing and b.standing is Standing.ACTIVE),
        closer=those(lambda a, b: bool(a.ring and b.ring and b.ring < a.ring)),
        further=those(lambda a, b: bool(a.ring and b.ring and b.ring > a.ring)),
        placed=those(lambda a, b: a.ring is None and b.ring is not None),
        felt=those(lambda a, b: a.feel != b.feel),
        renamed=tuple((old.name, new) for old, new in pairs if old.name != new.name),
        new_ties=len(now.ties.keys() - before.ties.keys()),
        lost_ties=len(before.ties.keys() - now.ties.keys()),
    )


def tell_comparison(found: Comparison, since: date, speech: Translator) -> Telling:
    """The comparison in sentences."""
    title = speech.gettext("Since %(date)s") % {"date": date_in_words(since, speech)}
    sentences = [
        *_told(found.new, speech.gettext("New: %(names)s."), speech),
        *_told(found.closer, speech.gettext("Closer: %(names)s."), speech),
        *_told(found.further, speech.gettext("Further out: %(names)s."), speech),
        *_told(found.placed, speech.gettext("Placed: %(names)s."), speech),
        *_told(found.resting, speech.gettext("Resting: %(names)s."), speech),
        *_told(found.back, speech.gettext("Back: %(names)s."), speech),
        *_told(found.gone, speech.gettext("No longer on your map: %(names)s."), speech),
        *(_felt(item, speech) for item in found.felt),
        *(_renamed(old, item, speech) for old, item in found.renamed),
        *_ties(found, speech),
    ]
    if not sentences:
        sentences = [speech.gettext("Your map is as it was.")]
    return Telling(title, (Passage(title, tuple(sentences)),))


def _told(items: Iterable[Connection], template: str, speech: Translator) -> list[str]:
    found = list(items)
    return [template % {"names": names(found, speech)}] if found else []


def _felt(item: Connection, speech: Translator) -> str:
    word = word_for(item.feel, speech)
    return speech.gettext("%(name)s now: %(feel)s.") % {"name": item.name, "feel": word}


def _renamed(old: str, item: Connection, speech: Translator) -> str:
    said = speech.gettext("%(old)s is now called %(new)s.")
    return said % {"old": old, "new": item.name}


def _ties(found: Comparison, speech: Translator) -> list[str]:
    told = []
    if found.new_ties:
        said = speech.ngettext("%(n)s new link.", "%(n)s new links.", found.new_ties)
        told.append(said % {"n": found.new_ties})
    if found.lost_ties:
        said = speech.ngettext("%(n)s link less.", "%(n)s links less.", found.lost_ties)
        told.append(said % {"n": found.lost_ties})
    return told
