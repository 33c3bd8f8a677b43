"""An interview becomes a map: by the match that was chosen, and with nothing lost unsaid."""

from collections import Counter
from dataclasses import replace

import pytest

from core.errors import BadFile, BadInput
from core.files.map_file import MapFile, read_map_file, write_map_file
from core.files.network_canvas import open_export
from core.files.network_canvas_converting import Notes, convert, fitting_tie
from core.files.network_canvas_guessing import guess
from core.files.network_canvas_matching import FieldMatch, Match, TieChoice, TypeMatch
from core.files.network_canvas_notes import tell_notes
from core.rules.speech import ENGLISH
from core.rules.vocabulary import Group, Kind, Ring, TieKind, UsualContact
from tests.core.files.exports import EDGE, NODE, ONE, edge, person, table, zipped


class Numbers:
    def __init__(self):
        self.last = 0

    def __call__(self):
        self.last += 1
        return f"n{self.last:04d}"


def first(files=ONE):
    return open_export(zipped(files)).interviews[0]


def converted(files=ONE, match=None):
    interview = first(files)
    return convert(interview, match or guess(interview), Numbers())


def by_name(files=ONE, match=None):
    return {item.name: item for item in converted(files, match).map.connections.values()}


def people(header, *rows, ties=()):
    """Files of one interview with people and ties between them."""
    return {
        "case_1_s1_attributeList_Person.csv": table(f"{NODE},{header}", *rows),
        "case_1_s1_edgeList_Knows.csv": table(EDGE, *ties),
    }


def test_everybody_named_comes_in_as_the_guess_says():
    found = by_name()

    assert set(found) == {"Ana", "Bo", "Cy", "Corner café", "The park"}
    ana, cafe = found["Ana"], found["Corner café"]
    assert (ana.kind, ana.ring, ana.usual_contact) == (
        Kind.PERSON,
        Ring.INNER,
        UsualContact.MOST_DAYS,
    )
    assert (cafe.kind, cafe.groups) == (Kind.PLACE, (Group.SHOP,))


def test_several_options_become_several_groups():
    assert by_name()["Cy"].groups == (Group.FRIEND, Group.NEIGHBOUR)


def test_ties_get_the_kind_that_fits_their_ends():
    map_ = converted().map
    names = {item.id: item.name for item in map_.connections.values()}

    assert {(frozenset((names[tie.a], names[tie.b])), tie.kind) for tie in map_.ties.values()} == {
        (frozenset(("Ana", "Bo")), TieKind.KNOWS),
        (frozenset(("Bo", "Cy")), TieKind.KNOWS),
        (frozenset(("Ana", "Corner café")), TieKind.AT),
    }


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (Kind.PERSON, Kind.PERSON, TieKind.KNOWS),
        (Kind.PERSON, Kind.PLACE, TieKind.AT),
        (Kind.ACTIVITY, Kind.PLACE, TieKind.AT),
        (Kind.ACTIVITY, Kind.PERSON, TieKind.DOES_WITH),
        (Kind.PLACE, Kind.PLACE, TieKind.GOES_WITH),
        (Kind.ACTIVITY, Kind.ACTIVITY, TieKind.GOES_WITH),
    ],
)
def test_a_kind_of_tie_fits_two_kinds_of_connection(one, other, kind):
    assert fitting_tie(one, other) is fitting_tie(other, one) is kind


def test_nothing_but_what_was_matched_is_kept():
    files = people("name,Secret", person(1, "Ana", "told nobody"))

    assert b"told nobody" not in write_map_file(MapFile(map=converted(files).map))


def test_a_converted_map_goes_out_and_comes_back():
    map_ = converted().map

    assert read_map_file(write_map_file(MapFile(map=map_))).map == map_


def test_ids_are_new_and_the_order_is_that_of_the_interview():
    done = converted()

    assert done.order == ("n0001", "n0002", "n0003", "n0004", "n0005")
    assert [done.map.connections[key].name for key in done.order][:3] == ["Ana", "Bo", "Cy"]


def test_when_everything_came_in_there_is_nothing_to_note():
    assert converted().notes == Notes()


def test_somebody_without_a_name_gets_a_plain_one():
    done = converted(people("name", person(1, ""), person(2, "Bo"), person(3, "\u200d")))

    assert {item.name for item in done.map.connections.values()} == {"No name 1", "Bo", "No name 3"}
    assert done.notes.nameless == 2


def test_without_a_name_column_everybody_gets_a_plain_one():
    assert set(by_name(people("Age", person(1, "30"), person(2, "40")))) == {
        "No name 1",
        "No name 2",
    }


def test_a_long_name_is_cut():
    done = converted(people("name", person(1, "a" * 100)))

    assert [item.name for item in done.map.connections.values()] == ["a" * 80]
    assert done.notes.shortened == 1


def test_letters_no_name_may_hold_are_taken_out():
    assert set(by_name(people("name", person(1, "\u202eA\x07na")))) == {"A na"}


def test_somebody_who_stands_there_twice_comes_in_once():
    done = converted(people("name", person(1, "Ana"), person(2, "Ana", uuid="p1")))

    assert (len(done.map.connections), done.notes.twice) == (1, 1)


def test_ties_that_cannot_come_in_are_counted():
    rows = [person(1, "Ana"), person(2, "Bo")]
    ends = [("p1", "p2"), ("p2", "p1"), ("p1", "p1"), ("p1", "p9"), ("", "p2")]
    ties = [edge(n, *pair) for n, pair in enumerate(ends)]
    done = converted(people("name", *rows, ties=ties))

    assert len(done.map.ties) == 1
    assert done.notes == Notes(ties_twice=1, ties_to_itself=1, ties_without_end=2)


def test_a_type_left_out_takes_its_ties_with_it():
    match = guess(first())
    without = replace(match, types={**match.types, "Place": TypeMatch(None)})
    done = converted(match=without)

    assert {item.kind for item in done.map.connections.values()} == {Kind.PERSON}
    assert done.notes == Notes(left_out=2, ties_without_end=1)


def test_a_type_of_tie_may_be_left_out_or_be_given_a_kind():
    match = replace(
        guess(first()), ties={"Knows": TieChoice.LEAVE_OUT, "Visits": TieChoice.GOES_WITH}
    )
    done = converted(match=match)

    assert Counter(tie.kind for tie in done.map.ties.values()) == {TieKind.GOES_WITH: 1}
    assert done.notes == Notes(ties_left_out=2)


def test_answers_nobody_matched_stay_unsaid():
    match = guess(first())
    ring = FieldMatch("RelStrength", {"Very_close": "1"})
    people_match = replace(match.types["Person"], fields={"ring": ring})
    found = by_name(match=replace(match, types={"Person": people_match}))

    assert (found["Ana"].ring, found["Bo"].ring, found["Ana"].groups) == (Ring.INNER, None, ())


def test_old_exports_join_ties_by_number():
    old = {
        "case_1_s1_attributeList_Person.csv": table("nodeID,name", "1,Ana", "2,Bo"),
        "case_1_s1_edgeList_Knows.csv": table("edgeID,from,to", "3,1,2"),
    }

    assert len(converted(old).map.ties) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"ring": FieldMatch("RelStrength", {"Very_close": "7"})},
        {"groups": FieldMatch("RelStrength", {"Very_close": "home"})},
        {"name": FieldMatch("RelStrength", {"Very_close": "Ana"})},
        {"just_for_me": FieldMatch("RelStrength", {"Very_close": "yes"})},
    ],
)
def test_a_match_to_something_we_do_not_have_is_refused(fields):
    match = Match({"Person": TypeMatch(Kind.PERSON, "name", fields)}, {})

    with pytest.raises(BadInput):
        converted(match=match)


def test_an_interview_with_nobody_in_it_is_refused():
    with pytest.raises(BadFile) as refused:
        converted(match=Match({}, {}))
    assert refused.value.problem == "nobody"


def test_an_interview_with_a_crowd_in_it_is_refused():
    crowd = people("name", *(person(n, "Ana") for n in range(1_001)))

    with pytest.raises(BadFile) as refused:
        converted(crowd)
    assert refused.value.problem == "too_many_connections"


def test_notes_are_told_one_sentence_for_each_thing():
    told = tell_notes(Notes(nameless=1, ties_twice=5), ENGLISH)

    assert told == (
        "1 has no name there. You can name it later.",
        "5 links say the same as others and come in once.",
    )


def test_every_note_has_its_sentence():
    every = Notes(**dict.fromkeys(Notes.__slots__, 2))

    assert len(tell_notes(every, ENGLISH)) == len(Notes.__slots__)
