"""Any past moment rebuilds exactly, and undo takes back just what was asked: for any life of a map."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import BadInput, CannotUndo, Changed, NotVisible
from core.rules.changes import apply, rebuild, same
from core.rules.drawing import draw
from core.rules.placing import Direction, is_sound
from core.rules.undoing import take_back
from core.rules.vocabulary import DayWord, Kind, TieStrength
from core.services import answering, arranging, choosing, mapping, meeting, undoing
from tests.cast import TODAY, Cast, a_key

NAMES = st.sampled_from(["Sam", "Mum", "Allotment", "Siân", "Радио", "🌊 swim", "Dr Okoro"])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "ring": st.sampled_from(["", "1", "2", "3"]),
        "feel": st.sampled_from(["", "helps", "neutral", "mixed", "hard"]),
        "standing": st.sampled_from(["active", "resting", "ended", "died"]),
        "just_for_me": st.booleans(),
        "gives_me": st.sampled_from(["", "tea", "a laugh\nand more"]),
        "name": NAMES,
    },
)
NUMBER = st.integers(0, 30)
STEP = st.one_of(
    st.tuples(st.just("add"), NAMES, st.sampled_from(list(Kind)), FIELDS, NUMBER),
    st.tuples(st.just("edit"), NUMBER, FIELDS),
    st.tuples(st.just("remove"), NUMBER),
    st.tuples(st.just("tie"), NUMBER, NUMBER, st.sampled_from(list(TieStrength))),
    st.tuples(st.just("links"), NUMBER, st.lists(NUMBER, max_size=3)),
    st.tuples(st.just("met"), NUMBER),
    st.tuples(st.just("move"), NUMBER, st.sampled_from(list(Direction))),
    st.tuples(st.just("tidy")),
    st.tuples(st.just("word"), st.sampled_from(list(DayWord))),
    st.tuples(st.just("choose"), st.sampled_from(["light", "dark"])),
    st.tuples(st.just("undo"), NUMBER),
)


def chosen(records, number):
    ids = list(records.connections())
    if not ids:
        raise NotVisible
    return ids[number % len(ids)]


def does(records, step):  # noqa: C901, PLR0912 - one branch a verb
    """Carry out one step, or refuse as the person would be refused."""
    verb, *rest = step
    if verb == "add":
        name, kind, fields, number = rest
        ids = list(records.connections())
        others = [ids[number % len(ids)]] if ids else []
        mapping.add_connection(
            records,
            a_key(),
            kind=kind,
            today=TODAY,
            values={**fields, "name": name},
            with_=tuple(others),
        )
    elif verb == "edit":
        mapping.edit_connection(
            records, a_key(), connection_id=chosen(records, rest[0]), values=rest[1], today=TODAY
        )
    elif verb == "remove":
        mapping.remove_connection(records, a_key(), connection_id=chosen(records, rest[0]))
    elif verb == "tie":
        mapping.tie(
            records,
            a_key(),
            a=chosen(records, rest[0]),
            b=chosen(records, rest[1]),
            strength=rest[2],
        )
    elif verb == "links":
        others = tuple(chosen(records, number) for number in rest[1])
        mapping.set_ties(records, a_key(), connection_id=chosen(records, rest[0]), others=others)
    elif verb == "met":
        meeting.log_contact(records, a_key(), connection_id=chosen(records, rest[0]), today=TODAY)
    elif verb == "move":
        arranging.nudge(records, a_key(), connection_id=chosen(records, rest[0]), direction=rest[1])
    elif verb == "tidy":
        arranging.tidy(records, a_key())
    elif verb == "word":
        answering.answer_day_word(records, a_key(), word=rest[0])
    elif verb == "choose":
        choosing.choose(records, a_key(), wanted={"theme": rest[0]})
    else:
        entries = records.journal.all()
        if entries:
            undoing.undo(records, a_key(), entry_id=entries[rest[0] % len(entries)].id)


def lives(actor, clock, steps):
    """Carry out steps a minute apart; the map as it stood after each, by moment."""
    snapshots = []
    for step in steps:
        clock.passes(minutes=1)
        try:
            with actor.writing() as records:
                does(records, step)
        except (BadInput, NotVisible, CannotUndo, Changed):
            pass
        snapshots.append((clock.now, actor.map()))
    return snapshots


_people = iter(range(10**6))


@given(steps=st.lists(STEP, min_size=1, max_size=10), number=NUMBER)
@settings(max_examples=25)
def test_any_life_rebuilds_exactly_and_undoes_exactly(sqlite_gate, clock, steps, number):
    actor = getattr(Cast(sqlite_gate), f"p{next(_people)}")
    snapshots = lives(actor, clock, steps)
    now, journal = snapshots[-1][1], actor.journal()
    for moment, map_ in snapshots:
        assert same(rebuild(journal, until=moment), map_)
        assert is_sound(map_.here(), map_.sheet.plan)
    if journal:
        undoing_the_latest_gives_the_former_map(now, journal)
        undoing_any_leaves_a_sound_map(now, journal[number % len(journal)])


def undoing_the_latest_gives_the_former_map(now, journal):
    """The same map, and the same picture."""
    before = rebuild(journal[:-1])
    taken = take_back(now, journal[-1])
    after = apply(now, taken.changes)
    assert same(after, before)
    assert not taken.partly
    assert draw(after) == draw(before)


def undoing_any_leaves_a_sound_map(now, entry):
    """Nobody else moves, and nothing hangs in the air."""
    try:
        taken = take_back(now, entry)
    except CannotUndo:
        return
    after = apply(now, taken.changes)
    assert is_sound(after.here(), after.sheet.plan)
    touched = {change.id for change in entry.changes}
    for key in now.connections.keys() - touched:
        assert after.connections[key].cell == now.connections[key].cell
    assert all({tie.a, tie.b} <= after.connections.keys() for tie in after.ties.values())
    assert all(one.connection in after.connections for one in after.contacts.values())


def test_on_both_databases_a_life_rebuilds_exactly(cast, clock):
    steps = [
        ("add", "Sam", Kind.PERSON, {"ring": "1"}, 0),
        ("add", "Siân", Kind.PERSON, {"ring": "2", "feel": "helps"}, 0),
        ("add", "Park", Kind.PLACE, {}, 1),
        ("edit", 0, {"feel": "hard", "gives_me": "tea"}),
        ("met", 1),
        ("tidy",),
        ("remove", 1),
        ("undo", 6),
        ("word", DayWord.QUITE),
        ("choose", "dark"),
        ("edit", 2, {"standing": "died"}),
    ]
    snapshots = lives(cast.ann, clock, steps)
    journal = cast.ann.journal()
    assert len(journal) >= 9
    for moment, map_ in snapshots:
        assert same(rebuild(journal, until=moment), map_)


def test_an_entry_of_thirty_days_ago_can_be_undone_and_an_older_one_cannot(sqlite_cast, clock):
    ann = sqlite_cast.ann
    item = ann.adds("Sam")
    entry = ann.journal()[0]
    clock.passes(days=30, minutes=1)
    with pytest.raises(CannotUndo):
        ann.undoes(entry.id)
    clock.passes(minutes=-2)
    ann.undoes(entry.id)
    assert item not in ann.map().connections


def test_an_undone_change_cannot_be_undone_twice_but_its_undoing_can(sqlite_cast):
    ann = sqlite_cast.ann
    item = ann.adds("Sam")
    [added] = ann.journal()
    undone = ann.undoes(added.id)
    with pytest.raises(CannotUndo):
        ann.undoes(added.id)
    ann.undoes(undone.entry_id)
    assert ann.map().connections[item].name == "Sam"


def test_undo_keeps_what_was_changed_again_since(sqlite_cast):
    ann = sqlite_cast.ann
    item = ann.adds("Sam")
    first = ann.edits(item, feel="helps", gives_me="tea")
    ann.edits(item, feel="hard")
    saved = ann.undoes(first.entry_id)
    after = ann.map().connections[item]
    assert (after.feel, after.gives_me) == ("hard", None)
    assert saved.thing_id == "partly"


def test_undoing_something_wholly_changed_again_is_refused(sqlite_cast):
    ann = sqlite_cast.ann
    item = ann.adds("Sam")
    first = ann.edits(item, feel="helps")
    ann.edits(item, feel="hard")
    with pytest.raises(CannotUndo):
        ann.undoes(first.entry_id)


def test_taking_back_an_addition_takes_its_later_ties_and_contacts_too(sqlite_cast):
    ann = sqlite_cast.ann
    sam, dee = ann.adds("Sam"), ann.adds("Dee")
    ann.ties(sam, dee)
    ann.sees(sam)
    ann.undoes(ann.journal()[0].id)
    after = ann.map()
    assert list(after.connections) == [dee]
    assert not after.ties
    assert not after.contacts


def test_removing_and_undoing_brings_ties_and_contacts_back(sqlite_cast):
    ann = sqlite_cast.ann
    sam, dee = ann.adds("Sam", ring="1"), ann.adds("Dee", ring="1")
    ann.ties(sam, dee)
    ann.sees(sam)
    before = ann.map()
    removed = ann.removes(sam)
    assert list(ann.map().connections) == [dee]
    ann.undoes(removed.entry_id)
    assert same(ann.map(), before)


def test_a_stranger_cannot_undo(sqlite_cast):
    sqlite_cast.ann.adds("Sam")
    with pytest.raises(NotVisible):
        sqlite_cast.bob.undoes(sqlite_cast.ann.journal()[0].id)


def test_coming_back_to_a_taken_place_among_the_unplaced_makes_no_stack(sqlite_cast):
    ann = sqlite_cast.ann
    sam = ann.adds("Sam")
    removed = ann.removes(sam)
    park = ann.adds("Park", kind=Kind.PLACE)
    ann.undoes(removed.entry_id)
    after = ann.map().connections
    assert after[sam].cell != after[park].cell
