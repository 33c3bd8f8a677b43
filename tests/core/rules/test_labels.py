"""Words for every choice, and the line that describes one connection."""

from datetime import date, timedelta
from enum import Enum

import pytest

from core.rules import vocabulary
from core.rules.facts import Contact
from core.rules.fields import READERS
from core.rules.labels import capital, choices, describe, names, second_line, tie_word, word_for
from core.rules.speech import ENGLISH
from core.rules.vocabulary import (
    GROUPS,
    Cost,
    Group,
    How,
    Kind,
    Rhythm,
    Ring,
    Standing,
    Support,
    TieKind,
    UsualContact,
)
from core.rules.word_list import FIELD_TYPES, WORDS
from tests.core.rules.making import activity, person, place
from tests.maps import TODAY

ENUMS = [
    value
    for value in vars(vocabulary).values()
    if isinstance(value, type) and issubclass(value, Enum) and list(value)
]
MEMBERS = [pytest.param(one, id=f"{type(one).__name__}-{one.name}") for of in ENUMS for one in of]
FREE_TEXT = {"name", "gives_me", "standing_since", "service_ends_on"}


class Loud:
    """A language in which every looked-up message is shouted, with its context."""

    def gettext(self, message):
        return message.upper()

    def ngettext(self, one, many, n):
        return (one if n == 1 else many).upper()

    def pgettext(self, context, message):
        return f"{context}: {message.upper()}"


@pytest.mark.parametrize("member", MEMBERS)
def test_every_choice_of_the_vocabulary_has_a_word(member):
    assert WORDS[type(member)][member][1].strip()


@pytest.mark.parametrize("of", ENUMS)
def test_words_of_one_field_differ_from_each_other(of):
    words = [word_for(member, ENGLISH) for member in of]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("member", MEMBERS)
def test_every_word_can_be_translated_with_its_context(member):
    context, word = WORDS[type(member)][member]
    assert word_for(member, Loud()) == f"{context}: {word.upper()}"


@pytest.mark.parametrize("field", sorted(READERS.keys() - FREE_TEXT))
def test_every_field_with_choices_offers_them(field):
    assert len(choices(field, ENGLISH)) > 1


@pytest.mark.parametrize("field", sorted(FIELD_TYPES))
def test_what_a_form_sends_back_reads_as_the_word_it_showed(field):
    offered = choices(field, ENGLISH)
    members = list(FIELD_TYPES[field])
    assert [(str(m.value), word_for(m, ENGLISH, field)) for m in members] == offered


@pytest.mark.parametrize("kind", Kind)
def test_groups_offered_are_those_of_the_kind(kind):
    offered = [value for value, _ in choices("groups", ENGLISH, kind=kind)]
    assert offered == [group.value for group in GROUPS[kind]]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (Ring.INNER, "close"),
        (Ring.MIDDLE, "middle"),
        (Ring.OUTER, "wider"),
        (Rhythm.FORTNIGHTLY, "every two weeks"),
        (UsualContact.FORTNIGHTLY, "every two weeks"),
        (Support.TALK, "someone to talk to"),
        (Cost.LOW, "low cost"),
        (None, "not sure"),
        (date(2026, 10, 3), "3 October 2026"),
    ],
)
def test_words_are_the_agreed_ones(value, word):
    assert word_for(value, ENGLISH) == word


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("day_word", "so_so", "so-so"),
        ("rhythm", "fortnightly", "every two weeks"),
        ("ring", 1, "close"),
        ("easy_to_reach", False, "hard to get to"),
        ("just_for_me", True, "just for me"),
        ("lives_alone", True, "yes"),
        ("lives_alone", False, "no"),
        ("housing", "a flat", "a flat"),
    ],
)
def test_a_bare_value_is_read_by_its_field(field, value, word):
    assert word_for(value, ENGLISH, field=field) == word


@pytest.mark.parametrize(
    ("kind", "of", "word"),
    [
        (TieKind.KNOWS, Kind.PERSON, "knows"),
        (TieKind.GOES_WITH, Kind.PLACE, "goes with"),
        (TieKind.AT, Kind.PERSON, "at"),
        (TieKind.AT, Kind.ACTIVITY, "at"),
        (TieKind.AT, Kind.PLACE, "here"),
        (TieKind.DOES_WITH, Kind.ACTIVITY, "with"),
        (TieKind.DOES_WITH, Kind.PERSON, "does"),
    ],
)
def test_a_link_reads_right_from_either_end(kind, of, word):
    assert tie_word(kind, of, ENGLISH) == word


@pytest.mark.parametrize("kind", TieKind)
@pytest.mark.parametrize("of", Kind)
def test_every_link_has_a_word_at_every_end(kind, of):
    assert tie_word(kind, of, ENGLISH)


FRIEND = {"groups": (Group.FRIEND,), "ring": Ring.INNER}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (person("Sam", **FRIEND), "Friend, close"),
        (person("Pete", **FRIEND, standing=Standing.RESTING), "Friend, close, resting"),
        (person("Nan", **FRIEND, standing=Standing.DIED), "Friend, died"),
        (person("Lee", groups=(Group.PEER, Group.FRIEND)), "Peer, friend"),
        (place("Home"), ""),
    ],
)
def test_the_second_line_says_groups_ring_and_standing(item, said):
    assert second_line(item, ENGLISH) == said


def _met(item, *, how=How.SAW, ago=2):
    on = TODAY - timedelta(days=ago)
    return Contact(id=f"{how}{ago}", connection=item.id, on=on, how=how)


SAM = person("Sam", **FRIEND)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (How.SAW, "You saw Sam on Saturday."),
        (How.CALLED, "You called Sam on Saturday."),
        (How.MESSAGED, "You and Sam wrote to each other on Saturday."),
        (How.WENT, "You went there on Saturday."),
        (How.DID, "You did this on Saturday."),
        (How.OTHER, "You were in touch with Sam on Saturday."),
    ],
)
def test_the_line_tells_how_the_last_contact_was(how, said):
    assert describe(SAM, [_met(SAM, how=how)], TODAY, ENGLISH) == f"Friend, close. {said}"


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (place("Home"), "Place. You went there today."),
        (activity("Choir"), "Activity. You did this today."),
    ],
)
def test_a_quick_note_reads_right_for_a_place_or_an_activity(item, said):
    assert describe(item, [_met(item, ago=0)], TODAY, ENGLISH) == said


def test_the_newest_contact_is_told_and_none_of_days_to_come():
    met = [_met(SAM, ago=5), _met(SAM, ago=1), _met(SAM, ago=-1)]
    assert describe(SAM, met, TODAY, ENGLISH).endswith("You saw Sam yesterday.")


@pytest.mark.parametrize("standing", [Standing.ENDED, Standing.DIED])
def test_no_contact_is_told_of_someone_who_is_gone(standing):
    nan = person("Nan", standing=standing)
    assert describe(nan, [_met(nan)], TODAY, ENGLISH) == f"{capital(standing.value)}."


def test_without_contact_the_line_is_short():
    assert describe(SAM, [], TODAY, ENGLISH) == "Friend, close."


def test_names_are_listed_in_the_order_given():
    assert names([person("Sam"), person("Dee"), person("Ali")], ENGLISH) == "Sam, Dee and Ali"
