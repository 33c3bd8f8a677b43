"""Who looked: each reading as one plain sentence, by month; also months in which nobody did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.access.grants import Part
from core.rules.days import when
from core.rules.labels import N_
from core.rules.saying import filled
from core.rules.speech import Translator, listed

PARTS = {
    Part.WORDS: N_("your summary"),
    Part.MAP: N_("your map without names"),
    Part.NAMES: N_("the names you ticked"),
    Part.FEEL: N_("how things feel"),
    Part.GOALS: N_("your goals"),
    Part.CHANGES: N_("what changed"),
    Part.NOTES: N_("check-in notes"),
    Part.TYPE: N_("your kind of network"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """One reading as rules see it. Names are those the person saw when they shared."""

    name: str
    organisation: str
    on: date
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """One month, named by its first day, and what to say about it."""

    first: date
    sentences: tuple[str, ...]


def months(looks: Sequence[Looked], since: date, on: date, speech: Translator) -> tuple[Month, ...]:
    """Every month from today back to the first share, newest first, silent ones too."""
    found, first = list[Month](), on.replace(day=1)
    while first >= since.replace(day=1):
        mine = (one for one in looks if one.on.replace(day=1) == first)
        found.append(Month(first, _said(mine, first, on, speech)))
        first = _before(first)
    return tuple(found)


def _before(first: date) -> date:
    year, month = (first.year, first.month - 1) if first.month > 1 else (first.year - 1, 12)
    return date(year, month, 1)


def _said(looks: Iterable[Looked], first: date, on: date, speech: Translator) -> tuple[str, ...]:
    newest = sorted(looks, key=lambda one: one.on, reverse=True)
    if newest:
        return tuple(sentence(one, on, speech) for one in newest)
    if first == on.replace(day=1):
        return (speech.gettext("Nobody looked this month."),)
    return (speech.gettext("Nobody looked."),)


def sentence(look: Looked, on: date, speech: Translator) -> str:
    """Such as ``Kim of Northside read your summary and your goals on Saturday``."""
    said = speech.gettext("%(name)s of %(organisation)s read %(parts)s %(when)s.")
    parts = [speech.gettext(PARTS[part]) for part in Part if part in look.parts]
    return filled(
        said,
        name=look.name,
        organisation=look.organisation,
        parts=listed(parts, speech),
        when=when(look.on, on, speech),
    )
