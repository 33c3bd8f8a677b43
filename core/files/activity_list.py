"""A list of local activities as a CSV file, in and out. Out, no cell can act as a formula."""

import csv
from dataclasses import astuple, dataclass, fields
from io import StringIO

from core.errors import BadFile, BadInput
from core.files.csv_reading import read_csv
from core.rules.naming import tidy_name, tidy_text

MOST_ROWS = 500
MOST_BYTES = 200_000
LONGEST_ABOUT = 300
_ACTING = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the start of a formula
_CELLS = 20 * MOST_ROWS * 5


@dataclass(frozen=True, slots=True)
class Listed:
    """One activity of the list."""

    name: str
    place: str = ""
    when: str = ""
    cost: str = ""
    about: str = ""


COLUMNS = tuple(one.name for one in fields(Listed))


@dataclass(frozen=True, slots=True)
class WrongCell:
    """What cannot be taken in: the line of the file as a spreadsheet counts, column and why."""

    line: int
    column: str
    problem: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds: activities, and what is wrong with the others."""

    activities: tuple[Listed, ...]
    wrong: tuple[WrongCell, ...]


def read_activities(raw: bytes) -> Found:
    """The list in a file; lines that cannot be taken in are named one by one.

    Raises:
        BadFile: ``csv_not_utf_8``, ``csv_broken``, ``activity_many`` or ``activity_columns``.
    """
    name = "activities.csv"
    if len(raw) > MOST_BYTES:
        raise BadFile("activity_many", most=MOST_ROWS)
    table = read_csv(raw, name, most_cells=_CELLS)
    names = {column: _column(table.columns, column) for column in COLUMNS}
    if names["name"] not in table.columns:
        raise BadFile("activity_columns")
    if len(table.rows) > MOST_ROWS:
        raise BadFile("activity_many", most=MOST_ROWS)
    good: list[Listed] = []
    wrong: list[WrongCell] = []
    for line, row in zip(table.lines, table.records(names), strict=True):
        try:
            good.append(_listed(row))
        except BadInput as refusal:
            wrong.append(WrongCell(line, refusal.field, refusal.problem))
    return Found(tuple(good), tuple(wrong))


def write_activities(activities: tuple[Listed, ...]) -> str:
    """The list as CSV, with line ends as RFC 4180 has them."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([*map(harmless, astuple(one))] for one in activities)
    return out.getvalue()


def harmless(cell: str) -> str:
    """A cell no spreadsheet runs: an apostrophe before what would start a formula.

    >>> harmless("=1+1"), harmless("Choir")
    ("'=1+1", 'Choir')
    """
    return f"'{cell}" if cell.lstrip(" '").startswith(_ACTING) else cell


def _listed(row: dict[str, str]) -> Listed:
    plain = {name: _without_guard(cell) for name, cell in row.items()}
    optional = {
        name: " ".join((tidy_text(plain[name], name, _longest(name)) or "").split())
        for name in COLUMNS[1:]
    }
    return Listed(tidy_name(plain["name"], "name"), **optional)


def _longest(column: str) -> int:
    return LONGEST_ABOUT if column == "about" else 80


def _without_guard(cell: str) -> str:
    """The cell again, where ``harmless`` had put an apostrophe before it."""
    bare = cell.removeprefix("'")
    return bare if bare != cell and harmless(bare) == cell else cell


def _column(columns: tuple[str, ...], wanted: str) -> str:
    """The file's own spelling of a column."""
    return next((one for one in columns if one.strip().casefold() == wanted), wanted)
