"""A list of activities comes in line by line, and goes out so that no spreadsheet runs it."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadFile
from core.files.activity_list import (
    MOST_BYTES,
    MOST_ROWS,
    Listed,
    harmless,
    read_activities,
    write_activities,
)

HEADER = "name,place,when,cost,about\n"
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20)


def read(text):
    return read_activities(text.encode())


def test_a_list_is_read_in_any_order_of_columns_and_any_case():
    found = read("Cost,NAME,extra\nfree, Choir ,x\n")
    assert found.activities == (Listed("Choir", cost="free"),)
    assert found.wrong == ()


def test_only_the_name_is_needed():
    assert read("name\nChoir\n\nWalk\n").activities == (Listed("Choir"), Listed("Walk"))


def test_what_is_wrong_is_said_by_the_line_of_the_file():
    text = (
        HEADER + 'Choir,,,,"two\nlines"\n\n,Hall,,,\nWalk,' + "x" * 81 + ",,,\nSwim,,,,\u202e\x07\n"
    )
    found = read(text)
    assert [(one.line, one.column, one.problem) for one in found.wrong] == [
        (5, "name", "missing"),
        (6, "place", "too_long"),
        (7, "about", "characters"),
    ]
    assert found.activities == (Listed("Choir", about="two lines"),)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "activity_columns"),
        (b"place,when\nHall,Monday\n", "activity_columns"),
        (b"name\n\xff\n", "csv_not_utf_8"),
        (b"name\nCh\0ir\n", "csv_broken"),
        (b"name\n" + b"Choir\n" * (MOST_ROWS + 1), "activity_many"),
        (b"name\n" + b"x" * MOST_BYTES, "activity_many"),
        (b"<!DOCTYPE x>", "activity_columns"),
        (b"PK\x03\x04\x00", "csv_broken"),
    ],
)
def test_a_file_that_is_no_list_is_refused(raw, problem):
    with pytest.raises(BadFile) as refused:
        read_activities(raw)
    assert refused.value.problem == problem


@pytest.mark.parametrize(
    "cell", ["=1+1", "+44", "-1", "@sum", "\t=1", " =1", "'=1", "''=1", '=HYPERLINK("x")']
)
def test_no_cell_goes_out_that_a_spreadsheet_would_run(cell):
    written = write_activities((Listed(cell, about=cell),))
    for row in csv.reader(StringIO(written)):
        assert not any(one.startswith(("=", "+", "-", "@", "\t", "\r", " ")) for one in row)


@pytest.mark.parametrize("cell", ["Choir", "'tis the season", "a=b", "0800 123", ""])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


@given(st.lists(st.tuples(WORDS.filter(bool), WORDS, WORDS, WORDS, WORDS), max_size=5))
def test_out_and_in_again_is_the_same_list(rows):
    first = read_activities(write_activities(tuple(Listed(*row) for row in rows)).encode())
    again = read_activities(write_activities(first.activities).encode("utf-8-sig"))
    assert again.activities == first.activities
    assert again.wrong == ()
