"""Counts for other people's eyes: in bands, because a small exact count can point at somebody."""

from collections.abc import Iterable

from core.rules.facts import Connection
from core.rules.speech import Translator, listed
from core.rules.vocabulary import Kind

_UP_TO = (2, 5, 10, 20)


def band(count: int, speech: Translator) -> str:
    """The band of a count.

    >>> from core.rules.speech import ENGLISH
    >>> [band(n, ENGLISH) for n in (1, 2, 3, 5, 6, 11, 20, 21)]
    ['1–2', '1–2', '3–5', '3–5', '6–10', '11–20', '11–20', 'more than 20']
    """
    least = 1
    for most in _UP_TO:
        if count <= most:
            return f"{least}–{most}"
        least = most + 1
    return speech.gettext("more than %(n)s") % {"n": _UP_TO[-1]}


def sizes(items: Iterable[Connection], speech: Translator) -> str:
    """Such as ``3–5 people and 1–2 places``; empty for nobody and nothing."""
    there = list(items)
    many = {kind: sum(1 for item in there if item.kind is kind) for kind in Kind}
    said = {
        Kind.PERSON: speech.gettext("%(band)s people"),
        Kind.PLACE: speech.gettext("%(band)s places"),
        Kind.ACTIVITY: speech.gettext("%(band)s activities"),
    }
    return listed([said[kind] % {"band": band(n, speech)} for kind, n in many.items() if n], speech)
