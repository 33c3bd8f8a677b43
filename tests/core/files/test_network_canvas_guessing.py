"""First guesses at what columns mean: right where they are sure, silent where they are not."""

import pytest

from core.files.network_canvas import open_export
from core.files.network_canvas_guessing import guess, kind_of
from core.files.network_canvas_matching import TieChoice
from core.files.network_canvas_words import (
    contact_of,
    feel_of,
    group_of,
    known_of,
    ring_of,
    words_of,
)
from core.rules.vocabulary import Kind
from tests.core.files.exports import NODE, ONE, person, table, zipped


def guessed(files=ONE):
    return guess(open_export(zipped(files)).interviews[0])


def of_people(header, *cells):
    """The guess for people asked one question."""
    rows = [person(n, *([one] if isinstance(one, str) else one)) for n, one in enumerate(cells)]
    files = {"case_1_s1_attributeList_Person.csv": table(f"{NODE},{header}", *rows)}
    return guessed(files).types["Person"]


def test_a_type_becomes_the_kind_its_name_says():
    assert {type_: match.kind for type_, match in guessed().types.items()} == {
        "Person": Kind.PERSON,
        "Place": Kind.PLACE,
    }


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("Person", Kind.PERSON), ("person", Kind.PERSON), ("Alter", Kind.PERSON), ("FamilyMember", Kind.PERSON),
        ("Venue", Kind.PLACE), ("Location", Kind.PLACE), ("HealthService", Kind.PLACE), ("Organisation", Kind.PLACE),
        ("Activity", Kind.ACTIVITY), ("SocialEvent", Kind.ACTIVITY), ("Hobbies", Kind.ACTIVITY),
    ],
)  # fmt: skip
def test_kinds_are_known_by_words(type_, kind):
    assert kind_of(type_) is kind


@pytest.mark.parametrize(
    "header", ["name", "Name", "nickname", "label", "PersonName", "first_name"]
)
def test_the_name_is_found_under_its_usual_names(header):
    assert of_people(header, "Ana").name == header


def test_a_name_is_taken_over_a_label():
    assert of_people("label,name", ("x", "Ana")).name == "name"


def test_without_a_name_column_none_is_guessed():
    assert of_people("Age", "30").name is None


def test_closeness_becomes_rings():
    match = guessed().types["Person"].fields["ring"]

    assert match.column == "RelStrength"
    assert match.values == {"Very_close": "1", "Somewhat_close": "2", "Not_close_at_all": "3"}


def test_a_column_of_ring_numbers_is_taken_as_it_is():
    assert of_people("Ring", "1", "3").fields["ring"].values == {"1": "1", "3": "3"}


def test_numbers_under_any_other_name_are_no_rings():
    assert "ring" not in of_people("Score", "1", "3").fields


def test_how_often_becomes_usual_contact():
    match = guessed().types["Person"].fields["usual_contact"]

    assert match.column == "ContactFreq"
    assert match.values == {"Daily": "most_days", "Weekly": "weekly", "Less_than_weekly": "less"}


def test_how_often_something_else_happens_is_not_contact():
    assert "usual_contact" not in of_people("CoffeeFreq", "Daily", "Weekly").fields


def test_options_about_the_relation_become_groups():
    match = guessed().types["Person"].fields["groups"]

    assert match.column == "Relation"
    assert match.values == {"Friend": "friend", "Family": "family", "Neighbour": "neighbour"}


def test_groups_fit_the_kind():
    assert guessed().types["Place"].fields["groups"].values == {"Cafe": "shop", "Park": "outdoors"}


def test_options_about_something_else_are_not_groups():
    options = "Met_Bar,Met_School,Met_Work,Met_Elsewhere"

    assert "groups" not in of_people(options, ("true", "true", "true", "true")).fields


def test_a_positive_result_is_not_a_feeling():
    assert "feel" not in of_people("Result", "positive", "negative").fields


def test_a_question_about_feeling_is():
    assert of_people("Feel", "Helpful", "Hard").fields["feel"].values == {
        "Helpful": "helps",
        "Hard": "hard",
    }


def test_years_known_are_put_in_spans():
    assert of_people("YearsKnown", "0.5", "3", "12").fields["known_for"].values == {
        "0.5": "under_1",
        "3": "1_to_5",
        "12": "over_5",
    }


def test_every_type_of_tie_gets_the_kind_that_fits_its_ends():
    assert guessed().ties == {"Knows": TieChoice.FITTING, "Visits": TieChoice.FITTING}


@pytest.mark.parametrize(
    ("answer", "ring"),
    [
        ("Extremely close", "1"), ("Closest", "1"), ("inner circle", "1"), ("Close", "2"), ("fairly_close", "2"),
        ("Not very close", "3"), ("A little close", "3"), ("Distant", "3"), ("Yes", None), ("true", None),
    ],
)  # fmt: skip
def test_answers_about_closeness(answer, ring):
    assert ring_of(answer) == ring


@pytest.mark.parametrize(
    ("answer", "contact"),
    [
        ("Every day", "most_days"), ("Several times a week", "most_days"), ("Once a week", "weekly"),
        ("Every two weeks", "fortnightly"), ("Every other week", "fortnightly"), ("Twice a month", "fortnightly"),
        ("Monthly", "monthly"), ("Less_than_weekly", "less"), ("A few times a year", "less"), ("Never", "less"),
        ("Sometimes", None), ("true", None),
    ],
)  # fmt: skip
def test_answers_about_how_often(answer, contact):
    assert contact_of(answer) == contact


@pytest.mark.parametrize(
    ("answer", "feel"),
    [("Supportive", "helps"), ("Neither", "neutral"), ("Both", "mixed"), ("Difficult", "hard"),
     ("Not helpful", None), ("Unsure", None), ("Blue", None)],
)  # fmt: skip
def test_answers_about_feeling(answer, feel):
    assert feel_of(answer) == feel


@pytest.mark.parametrize(
    ("answer", "known"),
    [("0", "under_1"), ("1", "1_to_5"), ("5", "1_to_5"), ("6", "over_5"), ("1-5 years", "1_to_5"),
     ("More than 5 years", "over_5"), ("<1", "under_1"), ("6 months", "under_1"), ("36 months", None), ("Always", None)],
)  # fmt: skip
def test_answers_about_how_long(answer, known):
    assert known_of(answer) == known


@pytest.mark.parametrize(
    ("option", "kind", "group"),
    [
        ("Grandmother", Kind.PERSON, "family"), ("Support worker", Kind.PERSON, "practitioner"),
        ("Boyfriend", Kind.PERSON, "partner"), ("Martian", Kind.PERSON, None), ("Clinic", Kind.PLACE, "health"),
        ("Choir", Kind.ACTIVITY, "creative"), ("Volunteering", Kind.ACTIVITY, "work"),
    ],
)  # fmt: skip
def test_options_about_circles_of_life(option, kind, group):
    assert group_of(option, kind) == group


def test_words_are_found_in_names_made_for_machines():
    assert words_of("PlaceMet_Online-App2") == {"place", "met", "online", "app", "2"}
