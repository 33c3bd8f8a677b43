"""Names on tiles: safe widths, and breaking a name into at most two lines.

Widths are in em of the font size and never too small for the fonts phones and desktops use, so
that a name that fits here fits on the screen; whatever still does not is clipped by its tile.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

import regex

SIZES = (13, 12, 11)
_PADDING_TWO, _PADDING_ONE = 16, 10  # both sides together, px
_WIDTHS = (
    (".,:;'’!|ijlI ", 0.29),
    ("ftr()[]-/", 0.42),
    ("sczJ", 0.56),
    ("w", 0.83),
    ("mMW@%&", 0.97),
    ("…", 0.95),
)
_EM = {char: width for chars, width in _WIDTHS for char in chars}
_SCRIPTS = (
    (regex.compile(r"[\p{Script=Hebrew}\p{Script=Arabic}]"), 0.70),
    (regex.compile(r"[\p{Script=Greek}\p{Script=Cyrillic}]"), 0.75),
    (regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}"), 1.40),
    (
        regex.compile(
            r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}"
            r"\p{East_Asian_Width=Wide}\p{East_Asian_Width=Fullwidth}]"
        ),
        1.40,
    ),
)
_ARABIC = regex.compile(r"[\p{Script=Arabic}]")
_GRAPHEME = regex.compile(r"\X")
_BREAK = regex.compile(r"(?<=-)|\s+")


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of a tile and their size in px. ``whole``: nothing was cut."""

    lines: tuple[str, ...]
    size: int
    whole: bool


@cache
def em_width(char: str) -> float:
    """Safe width of one character, in em."""
    if char in _EM:
        return _EM[char]
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    for pattern, width in _SCRIPTS:
        if pattern.match(char):
            return width
    return _letter_width(char, category)


def _letter_width(char: str, category: str) -> float:
    base = unicodedata.normalize("NFD", char)[0]
    if base != char:
        return em_width(base)
    if regex.match(r"\p{Script=Latin}", char) or char.isdigit():
        return 0.72 if category == "Lu" else 0.63
    return 1.05 if category.startswith("S") else 0.80


def width(text: str, size: float) -> float:
    """Safe width of a text in px at a font size in px.

    >>> round(width("Sam", 10), 1)
    23.2
    """
    return sum(em_width(char) for char in text) * size


def graphemes(text: str) -> list[str]:
    """What a reader sees as single letters: never to be cut inside."""
    return _GRAPHEME.findall(text)


def lettered(name: str, tile_width: float, sizes: tuple[int, ...] = SIZES) -> Lettering:
    """The largest size at which a name fits on one or two lines, else the name cut at the smallest."""
    for size in sizes:
        lines = _fitted(name, tile_width, size)
        if lines is not None:
            return Lettering(lines, size, whole=True)
    return Lettering(_cut(name, tile_width - _PADDING_TWO, sizes[-1]), sizes[-1], whole=False)


def _fitted(name: str, tile_width: float, size: int) -> tuple[str, ...] | None:
    if width(name, size) <= tile_width - _PADDING_ONE:
        return (name,)
    room = tile_width - _PADDING_TWO
    fitting = [
        (first, second)
        for first, second in _splits(name)
        if width(first, size) <= room and width(second, size) <= room
    ]
    if not fitting:
        return None
    return min(fitting, key=lambda lines: max(width(line, size) for line in lines))


def _splits(name: str) -> list[tuple[str, str]]:
    """Every way to break at blanks and after hyphens."""
    return [
        (name[: found.start()], name[found.end() :])
        for found in _BREAK.finditer(name)
        if found.start() > 0 and found.end() < len(name)
    ]


def _cut(name: str, room: float, size: int) -> tuple[str, ...]:
    """Fill line one, cut line two with an ellipsis; break a first word that is too long."""
    first, rest = _first_line(name, room, size)
    if not rest:
        return (first,)
    return first, _shortened(rest, room, size)


def _first_line(name: str, room: float, size: int) -> tuple[str, str]:
    best = ("", name)
    for first, second in _splits(name):
        if width(first, size) <= room:
            best = (first, second)
    if best[0]:
        return best
    return _broken_word(name, room, size)


def _broken_word(name: str, room: float, size: int) -> tuple[str, str]:
    letters = graphemes(name)
    hyphen = "" if _ARABIC.search(name) else "-"
    for count in range(len(letters) - 1, 0, -1):
        head = "".join(letters[:count])
        if width(head + hyphen, size) <= room:
            return head + hyphen, "".join(letters[count:]).lstrip()
    return letters[0], "".join(letters[1:])


def _shortened(text: str, room: float, size: int) -> str:
    if width(text, size) <= room:
        return text
    letters = graphemes(text)
    while letters and width("".join(letters).rstrip() + "…", size) > room:
        letters.pop()
    return "".join(letters).rstrip() + "…"


def direction(name: str) -> str:
    """``rtl`` or ``ltr``, from the first strong character."""
    for char in name:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
