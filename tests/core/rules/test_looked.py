"""Who looked, in plain sentences."""

from datetime import date

from core.access.grants import Part
from core.rules.looked import PARTS, Looked, months
from core.rules.speech import ENGLISH

TODAY = date(2026, 11, 23)


def look(day, *parts):
    return Looked("Kim", "Northside", day, parts or (Part.WORDS,))


def told(*looks, since=TODAY):
    return [(one.first, list(one.sentences)) for one in months(looks, since, TODAY, ENGLISH)]


def test_a_reading_is_one_sentence():
    assert told(look(date(2026, 11, 21), Part.GOALS, Part.MAP)) == [
        (date(2026, 11, 1), ["Kim of Northside read your map without names and your goals on Saturday."])
    ]  # fmt: skip


def test_a_month_without_any_says_so():
    assert told() == [(date(2026, 11, 1), ["Nobody looked this month."])]


def test_every_month_since_the_first_share_is_there_newest_first():
    found = told(look(date(2026, 9, 30)), look(date(2026, 9, 2)), since=date(2026, 8, 31))
    assert [first.month for first, _ in found] == [11, 10, 9, 8]
    assert found[1][1] == ["Nobody looked."]
    assert [one.rsplit(" on ")[1] for one in found[2][1]] == ["30 September.", "2 September."]


def test_a_year_ends():
    assert [one.first for one in months([], date(2025, 12, 5), date(2026, 1, 3), ENGLISH)] == [
        date(2026, 1, 1),
        date(2025, 12, 1),
    ]


def test_every_part_has_words():
    assert set(PARTS) == set(Part)
