"""A CSV file as a table: the header, and rows as wide as the header."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from typing import Any

from core.errors import BadFile

MOST_COLUMNS = 2_000


@dataclass(frozen=True)
class Table:
    """Column names, rows of as many cells, and the line of the file on which each row ends."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each column stands."""
        return {name: at for at, name in enumerate(self.columns)}

    def records(self, names: Mapping[str, str]) -> Iterator[dict[str, str]]:
        """Each row's cells under new names (new name → column), "" for a column that is missing."""
        places = {new: self.places.get(name) for new, name in names.items()}
        for row in self.rows:
            yield {new: "" if at is None else row[at] for new, at in places.items()}


def read_csv(raw: bytes, file: str, *, most_cells: int) -> Table:
    """The table in a CSV file (RFC 4180; quotes, BOM and blank lines are optional).

    Short rows are filled up and long ones cut: a line break that was not quoted spoils two rows,
    not the file. Equal cells are one object, for most say "true" or "false".

    Raises:
        BadFile: ``csv_not_utf_8``, ``csv_broken`` (``line``) or ``csv_big``, each with ``file``.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile("csv_not_utf_8", file=file) from None
    if "\0" in text:
        raise BadFile("csv_broken", file=file, line=text[: text.index("\0")].count("\n") + 1)
    reader = csv.reader(StringIO(text, newline=""))
    try:
        columns = tuple(name.strip() for name in next(reader, []))
        if len(columns) > MOST_COLUMNS:
            raise BadFile("csv_big", file=file)
        lines: list[int] = []
        rows = _rows(reader, len(columns), file, most_cells)
        return Table(columns, tuple(_noting(rows, reader, lines)), tuple(lines))
    except csv.Error:
        raise BadFile("csv_broken", file=file, line=reader.line_num) from None


def _noting(
    rows: Iterator[tuple[str, ...]], reader: Any, lines: list[int]
) -> Iterator[tuple[str, ...]]:
    for row in rows:
        lines.append(reader.line_num)
        yield row


def _rows(
    reader: Iterator[list[str]], width: int, file: str, most_cells: int
) -> Iterator[tuple[str, ...]]:
    known: dict[str, str] = {}
    left = most_cells
    for row in reader:
        if not any(row):
            continue
        left -= width
        if left < 0:
            raise BadFile("csv_big", file=file)
        cells = [known.setdefault(cell, cell) for cell in row[:width]]
        yield (*cells, *[""] * (width - len(cells)))
