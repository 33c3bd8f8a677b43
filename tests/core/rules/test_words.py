"""The map in words: everything the picture says, plainly and kindly."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from core.rules.facts import Contact, NetworkMap, Sheet
from core.rules.speech import ENGLISH
from core.rules.vocabulary import (
    Feel,
    Knows,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
)
from core.rules.words import as_text, tell
from tests.core.rules.making import a_map_of, activity, person, place, tie, unsure
from tests.core.rules.plain_maps import (
    forbidden_in,
    plain,
    plain_maps,
    section_of,
    sentences_of,
)
from tests.maps import TODAY, a_map

SIZES = (0, 1, 2, 20, 60, 150)


def _told(*items, **rest):
    return tell(a_map_of(*items, **rest), TODAY, ENGLISH)


def _says(key, *items, **rest):
    return section_of(_told(*items, **rest), key)


def test_the_title_has_the_date():
    assert _told().title == "My map on 23 November 2026"


def test_an_empty_map_starts_with_you():
    said = _says("here")
    assert said == "Your map starts with you. Add someone or something when you like."


def test_a_map_of_people_who_are_gone_is_quiet_and_names_nobody():
    said = as_text(_told(person("Nan", standing=Standing.DIED)))
    assert "quiet just now" in said
    assert "Nan" not in said


def test_one_connection_is_one():
    assert _says("here", person("Sam")) == "You have 1 person on your map. People: Sam."


def test_kinds_are_counted_and_named():
    said = _says("here", person("Sam"), person("Dee"), place("Home"), activity("Choir"))
    assert said == (
        "You have 2 people, 1 place and 1 activity on your map. "
        "People: Dee and Sam. Places: Home. Activities: Choir."
    )


def test_that_this_is_everyone_is_said_when_the_person_said_so():
    said = _says("here", person("Sam"), sheet=Sheet(everyone_listed=True))
    assert said.endswith("You said that this is everyone.")


def test_who_is_close_is_said_people_first():
    close = {"ring": Ring.INNER}
    said = _says("close", person("Sam", **close), person("Mum", **close), place("Home", **close))
    assert said == "Mum and Sam are close. So is Home."


def test_the_other_rings_have_their_words():
    said = _says("rings", person("Sam", ring=Ring.MIDDLE), place("Pier", ring=Ring.OUTER))
    assert said == "Sam is in the middle ring. Pier is in the wider ring."


def test_few_that_help_are_named():
    said = _says("helps", person("Sam", feel=Feel.HELPS), place("Pier", feel=Feel.HELPS))
    assert said == "Sam helps. So does Pier."


def test_many_that_help_are_counted_and_named():
    four = [person(name, feel=Feel.HELPS) for name in ("Ali", "Bo", "Cy", "Di")]
    assert _says("helps", *four) == "4 of your connections help. They are Ali, Bo, Cy and Di."


@pytest.mark.parametrize(
    ("feel", "said"),
    [
        (Feel.NEUTRAL, "Pete is neutral."),
        (Feel.MIXED, "Pete is mixed."),
        (Feel.HARD, "Pete can be hard."),
    ],
)
def test_how_the_others_feel_is_said_plainly(feel, said):
    assert _says("feel", person("Pete", feel=feel)) == said


def test_who_knows_whom_is_said_once():
    said = _says(
        "links",
        person("Sam"),
        person("Mum"),
        person("Dee"),
        place("Pier"),
        ties=[tie("Sam", "Mum"), tie("Sam", "Dee"), tie("Sam", "Pier", TieKind.AT)],
    )
    assert said == (
        "All the people on your map are linked, some through others. "
        "Dee knows Sam. Mum knows Sam. At Pier: Sam."
    )


def test_a_circle_that_is_not_everyone_is_named():
    people = [person(name) for name in ("Ali", "Bo", "Cy", "Di", "Ed")]
    three = [tie("Ali", "Bo"), tie("Bo", "Cy"), tie("Ali", "Cy")]
    said = _says("links", *people, ties=three)
    assert said.startswith("Ali, Bo and Cy all know each other.")


def test_who_has_no_link_yet_is_said_kindly():
    people = [person(name) for name in ("Ali", "Bo", "Cy", "Di")]
    said = _says("links", *people, ties=[tie("Ali", "Bo")])
    assert said.endswith("Cy and Di are linked with only you so far.")


def test_an_activity_tells_who_does_it_and_a_place_what_is_there():
    said = _says(
        "links",
        person("Ali"),
        activity("Choir"),
        place("Attic"),
        ties=[tie("Ali", "Choir", TieKind.DOES_WITH), tie("Attic", "Choir", TieKind.AT)],
    )
    assert said == "At Attic: Choir. Choir is with Ali."


def test_a_link_that_is_not_sure_is_said_as_such():
    said = _says("links", person("Ali"), person("Bo"), ties=[unsure("Ali", "Bo")])
    assert said == "You are not sure if Ali and Bo know each other."


def test_a_map_without_links_says_so_in_three_words():
    assert _says("links", person("Ali"), person("Bo")) == "No links yet."


def test_one_connection_alone_says_nothing_of_links():
    assert _says("links", person("Ali")) == ""


def test_what_is_not_said_yet_is_named():
    said = _says("unsaid", person("Ali", ring=Ring.INNER), person("Bo", feel=Feel.HELPS))
    assert said == "Not placed yet: Bo. No mark yet: Ali."


def test_resting_is_said_last():
    told = _told(person("Pete", standing=Standing.RESTING))
    assert (told.sections[-1].key, told.sections[-1].paragraphs) == (
        "resting",
        (("Pete is resting for now.",),),
    )


def test_give_and_take_are_told_of_each():
    sam = person(
        "Sam", support_received=(Support.TALK, Support.COMPANY), support_given=(Support.TALK,)
    )
    assert _says("support", sam) == (
        "From Sam you get: someone to talk to and company. To Sam you give: someone to talk to."
    )


def test_a_note_is_told_in_the_persons_own_words_on_one_line():
    said = _says("support", place("Pier", gives_me="wind\nand 100% sky"))
    assert said == "About Pier you wrote: “wind and 100% sky”"


LOTS = (Support.TALK, Support.PRACTICAL, Support.COMPANY)


def test_someone_who_does_a_lot_is_named_gently():
    said = _says("support", person("Sam", support_received=LOTS), person("Dee"))
    assert said.startswith("Sam does a lot of the talking and helping.")


@pytest.mark.parametrize(
    "others",
    [
        [],
        [person("Dee", support_received=LOTS), person("Ali", support_received=LOTS)],
    ],
)
def test_nobody_does_a_lot_where_nobody_else_could_or_others_do_too(others):
    said = _says("support", person("Sam", support_received=LOTS), *others)
    assert "does a lot" not in said


def test_time_that_is_mostly_with_one_person_is_said_gently():
    sam = person("Sam", usual_contact=UsualContact.MOST_DAYS)
    dee = person("Dee", usual_contact=UsualContact.WEEKLY)
    assert _says("support", sam, dee) == "A lot of your time with people is with Sam."


def test_time_with_people_takes_notes_up_to_the_day_into_account():
    sam, dee = person("Sam"), person("Dee", usual_contact=UsualContact.WEEKLY)
    met = [
        Contact(id=f"m{n}", connection="sam", on=TODAY - timedelta(days=n % 20)) for n in range(12)
    ]
    assert _says("support", sam, dee, contacts=met).endswith("is with Sam.")


def test_a_resting_connection_is_not_told_as_giving():
    sam = person("Sam", support_received=LOTS, standing=Standing.RESTING)
    assert _says("support", sam, person("Dee")) == ""


def test_who_knows_about_my_health_changes_no_word():
    one, other = (_told(person("Sam", knows_about_health=knows)) for knows in (Knows.YES, None))
    assert one == other


@given(plain_maps())
@settings(max_examples=60)
def test_no_sentence_is_longer_than_25_words(map_):
    told = tell(map_, TODAY, ENGLISH)
    assert [line for line in sentences_of(told) if len(line.split()) > 25] == []


@given(plain_maps())
@settings(max_examples=60)
def test_every_sentence_starts_large_and_ends_with_a_full_stop(map_):
    said = sentences_of(tell(map_, TODAY, ENGLISH))
    assert [line for line in said if not line.endswith(".") or line[0] != line[0].upper()] == []


@given(plain_maps())
@settings(max_examples=60)
def test_nothing_is_said_that_kith_never_says(map_):
    assert forbidden_in(as_text(tell(map_, TODAY, ENGLISH))) == []


@given(plain_maps())
@settings(max_examples=60)
def test_everyone_here_is_named_and_nobody_who_is_gone(map_):
    text = as_text(tell(map_, TODAY, ENGLISH))
    named = {item.name for item in map_.connections.values() if item.name in text}
    assert named == {item.name for item in map_.here()}


def _has(text, name):
    return name in text.replace(",", " ").replace(".", " ").replace(":", " ").split()


@given(plain_maps())
@settings(max_examples=60)
def test_every_ring_feel_and_standing_on_the_map_is_told(map_):
    told = tell(map_, TODAY, ENGLISH)
    for item in map_.here():
        ring = "close" if item.ring is Ring.INNER else "rings" if item.ring else "unsaid"
        feel = "helps" if item.feel is Feel.HELPS else "feel" if item.feel else "unsaid"
        keys = {ring, feel} | ({"resting"} if item.standing is Standing.RESTING else set())
        assert all(_has(section_of(told, key), item.name) for key in keys)


@given(plain_maps())
@settings(max_examples=60)
def test_every_link_on_the_map_is_told_in_one_sentence(map_):
    told = tell(map_, TODAY, ENGLISH)
    said = [
        line
        for one in told.sections
        if one.key == "links"
        for para in one.paragraphs
        for line in para
    ]
    here = {item.id: item.name for item in map_.here()}
    for one in map_.ties.values():
        if one.a in here and one.b in here and one.strength is TieStrength.YES:
            assert any(_has(line, here[one.a]) and _has(line, here[one.b]) for line in said)


@pytest.mark.parametrize("size", SIZES)
def test_maps_of_every_size_are_told_in_full(size):
    map_ = plain(a_map(7, size))
    text = section_of(tell(map_, TODAY, ENGLISH), "here")
    assert all(_has(text, item.name) for item in map_.here())


def test_the_same_map_is_told_the_same_way_whatever_order_it_is_kept_in():
    map_ = a_map(3, 40)
    turned = replace(
        map_,
        connections=dict(reversed(map_.connections.items())),
        ties=dict(reversed(map_.ties.items())),
    )
    one, other = (as_text(tell(each, TODAY, ENGLISH)) for each in (map_, turned))
    assert one == other


def test_text_has_a_line_for_each_heading_and_paragraph():
    text = as_text(_told(person("Sam", ring=Ring.INNER, feel=Feel.HELPS)))
    assert text == (
        "My map on 23 November 2026\n\n"
        "Who and what is here\nYou have 1 person on your map.\nPeople: Sam.\n\n"
        "Close to you\nSam is close.\n\n"
        "What helps\nSam helps.\n"
    )


def test_a_map_of_nothing_at_all_is_told():
    assert as_text(tell(NetworkMap(), TODAY, ENGLISH)).startswith("My map on")
