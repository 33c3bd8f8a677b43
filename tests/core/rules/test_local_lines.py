"""Help lines as an admin types them."""

from datetime import date

import pytest

from core.errors import BadInput
from core.rules.local_lines import tidy_checked_on, tidy_lines

TODAY = date(2026, 11, 23)
LINE = {"name": "River line", "number": "0800 123 4567", "note": "Day or night.", "word": ""}


def test_lines_are_tidied_and_empty_ones_go():
    empty = dict.fromkeys(LINE, "")
    typed = [empty, {**LINE, "name": "  River   line "}, empty]
    assert tidy_lines(typed) == [LINE]


@pytest.mark.parametrize("number", ["999", "+44 (0)20 7946 0000", "116-123", "85258"])
def test_what_can_be_dialled_is_taken(number):
    assert tidy_lines([{**LINE, "number": number}])[0]["number"] == number


@pytest.mark.parametrize(
    ("changed", "field", "problem"),
    [
        ({"name": ""}, "name-1", "missing"),
        ({"number": ""}, "number-1", "missing"),
        ({"number": "call me"}, "number-1", "number"),
        ({"number": "1"}, "number-1", "number"),
        ({"number": "1" * 16}, "number-1", "number"),
        ({"number": "javascript:1"}, "number-1", "number"),
        ({"number": "٠٨٠٠"}, "number-1", "number"),
        ({"note": "x" * 121}, "note-1", "too_long"),
        ({"word": "x" * 21}, "word-1", "too_long"),
        ({"name": "\u202eRiver"}, "name-1", "characters"),
    ],
)
def test_what_cannot_be_taken_is_said_by_its_field(changed, field, problem):
    with pytest.raises(BadInput) as refused:
        tidy_lines([{**LINE, **changed}])
    assert (refused.value.field, refused.value.problem) == (field, problem)


def test_the_day_of_the_last_check_is_said_and_not_still_to_come():
    assert tidy_checked_on(TODAY, TODAY) == TODAY
    for day, problem in ((None, "missing"), (date(2026, 11, 24), "future")):
        with pytest.raises(BadInput) as refused:
            tidy_checked_on(day, TODAY)
        assert refused.value.problem == problem
