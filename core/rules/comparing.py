"""Then and now in words: what is new, closer, resting, and what else is different."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from core.rules.days import date_in_words
from core.rules.differences import Comparison, Pair, compare
from core.rules.facts import Connection
from core.rules.saying import by_name, filled, name_of, plainly, roll_call
from core.rules.speech import Translator, listed
from core.rules.tellings import Paragraph, Section, Telling, section, telling
from core.rules.vocabulary import Feel

__all__ = ["Comparison", "compare", "tell_comparison"]


def tell_comparison(
    found: Comparison, since: date, speech: Translator, near: date | None = None
) -> Telling:
    """One sentence in short, then a section for each sort of change; every name is written out.

    Args:
        found: what changed.
        since: the earlier day.
        speech: the reader's language.
        near: the later day, if dates close to it can do without the year.
    """
    words = {"date": date_in_words(since, speech, near=near)}
    title = speech.gettext("Since %(date)s") % words
    told = telling(title, (section(*one) for one in _sections(found, speech)))
    if not told.sections:
        said = speech.gettext("Your map is as it was on %(date)s.") % words
    else:
        counted = listed(list(_counted(found, speech)), speech)
        said = speech.gettext("Since %(date)s, %(what)s.") % {**words, "what": counted}
    return Telling(title, (Section("short", title, ((said,),)), *told.sections))


def _counted(found: Comparison, speech: Translator) -> Iterator[str]:
    """Such as ``3 are new``, ``1 is closer`` and ``1 is resting``."""
    some = len(found.new)
    if some:
        yield speech.ngettext("%(n)s is new", "%(n)s are new", some) % {"n": some}
    some = len(found.closer)
    if some:
        yield speech.ngettext("%(n)s is closer", "%(n)s are closer", some) % {"n": some}
    some = len(found.resting)
    if some:
        yield speech.ngettext("%(n)s is resting", "%(n)s are resting", some) % {"n": some}
    some = _other_changes(found)
    if some:
        said = speech.ngettext("%(n)s thing is different", "%(n)s things are different", some)
        yield said % {"n": some}


def _other_changes(found: Comparison) -> int:
    others = (found.further, found.placed, found.unplaced, found.back, found.felt)
    rest = (found.renamed, found.gone, found.new_ties, found.lost_ties)
    return sum(map(len, (*others, *rest)))


def _sections(
    found: Comparison, speech: Translator
) -> Iterator[tuple[str, str, Iterable[Paragraph]]]:
    yield "new", speech.gettext("New"), (_new(found, speech),)
    yield "closer", speech.gettext("Closer"), (_closer(found, speech),)
    yield "further", speech.gettext("Further out"), (_further(found, speech),)
    yield "placed", speech.gettext("Placed"), _placed(found, speech)
    yield "resting", speech.gettext("Resting"), (_resting(found, speech),)
    yield "back", speech.gettext("Back"), (_back(found, speech),)
    yield "feel", speech.gettext("How it feels"), _felt(found.felt, speech)
    yield "links", speech.gettext("Links"), (tuple(_links(found, speech)),)
    yield "names", speech.gettext("New names"), (tuple(_renamed(found, speech)),)
    yield "gone", speech.gettext("In your history"), (_gone(found, speech),)


def _new(found: Comparison, speech: Translator) -> Paragraph:
    return roll_call(
        found.new,
        lambda n: speech.ngettext("%(names)s is new.", "%(names)s are new.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _closer(found: Comparison, speech: Translator) -> Paragraph:
    return roll_call(
        found.closer,
        lambda n: speech.ngettext("%(names)s is closer.", "%(names)s are closer.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _further(found: Comparison, speech: Translator) -> Paragraph:
    return roll_call(
        found.further,
        lambda n: speech.ngettext("%(names)s is further out.", "%(names)s are further out.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _placed(found: Comparison, speech: Translator) -> Iterator[Paragraph]:
    yield roll_call(
        found.placed,
        lambda n: speech.ngettext(
            "%(names)s has a place on the map now.", "%(names)s have a place on the map now.", n
        ),
        lambda n: speech.ngettext("So does %(names)s.", "So do %(names)s.", n),
        speech,
    )
    said = plainly(speech.gettext("Not placed now: %(names)s."))
    yield roll_call(found.unplaced, said, plainly(speech.gettext("And %(names)s.")), speech)


def _resting(found: Comparison, speech: Translator) -> Paragraph:
    return roll_call(
        found.resting,
        lambda n: speech.ngettext("%(names)s is resting.", "%(names)s are resting.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _back(found: Comparison, speech: Translator) -> Paragraph:
    return roll_call(
        found.back,
        lambda n: speech.ngettext("%(names)s is back.", "%(names)s are back.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _gone(found: Comparison, speech: Translator) -> Paragraph:
    """Removed, ended and died alike: the names, and that they are kept."""
    said = plainly(speech.gettext("Kept in your history: %(names)s."))
    return roll_call(found.gone, said, plainly(speech.gettext("And %(names)s.")), speech)


def _felt(items: Iterable[Connection], speech: Translator) -> Iterator[Paragraph]:
    for feel, some in _by_feel(items).items():
        said = partial(_feels_now, feel, speech)
        yield roll_call(some, said, said, speech)


def _by_feel(items: Iterable[Connection]) -> Mapping[Feel | None, list[Connection]]:
    found: dict[Feel | None, list[Connection]] = {feel: [] for feel in (*Feel, None)}
    for item in items:
        found[item.feel].append(item)
    return found


def _feels_now(feel: Feel | None, speech: Translator, n: int) -> str:
    said = {
        Feel.HELPS: speech.ngettext("%(names)s helps now.", "%(names)s help now.", n),
        Feel.NEUTRAL: speech.ngettext("%(names)s is neutral now.", "%(names)s are neutral now.", n),
        Feel.MIXED: speech.ngettext("%(names)s is mixed now.", "%(names)s are mixed now.", n),
        Feel.HARD: speech.ngettext("%(names)s is hard now.", "%(names)s are hard now.", n),
        None: speech.gettext("No mark now: %(names)s."),
    }
    return said[feel]


def _links(found: Comparison, speech: Translator) -> Iterator[str]:
    linked = speech.gettext("%(a)s and %(b)s are linked now.")
    apart = speech.gettext("%(a)s and %(b)s are no longer linked.")
    yield from (_pair(linked, pair) for pair in found.new_ties)
    yield from (_pair(apart, pair) for pair in found.lost_ties)


def _pair(said: str, pair: Pair) -> str:
    a, b = map(name_of, by_name(pair))
    return filled(said, a=a, b=b)


def _renamed(found: Comparison, speech: Translator) -> Iterator[str]:
    said = speech.gettext("%(old)s is now called %(new)s.")
    yield from (filled(said, old=old, new=name_of(item)) for old, item in found.renamed)


def _so_is(n: int, speech: Translator) -> str:
    return speech.ngettext("So is %(names)s.", "So are %(names)s.", n)
