"""Putting connections on the map, changing them, linking them, taking them off."""

import pytest

from core.errors import BadInput, Changed, NotVisible, UsedDifferently
from core.rules.placing import cells_of
from core.rules.vocabulary import Feel, Kind, Ring, Standing, TieKind
from core.services import arranging, mapping, meeting
from tests.cast import TODAY, a_key


def test_a_name_is_enough(cast):
    item = cast.ann.adds("  Nan   Siân ")
    kept = cast.ann.map().connections[item]
    assert (kept.name, kept.ring, kept.feel, kept.added_on) == ("Nan Siân", None, None, TODAY)


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 81, "a\x00b", "a\u202eb", "\ud800"])
def test_a_name_that_cannot_be_kept_is_refused_and_nothing_is_written(sqlite_cast, name):
    with pytest.raises(BadInput):
        sqlite_cast.ann.adds(name)
    assert sqlite_cast.ann.map().connections == {}
    assert sqlite_cast.ann.journal() == []


def test_an_activity_is_linked_with_who_and_where(cast):
    sam, park = cast.ann.adds("Sam"), cast.ann.adds("Park", kind=Kind.PLACE)
    walk = cast.ann.adds("Walk", kind=Kind.ACTIVITY, with_=[sam], at=[park])
    ties = {tie.other(walk): tie.kind for tie in cast.ann.map().ties.values()}
    assert ties == {sam: TieKind.DOES_WITH, park: TieKind.AT}


def test_a_connection_cannot_be_linked_with_somebody_elses(cast):
    dee = cast.bob.adds("Dee")
    with pytest.raises(NotVisible):
        cast.ann.adds("Walk", kind=Kind.ACTIVITY, with_=[dee])
    assert cast.ann.map().connections == {}


def test_the_same_key_does_it_once(cast):
    def add(records):
        return mapping.add_connection(
            records, "one-key", kind=Kind.PERSON, today=TODAY, values={"name": "Sam"}
        )

    with cast.ann.writing() as records:
        first = add(records)
    with cast.ann.writing() as records:
        again = add(records)
    assert first == again
    assert len(cast.ann.map().connections) == 1


def test_the_same_key_for_another_request_is_refused(cast):
    for name in ("Sam", "Dee"):
        with cast.ann.writing() as records:
            call = {"kind": Kind.PERSON, "today": TODAY, "values": {"name": name}}
            if name == "Sam":
                mapping.add_connection(records, "one-key", **call)
            else:
                with pytest.raises(UsedDifferently):
                    mapping.add_connection(records, "one-key", **call)


def test_two_people_may_use_the_same_key(cast):
    for person in (cast.ann, cast.bob):
        with person.writing() as records:
            mapping.add_connection(
                records, "one-key", kind=Kind.PERSON, today=TODAY, values={"name": "Sam"}
            )
        assert len(person.map().connections) == 1


@pytest.mark.parametrize("key", ["", "x" * 65, "\u00e9", "a\nb"])
def test_a_write_without_a_usable_key_is_refused(sqlite_cast, key):
    with sqlite_cast.ann.writing() as records, pytest.raises(BadInput):
        mapping.confirm(records, key, today=TODAY)


def test_each_change_counts_the_version_up(cast):
    item = cast.ann.adds("Sam")
    cast.ann.edits(item, feel="helps")
    cast.ann.edits(item, ring="1")
    assert cast.ann.map().connections[item].version == 3


def test_a_change_that_changes_nothing_makes_no_entry(cast):
    item = cast.ann.adds("Sam", feel="helps")
    assert cast.ann.edits(item, feel="helps").entry_id is None
    assert len(cast.ann.journal()) == 1


def test_what_was_changed_elsewhere_is_not_overwritten(cast):
    item = cast.ann.adds("Sam", gives_me="tea")
    cast.ann.edits(item, was={"gives_me": "tea"}, gives_me="tea and talk")
    with pytest.raises(Changed) as clash:
        cast.ann.edits(item, was={"gives_me": "tea"}, gives_me="a lift")
    assert clash.value.facts["current"] == {"gives_me": "tea and talk"}
    assert clash.value.facts["wanted"] == {"gives_me": "a lift"}
    assert cast.ann.map().connections[item].gives_me == "tea and talk"


def test_two_tabs_that_change_different_fields_both_count(cast):
    item = cast.ann.adds("Sam")
    cast.ann.edits(item, was={"feel": ""}, feel="helps")
    cast.ann.edits(item, was={"ring": ""}, ring="1")
    kept = cast.ann.map().connections[item]
    assert (kept.feel, kept.ring) == (Feel.HELPS, Ring.INNER)


def test_two_tabs_that_say_the_same_do_not_clash(cast):
    item = cast.ann.adds("Sam")
    cast.ann.edits(item, was={"feel": ""}, feel="helps")
    assert cast.ann.edits(item, was={"feel": ""}, feel="helps").entry_id is None


def test_a_stale_version_is_refused(cast):
    item = cast.ann.adds("Sam")
    cast.ann.edits(item, feel="helps")
    with cast.ann.writing() as records, pytest.raises(Changed):
        mapping.edit_connection(
            records, a_key(), connection_id=item, values={"ring": "1"}, version=1, today=TODAY
        )


def test_ending_says_since_when(cast):
    item = cast.ann.adds("Pete")
    cast.ann.edits(item, standing="ended")
    kept = cast.ann.map().connections[item]
    assert (kept.standing, kept.standing_since) == (Standing.ENDED, TODAY)


def test_resting_keeps_its_place_and_so_does_coming_back(cast):
    item = cast.ann.adds("Pete", ring="2")
    cell = cast.ann.map().connections[item].cell
    for standing in ("resting", "ended", "active"):
        cast.ann.edits(item, standing=standing)
        assert cast.ann.map().connections[item].cell == cell


def test_a_ring_said_later_gives_a_tile_in_that_ring_and_moves_nobody(cast):
    sam, dee = cast.ann.adds("Sam", ring="1"), cast.ann.adds("Dee")
    before = cast.ann.map()
    cast.ann.edits(dee, ring="1")
    after = cast.ann.map()
    assert after.connections[dee].cell in cells_of(Kind.PERSON, Ring.INNER, after.sheet.plan)
    assert after.connections[sam].cell == before.connections[sam].cell


def test_links_are_set_in_one_go(cast):
    sam, dee, mum = (cast.ann.adds(name) for name in ("Sam", "Dee", "Mum"))
    cast.ann.ties(sam, dee)
    with cast.ann.writing() as records:
        mapping.set_ties(records, a_key(), connection_id=sam, others=(mum,))
    assert [{tie.a, tie.b} for tie in cast.ann.map().ties.values()] == [{sam, mum}]


def test_a_link_to_oneself_is_refused(sqlite_cast):
    sam = sqlite_cast.ann.adds("Sam")
    with pytest.raises(BadInput):
        sqlite_cast.ann.ties(sam, sam)


def test_a_link_is_the_same_from_both_ends(cast):
    sam, dee = cast.ann.adds("Sam"), cast.ann.adds("Dee")
    cast.ann.ties(sam, dee)
    cast.ann.ties(dee, sam)
    assert len(cast.ann.map().ties) == 1


def test_a_contact_is_noted_for_today_or_a_day_before(cast):
    sam = cast.ann.adds("Sam")
    cast.ann.sees(sam)
    cast.ann.sees(sam, on=TODAY.replace(day=1))
    days = sorted(one.on for one in cast.ann.map().contacts.values())
    assert days == [TODAY.replace(day=1), TODAY]


def test_a_contact_in_the_future_is_refused(sqlite_cast):
    sam = sqlite_cast.ann.adds("Sam")
    with pytest.raises(BadInput):
        sqlite_cast.ann.sees(sam, on=TODAY.replace(month=12))


def test_a_strangers_connection_is_not_there(cast):
    sam = cast.ann.adds("Sam")
    for attempt in (
        cast.bob.removes,
        cast.bob.sees,
        lambda item: cast.bob.edits(item, feel="hard"),
    ):
        with pytest.raises(NotVisible):
            attempt(sam)
    assert cast.ann.map().connections[sam].feel is None


def test_a_step_at_the_edge_of_the_map_is_refused(sqlite_cast):
    sam = sqlite_cast.ann.adds("Sam", ring="1")
    with sqlite_cast.ann.writing() as records, pytest.raises(BadInput):
        arranging.nudge(
            records, a_key(), connection_id=sam, direction=arranging.placing.Direction.NEARER
        )


def test_a_step_across_a_ring_line_sets_the_ring(sqlite_cast):
    ann = sqlite_cast.ann
    sam = ann.adds("Sam", ring="1")
    for _ in range(2):
        with ann.writing() as records:
            arranging.nudge(
                records, a_key(), connection_id=sam, direction=arranging.placing.Direction.FURTHER
            )
    assert ann.map().connections[sam].ring is Ring.MIDDLE


def test_tidying_is_one_entry_with_one_undo(sqlite_cast):
    ann = sqlite_cast.ann
    for n in range(14):
        ann.adds(f"P{n}", ring="1")
    before = ann.map()
    with ann.writing() as records:
        saved = arranging.tidy(records, a_key())
    ann.undoes(saved.entry_id)
    after = ann.map()
    assert {k: i.cell for k, i in after.connections.items()} == {
        k: i.cell for k, i in before.connections.items()
    }
    assert after.sheet.plan == before.sheet.plan


def test_a_contact_taken_back_is_gone(cast):
    sam = cast.ann.adds("Sam")
    saved = cast.ann.sees(sam)
    with cast.ann.writing() as records:
        meeting.take_back_contact(records, a_key(), contact_id=saved.thing_id)
    assert not cast.ann.map().contacts
