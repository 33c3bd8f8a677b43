"""A map told in words: everything the picture says, for those who cannot see it or prefer words."""

from collections.abc import Iterable, Sequence
from datetime import date

from core.rules.days import date_in_words
from core.rules.facts import Connection, NetworkMap
from core.rules.link_words import links
from core.rules.saying import plainly, roll_call
from core.rules.speech import Translator, listed
from core.rules.support_words import support
from core.rules.tellings import Paragraph, Telling, as_text, section, telling
from core.rules.vocabulary import Feel, Kind, Ring, Standing

_SEEN_AT_ONCE = 3  # no need to count so many

__all__ = ["as_text", "sizes", "tell"]


def tell(map_: NetworkMap, on: date, speech: Translator) -> Telling:
    """The map as it is on a day, every name written out; sections with nothing to say are left out.

    Ended and died are never told: they live in history. Nor is who knows about the person's health.
    """
    here = map_.here()
    rings = (_middle(here, speech), _wider(here, speech))
    rest = (_neutral(here, speech), _mixed(here, speech), _hard(here, speech))
    sections = (
        section("here", speech.gettext("Who and what is here"), _who(map_, speech)),
        section("close", speech.gettext("Close to you"), (_close(here, speech),)),
        section("rings", speech.gettext("Middle and wider"), rings),
        section("helps", speech.gettext("What helps"), (_helps(here, speech),)),
        section("feel", speech.gettext("How the others feel"), rest),
        section("support", speech.gettext("What you get and give"), support(map_, on, speech)),
        section("links", speech.gettext("How it links up"), links(map_, speech)),
        section("unsaid", speech.gettext("Not said yet"), _unsaid(here, speech)),
        section("resting", speech.gettext("Resting"), (_resting(here, speech),)),
    )
    title = speech.gettext("My map on %(date)s") % {"date": date_in_words(on, speech)}
    return telling(title, sections)


def sizes(items: Sequence[Connection], speech: Translator) -> str:
    """Such as ``3 people, 1 place and 2 activities``."""
    many = {kind: sum(1 for item in items if item.kind is kind) for kind in Kind}
    said = {
        Kind.PERSON: speech.ngettext("%(n)s person", "%(n)s people", many[Kind.PERSON]),
        Kind.PLACE: speech.ngettext("%(n)s place", "%(n)s places", many[Kind.PLACE]),
        Kind.ACTIVITY: speech.ngettext("%(n)s activity", "%(n)s activities", many[Kind.ACTIVITY]),
    }
    return listed([said[kind] % {"n": n} for kind, n in many.items() if n], speech)


def _who(map_: NetworkMap, speech: Translator) -> Iterable[Paragraph]:
    here = map_.here()
    if not here:
        return ((_empty(map_, speech), speech.gettext("Add someone or something when you like.")),)
    first = speech.gettext("You have %(sizes)s on your map.") % {"sizes": sizes(here, speech)}
    last = speech.gettext("You said that this is everyone.")
    return ((first,), *_named(here, speech), (last,) if map_.sheet.everyone_listed else ())


def _empty(map_: NetworkMap, speech: Translator) -> str:
    if map_.connections:
        return speech.gettext("Your map is quiet just now.")
    return speech.gettext("Your map starts with you.")


def _named(here: Sequence[Connection], speech: Translator) -> Iterable[Paragraph]:
    """Every name under its kind."""
    headings = {
        Kind.PERSON: speech.gettext("People: %(names)s."),
        Kind.PLACE: speech.gettext("Places: %(names)s."),
        Kind.ACTIVITY: speech.gettext("Activities: %(names)s."),
    }
    for kind, first in headings.items():
        those = [item for item in here if item.kind is kind]
        yield roll_call(those, plainly(first), plainly(speech.gettext("And %(names)s.")), speech)


def _close(here: Iterable[Connection], speech: Translator) -> Paragraph:
    return roll_call(
        (item for item in here if item.ring is Ring.INNER),
        lambda n: speech.ngettext("%(names)s is close.", "%(names)s are close.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _middle(here: Iterable[Connection], speech: Translator) -> Paragraph:
    return roll_call(
        (item for item in here if item.ring is Ring.MIDDLE),
        lambda n: speech.ngettext(
            "%(names)s is in the middle ring.", "%(names)s are in the middle ring.", n
        ),
        lambda n: _so_is(n, speech),
        speech,
    )


def _wider(here: Iterable[Connection], speech: Translator) -> Paragraph:
    return roll_call(
        (item for item in here if item.ring is Ring.OUTER),
        lambda n: speech.ngettext(
            "%(names)s is in the wider ring.", "%(names)s are in the wider ring.", n
        ),
        lambda n: _so_is(n, speech),
        speech,
    )


def _helps(here: Iterable[Connection], speech: Translator) -> Paragraph:
    helpful = [item for item in here if item.feel is Feel.HELPS]
    if len(helpful) <= _SEEN_AT_ONCE:
        return roll_call(
            helpful,
            lambda n: speech.ngettext("%(names)s helps.", "%(names)s help.", n),
            lambda n: speech.ngettext("So does %(names)s.", "So do %(names)s.", n),
            speech,
        )
    count = speech.ngettext(
        "%(n)s of your connections helps.", "%(n)s of your connections help.", len(helpful)
    )
    first = plainly(speech.gettext("They are %(names)s."))
    more = plainly(speech.gettext("And %(names)s."))
    return (count % {"n": len(helpful)}, *roll_call(helpful, first, more, speech))


def _neutral(here: Iterable[Connection], speech: Translator) -> Paragraph:
    return roll_call(
        (item for item in here if item.feel is Feel.NEUTRAL),
        lambda n: speech.ngettext("%(names)s is neutral.", "%(names)s are neutral.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _mixed(here: Iterable[Connection], speech: Translator) -> Paragraph:
    return roll_call(
        (item for item in here if item.feel is Feel.MIXED),
        lambda n: speech.ngettext("%(names)s is mixed.", "%(names)s are mixed.", n),
        lambda n: _so_is(n, speech),
        speech,
    )


def _hard(here: Iterable[Connection], speech: Translator) -> Paragraph:
    return roll_call(
        (item for item in here if item.feel is Feel.HARD),
        lambda n: speech.ngettext("%(names)s can be hard.", "%(names)s can be hard.", n),
        lambda n: speech.ngettext("So can %(names)s.", "So can %(names)s.", n),
        speech,
    )


def _resting(here: Iterable[Connection], speech: Translator) -> Paragraph:
    return roll_call(
        (item for item in here if item.standing is Standing.RESTING),
        lambda n: speech.ngettext(
            "%(names)s is resting for now.", "%(names)s are resting for now.", n
        ),
        lambda n: _so_is(n, speech),
        speech,
    )


def _unsaid(here: Sequence[Connection], speech: Translator) -> Iterable[Paragraph]:
    """What has no answer yet: where it stands, and how it feels."""
    unplaced = plainly(speech.gettext("Not placed yet: %(names)s."))
    unmarked = plainly(speech.gettext("No mark yet: %(names)s."))
    more = plainly(speech.gettext("And %(names)s."))
    yield roll_call((item for item in here if item.ring is None), unplaced, more, speech)
    yield roll_call((item for item in here if item.feel is None), unmarked, more, speech)


def _so_is(n: int, speech: Translator) -> str:
    return speech.ngettext("So is %(names)s.", "So are %(names)s.", n)
