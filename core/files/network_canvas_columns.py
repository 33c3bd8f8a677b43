"""What an interview asked: columns with the answers that occur, one question's options together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from os.path import commonprefix

MOST_VALUES = 30
LONGEST_VALUE = 60
_TECHNICAL = ("nodeID", "null", "")
_YES_NO = {"true", "false", ""}


@dataclass(frozen=True, slots=True)
class Column:
    """A question asked about everybody of one type.

    ``values`` are the answers that occur, at most 30; ``many`` says there are more. ``options``
    maps an answer to its own true-or-false column, where the export spreads one question over
    several: more than one may then be true.
    """

    name: str
    values: tuple[str, ...]
    many: bool = False
    options: Mapping[str, str] | None = None


def is_true(cell: str) -> bool:
    """Whether a true-or-false cell says yes."""
    return cell.strip().lower() in {"true", "1"}


def columns_of(cells: Mapping[str, Sequence[str]]) -> tuple[Column, ...]:
    """Columns that say something, from all cells by column name, in the order of the file.

    Left out: Network Canvas's own columns and places on its canvas.
    """
    said = {name: values for name, values in cells.items() if _is_asked(name, cells)}
    found: list[Column] = []
    for first, names in groupby(said, key=lambda name: _first_word(name, said)):
        group = list(names)
        if first and len(group) > 1:
            found.append(_options(group, said))
        else:
            found += [_plain(name, said[name]) for name in group]
    return tuple(column for column in found if column.values or column.many)


def _is_asked(name: str, cells: Mapping[str, Sequence[str]]) -> bool:
    if name in _TECHNICAL or name.startswith("networkCanvas"):
        return False
    is_place = name.endswith(("_x", "_y")) and {f"{name[:-1]}x", f"{name[:-1]}y"} <= cells.keys()
    return not is_place and any(cells[name])


def _first_word(name: str, cells: Mapping[str, Sequence[str]]) -> str:
    """What options of one question begin with; "" for any other column."""
    first, line, rest = name.partition("_")
    if not line or not rest or not _distinct(cells[name]) <= _YES_NO:
        return ""
    return first


def _options(group: list[str], cells: Mapping[str, Sequence[str]]) -> Column:
    start = commonprefix(group).rpartition("_")[0]  # noqa: RUF071 - by letter is meant
    options = {name[len(start) + 1 :]: name for name in group}
    chosen = tuple(option for option, name in options.items() if any(map(is_true, cells[name])))
    return Column(start, chosen[:MOST_VALUES], len(chosen) > MOST_VALUES, options)


def _plain(name: str, cells: Iterable[str]) -> Column:
    values = sorted(_distinct(cells) - {""})
    shown = tuple(value for value in values if len(value) <= LONGEST_VALUE)[:MOST_VALUES]
    return Column(name, shown, len(shown) < len(values))


def _distinct(cells: Iterable[str]) -> set[str]:
    return {cell.strip() for cell in cells}
