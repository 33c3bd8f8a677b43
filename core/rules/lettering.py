"""Lettering: how a name fits into its tile, in one line or two, without asking a browser.

Widths are safe guesses: never too small in the fonts of the interface (system-ui, Roboto, Noto
Sans). Where a guess is wrong all the same, the tile clips its text and covers no neighbour.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

import regex

ON_MAP = (13, 12, 11)
ON_KIND_MAP = (15, 14, 13, 12)
_PADDING_TWO_LINES = 8  # both sides together: corners are cut or round, so two lines need more
_PADDING_ONE_LINE = 5
_LEAST_REST = 3  # letters that a broken word leaves for the second line

_WIDTHS = {
    width: frozenset(characters)
    for width, characters in (
        (0.29, " .,:;'’!|iljI"),
        (0.42, "ftr()[]-/‐"),
        (0.56, "sczJ"),
        (0.83, "w/"),
        (0.97, "mMW@%&"),
        (0.95, "…"),
    )
}
_BREAKS = regex.compile(r"\s+|(?<=[-‐–])(?=\S)")  # at blanks and after hyphens
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}")
_NO_WIDTH = regex.compile(r"[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}]")
_SCRIPTS = tuple(
    (em, regex.compile(pattern, regex.V1))
    for em, pattern in (
        (1.05, r"[\p{East_Asian_Width=Wide}\p{East_Asian_Width=Fullwidth}]"),
        (0.70, r"[\p{Hebrew}\p{Arabic}]"),
        (0.75, r"[\p{Greek}\p{Cyrillic}]"),
        (0.72, r"[[\p{Latin}\p{Common}]&&\p{Uppercase}]"),
        (0.63, r"[\p{Latin}\p{Common}]"),
    )
)
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Label:
    """A name as its tile shows it: one or two lines at ``size`` pixels."""

    lines: tuple[str, ...]
    size: int
    right_to_left: bool


def letter(name: str, width: int, sizes: tuple[int, ...] = ON_MAP) -> Label:
    """Fit a name into a tile ``width`` pixels wide.

    The first size counts at which the name fits whole, on one line or broken at blanks and after
    hyphens into two. At the last size the first word may be broken and the second line cut.

    >>> letter("Dr Okoro", 69).lines
    ('Dr Okoro',)
    >>> letter("Care coordinator Lowri", 86).lines
    ('Care', 'coordinator…')
    """
    turned = is_right_to_left(name)
    whole = width_of(name)
    if whole * sizes[0] <= width - _PADDING_ONE_LINE:
        return Label((name,), sizes[0], turned)  # most names: no need to look for a break
    even, halves = _most_even(name)
    for size in sizes:
        if whole * size <= width - _PADDING_ONE_LINE:
            return Label((name,), size, turned)
        if even * size <= width - _PADDING_TWO_LINES:
            return Label(halves, size, turned)
    return Label(_cut(name, (width - _PADDING_TWO_LINES) / sizes[-1]), sizes[-1], turned)


def width_of(text: str) -> float:
    """A safe width in em: hardly ever less than what a browser draws.

    >>> round(width_of("Sam"), 2)
    2.32
    """
    return sum(map(_em, text))


def is_right_to_left(text: str) -> bool:
    """Direction of the first character that has one (Unicode bidirectional algorithm, rule P2)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in _RIGHT_TO_LEFT:
            return True
    return False


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    """Width of one character in em, by the table of safe widths."""
    if _NO_WIDTH.match(char):
        return 0
    if unicodedata.category(char)[0] == "L" and unicodedata.east_asian_width(char) not in "FW":
        parts = unicodedata.normalize("NFKD", char)  # accents off, ligatures apart
        return sum(_bare_em(part) for part in parts if not unicodedata.combining(part))
    return _bare_em(char)


def _bare_em(char: str) -> float:
    narrow = next((em for em, characters in _WIDTHS.items() if char in characters), None)
    if narrow is not None:
        return narrow
    if _EMOJI.match(char):
        return 1.40
    is_letter = char.isalnum() or unicodedata.category(char) == "Mc"  # vowels of Indic scripts
    return _letter_em(char) if is_letter else _symbol_em(char)


def _letter_em(char: str) -> float:
    for em, script in _SCRIPTS:
        if script.match(char):
            return em
    return 0.80


def _symbol_em(char: str) -> float:
    return 0.63 if char.isascii() else 1.05


def _most_even(name: str) -> tuple[float, tuple[str, ...]]:
    """The two lines whose longer one is shortest, and its width in em; endless without any."""
    return min(
        ((max(map(width_of, halves)), halves) for halves in _halves(name)),
        key=lambda way: way[0],
        default=(inf, ()),
    )


def _halves(name: str) -> Iterator[tuple[str, str]]:
    for gap in _BREAKS.finditer(name):
        first, last = name[: gap.start()], name[gap.end() :]
        if first and last:
            yield first, last


def _cut(name: str, room: float) -> tuple[str, ...]:
    """Line one filled, line two cut with an ellipsis."""
    fitting = [half for half in _halves(name) if width_of(half[0]) <= room]
    first, rest = fitting[-1] if fitting else _broken(name, room)
    return (first, rest if width_of(rest) <= room else _shortened(rest, room))


def _broken(word: str, room: float) -> tuple[str, str]:
    """A first word that is too long, broken between two letters."""
    letters = _GRAPHEME.findall(word)
    first_word = _GRAPHEME.findall(next(_halves(word), (word, ""))[0])
    hyphen = "-" if _takes_hyphen(first_word) else ""
    most = _fitting(first_word, room - width_of(hyphen))
    most = max(1, min(most, len(first_word) - _LEAST_REST))
    return "".join(letters[:most]) + hyphen, "".join(letters[most:])


def _shortened(text: str, room: float) -> str:
    letters = _GRAPHEME.findall(text)
    most = _fitting(letters, room - width_of("…"))
    return "".join(letters[:most]).rstrip() + "…"


def _fitting(letters: list[str], room: float) -> int:
    """How many letters fit."""
    used = 0.0
    for count, one in enumerate(letters):
        used += width_of(one)
        if used > room:
            return count
    return len(letters)


def _takes_hyphen(letters: list[str]) -> bool:
    """Only scripts with capitals (Latin, Greek, Cyrillic…) part words with a hyphen."""
    return letters[0].lower() != letters[0].upper()
