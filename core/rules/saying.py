"""Saying: names in sentences, however many there are, in sentences short enough to read."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from core.rules.facts import Connection
from core.rules.speech import Translator, listed
from core.rules.vocabulary import Kind

MOST_WORDS = 25  # in a sentence
Template = Callable[[int], str]  # for so many names; holds %(names)s
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_APART, _AGAIN = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def filled(template: str, **words: str) -> str:
    """The sentence with its words in; a name that ends in a full stop ends the sentence too.

    >>> filled("You saw %(name)s.", name="Mr T.")
    'You saw Mr T.'
    """
    said = template % words
    return said[:-1] if said.endswith("..") and not said.endswith("...") else said


def name_of(item: Connection) -> str:
    """A name fit for any sentence: one written from right to left turns nothing round it."""
    turns = any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in item.name)
    return f"{_APART}{item.name}{_AGAIN}" if turns else item.name


def by_name(items: Iterable[Connection]) -> list[Connection]:
    """In the order of an address book."""
    return sorted(items, key=lambda item: (item.name.casefold(), item.id))


def plainly(template: str) -> Template:
    """A template that reads the same for any number of names."""
    return lambda _n: template


def roll_call(
    items: Iterable[Connection],
    first: Template,
    more: Template,
    speech: Translator,
    **words: str,
) -> tuple[str, ...]:
    """Every name, people first, in as many sentences as it takes; no sentence without a name.

    Args:
        items: the connections, in any order.
        first: what the first sentence says.
        more: what every other sentence says.
        speech: the reader's language.
        words: what else the sentences hold.
    """
    known = list(items)
    people = by_name(item for item in known if item.kind is Kind.PERSON)
    others = by_name(item for item in known if item.kind is not Kind.PERSON)
    room = MOST_WORDS - max(_length(said(2) % {**words, "names": ""}) for said in (first, more))
    told = list[str]()
    for some in (*_handfuls(people, room), *_handfuls(others, room)):
        template = (more if told else first)(len(some))
        told.append(filled(template, names=listed(some, speech), **words))
    return tuple(told)


def _handfuls(items: Iterable[Connection], room: int) -> Iterator[list[str]]:
    """Names in lists of at most ``room`` words, "and" counted; a longer name is a list alone."""
    some, used = list[str](), 1
    for name in map(name_of, items):
        if some and used + _length(name) > room:
            yield some
            some, used = [], 1
        some.append(name)
        used += _length(name)
    if some:
        yield some


def _length(text: str) -> int:
    return len(text.split())
