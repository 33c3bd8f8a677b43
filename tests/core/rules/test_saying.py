"""Names in sentences: all of them, in sentences short enough to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.saying import MOST_WORDS, filled, name_of, plainly, roll_call
from core.rules.speech import ENGLISH
from tests.core.rules.making import activity, person, place

FIRST = plainly("%(names)s are here.")
MORE = plainly("So are %(names)s.")


def _said(*items, first=FIRST, more=MORE, **words):
    return roll_call(items, first, more, ENGLISH, **words)


def test_names_stand_in_the_order_of_an_address_book():
    assert _said(person("sam"), person("Dee"), person("Ali")) == ("Ali, Dee and sam are here.",)


def test_people_come_first_and_have_a_sentence_of_their_own():
    said = _said(place("Attic"), activity("Bingo"), person("Sam"), person("Dee"))
    assert said == ("Dee and Sam are here.", "So are Attic and Bingo.")


def test_nobody_takes_no_sentence():
    assert _said() == ()


def test_the_sentence_knows_how_many_names_it_holds():
    said = roll_call(
        [person("Sam"), place("Home"), place("Pier")],
        lambda n: ENGLISH.ngettext("%(names)s is here.", "%(names)s are here.", n),
        lambda n: ENGLISH.ngettext("So is %(names)s.", "So are %(names)s.", n),
        ENGLISH,
    )
    assert said == ("Sam is here.", "So are Home and Pier.")


@given(st.lists(st.integers(1, 16), max_size=40))
def test_every_name_is_said_once_however_many_there_are(lengths):
    items = [person(f"Q{n}x " + "la " * (length - 1) + "end") for n, length in enumerate(lengths)]
    told = " ".join(_said(*items))
    assert all(told.count(item.name) == 1 for item in items)


@given(st.lists(st.integers(0, 14), max_size=40), st.integers(1, 3))
def test_no_sentence_is_longer_than_people_can_read(lengths, also):
    items = [person(f"Q{n}x" + " la" * length) for n, length in enumerate(lengths)]
    first = plainly("%(name)s knows %(names)s.")
    more = plainly("%(name)s also knows %(names)s.")
    said = _said(*items, first=first, more=more, name=" ".join(["Jo"] * also))
    assert all(len(sentence.split()) <= MOST_WORDS for sentence in said)


def test_a_name_that_takes_a_whole_sentence_stands_alone():
    long_name = " ".join(["word"] * 30)
    said = _said(person("Ali"), person(long_name), person("Zoe"))
    assert said == ("Ali are here.", f"So are {long_name}.", "So are Zoe.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mr T.", "You saw Mr T."),
        ("Sam", "You saw Sam."),
        ("So…", "You saw So…."),
        ("..", "You saw ..."),
    ],
)
def test_a_name_that_ends_in_a_full_stop_ends_the_sentence(name, said):
    assert filled("You saw %(name)s.", name=name) == said


def test_a_name_may_hold_signs_that_templates_use():
    assert filled("You saw %(name)s.", name="100 %(x)s") == "You saw 100 %(x)s."


@pytest.mark.parametrize("name", ["محمد", "דנה", "Sam ⟶ محمد"])
def test_a_name_from_right_to_left_turns_nothing_round_it(name):
    assert name_of(person(name)) == f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}"


@pytest.mark.parametrize("name", ["Sam", "美咲", "Ελένη", "Jo 🌻", "Unit 5"])
def test_other_names_stay_exactly_as_they_are(name):
    assert name_of(person(name)) == name
