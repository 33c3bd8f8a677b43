"""What a recipient gets: what was agreed, nothing that is hidden, and one printed side at most.

``KITH_WORLDS_RUNS`` sets how many pairs of worlds are tried.
"""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.access.grants import Part, Purpose, Terms
from core.rules.facts import Answer, Contact, NetworkMap, Sheet, Tie
from core.rules.network_type import as_json, type_of
from core.rules.placing import place_all
from core.rules.sharing import MOST_WORDS, SharedView, Sharing, shared_view
from core.rules.speech import ENGLISH
from core.rules.type_inputs import inputs_of
from core.rules.vocabulary import Feel, Group, Kind, Knows, Ring, Support, TieKind
from tests import maps
from tests.core.rules.making import activity, person, place

RUNS = int(os.environ.get("KITH_WORLDS_RUNS", "300"))
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
EVERYTHING = frozenset(Part)


def terms(parts, names=()):
    return Terms(
        parts=frozenset(parts),
        names=frozenset(names),
        purpose=Purpose.KNOW_ME,
        starts_at=NOW,
        ends_at=NOW + timedelta(days=90),
    )


def see(map_, parts=EVERYTHING, names=(), on=TODAY, then=None):
    sharing = Sharing(
        name="Jo",
        terms=terms(parts, names),
        shared_on=TODAY,
        ends_on=TODAY + timedelta(days=90),
        then=then,
        then_on=None if then is None else TODAY - timedelta(days=30),
    )
    return shared_view(map_, sharing, on, ENGLISH)


def a_map(*items, ties=(), goals=(), answers=()):
    return NetworkMap(
        sheet=Sheet(carried=MappingProxyType({"goals": list(goals)})),
        connections={item.id: item for item in items},
        ties={tie.id: tie for tie in ties},
        answers={one.id: one for one in answers},
    )


def sentences(view):
    return [sentence for said in view.said for sentence in said.sentences]


def as_bytes(view: SharedView) -> bytes:
    return repr(view).encode()


SAM = person("Sam", ring=Ring.INNER, groups=(Group.FRIEND,), feel=Feel.HELPS)
MUM = person("Mum", ring=Ring.INNER, groups=(Group.FAMILY,), feel=Feel.HARD)
CHOIR = activity("Choir", ring=Ring.MIDDLE, groups=(Group.CREATIVE,))
LIDL = place("Lidl", groups=(Group.SHOP,))
FEW = a_map(SAM, MUM, CHOIR, LIDL, goals=[{"say": "See Sam once a month", "help": "the bus fare"}])


# --- what was agreed, and nothing else --------------------------------------------------------


@pytest.mark.parametrize("part", [Part.GOALS, Part.WORDS, Part.FEEL, Part.NAMES, Part.CHANGES])
def test_one_part_gives_that_part_alone(part):
    view = see(FEW, {part}, {"sam"})
    assert [said.part for said in view.said] == [part]
    assert view.picture is None


def test_a_map_alone_gives_no_words():
    view = see(FEW, {Part.MAP})
    assert view.said == ()
    assert len(view.picture.tiles) == 4


def test_goals_come_first_with_the_help_that_is_wanted():
    assert sentences(see(FEW))[:2] == ["See Sam once a month", "Help wanted: the bus fare"]


def test_no_name_is_there_but_those_ticked():
    view = see(FEW, EVERYTHING - {Part.GOALS}, {"sam"})
    text = repr(view)
    assert "Named here: Sam." in sentences(view)
    assert not [name for name in ("Mum", "Choir", "Lidl") if name in text]
    labels = {line.text for tile in view.picture.tiles for line in tile.words.lines}
    assert {"Sam", "Family", "Creative"} <= labels


def test_ticked_names_are_not_there_where_names_are_not_granted():
    assert "Sam" not in repr(see(FEW, {Part.MAP, Part.WORDS}, {"sam"}))


def test_feel_is_neither_said_nor_marked_unless_it_is_granted():
    without = see(FEW, {Part.MAP, Part.WORDS})
    assert without.picture.badges == ()
    assert "helps" not in repr(without)
    view = see(FEW, {Part.MAP, Part.FEEL})
    assert len(view.picture.badges) == 2
    assert sentences(view) == ["What helps: 1–2 people.", "What can be hard: 1–2 people."]


def test_counts_are_said_in_bands():
    many = a_map(*(replace(SAM, id=f"p{n}", support_received=(Support.TALK,)) for n in range(7)))
    assert sentences(see(many, {Part.WORDS})) == [
        "On the map: 6–10 people.",
        "Close: 6–10 people.",
        "Among the people: friend 6–10.",
        "People there for: someone to talk to 6–10.",
    ]


def test_no_id_of_the_persons_own_map_leaves():
    view = see(FEW, EVERYTHING - {Part.GOALS}, {"sam"})
    ids = {one for tile in view.picture.tiles for one in tile.ids}
    assert ids == {"s0001", "s0002", "s0003", "s0004"}
    assert not [tile for tile in view.picture.tiles if tile.href or tile.drag_id]


def test_ended_and_died_are_not_there():
    over = replace(SAM, id="over", standing="ended")
    assert as_bytes(see(a_map(MUM, over))) == as_bytes(see(a_map(MUM)))


def test_the_type_is_there_only_where_the_person_asked_for_it():
    found = as_json(type_of(inputs_of(FEW, TODAY)))
    asked = Answer(id="a", question="network_type", on=NOW, value=found)
    word = Answer(id="b", question="network_type_word", on=NOW, value="family_and_stable")
    map_ = a_map(SAM, MUM, CHOIR)
    assert see(map_, {Part.TYPE}).said == ()
    assert len(sentences(see(replace(map_, answers={"a": asked}), {Part.TYPE}))) == 1
    own = see(replace(map_, answers={"a": asked, "b": word}), {Part.TYPE})
    assert sentences(own) == ["In their own word: “family and stable”."]


def test_changes_are_counted_since_the_last_reading():
    closer = replace(CHOIR, ring=Ring.INNER)
    view = see(a_map(SAM, closer), {Part.CHANGES}, then=a_map(MUM, CHOIR, SAM))
    assert sentences(view) == [
        "Since 24 October 2026:",
        "No longer here: 1–2 people.",
        "Closer than before: 1–2 activities.",
    ]
    again = see(FEW, {Part.CHANGES}, then=FEW)
    assert sentences(again) == ["Nothing changed since 24 October 2026."]


# --- how old it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "age", "is_old", "is_closed"),
    [
        (0, "today", False, False),
        (30, "4 weeks ago", False, False),
        (31, "4 weeks ago", True, False),
        (90, "12 weeks ago", True, False),
        (91, "13 weeks ago", True, True),
    ],
)
def test_it_says_its_age_turns_grey_and_closes(days, age, is_old, is_closed):
    view = see(FEW, on=TODAY + timedelta(days=days))
    assert (view.age, view.is_old, view.is_closed) == (age, is_old, is_closed)
    assert bool(view.said) is bool(view.picture) is not is_closed


# --- one printed side ----------------------------------------------------------------------------


def test_the_largest_map_and_the_longest_goals_stay_under_three_hundred_words():
    long = [{"say": "walk " * 200, "help": "somebody " * 200} for _ in range(9)]
    for size in (60, 150):
        map_ = replace(maps.a_map(size=size), sheet=Sheet(carried={"goals": long}))
        view = see(map_, EVERYTHING, map_.connections, then=NetworkMap())
        assert view.is_cut
        assert sum(said.words for said in view.said) <= MOST_WORDS - 60


def test_a_map_of_sixty_without_names_is_told_whole():
    view = see(maps.a_map(size=60), EVERYTHING - {Part.NAMES})
    assert not view.is_cut


# --- two worlds ----------------------------------------------------------------------------------


@st.composite
def two_worlds(draw):
    """Two maps that differ only in what can never be shared."""
    plain = draw(maps.network_maps(max_connections=7))
    items = {key: replace(one, just_for_me=False) for key, one in plain.connections.items()}
    goals = [{"say": "a walk", "connection": key} for key in [*items, "nobody"][:2]]
    sheet = replace(plain.sheet, carried=MappingProxyType({"goals": goals}))
    one = replace(plain, connections=MappingProxyType(items), sheet=sheet)
    return one, _with_hidden(draw, one)


def _with_hidden(draw, map_):
    fresh = maps.ids.filter(lambda key: key not in map_.connections)
    hidden = {
        key: replace(draw(maps.connections(connection_id=key)), just_for_me=True)
        for key in draw(st.lists(fresh, unique=True, min_size=1, max_size=3))
    }
    seen = {
        key: replace(one, knows_about_health=draw(st.sampled_from((None, *Knows))))
        for key, one in map_.connections.items()
    }
    items = dict(sorted({**seen, **hidden}.items()))
    here = [one for one in items.values() if one.is_here]
    cells, plan = place_all(here, map_.sheet.plan)
    items = {key: replace(one, cell=cells.get(key)) for key, one in items.items()}
    ends = list(items)
    ties = [Tie(a=min(a, b), b=max(a, b), kind=TieKind.KNOWS) for a in hidden for b in ends if a != b]  # fmt: skip
    goals = [*map_.sheet.carried["goals"], *({"say": "hush", "connection": key} for key in hidden)]
    return replace(
        map_,
        sheet=replace(map_.sheet, plan=plan, carried=MappingProxyType({"goals": goals})),
        connections=MappingProxyType(items),
        ties=MappingProxyType(dict(sorted({**map_.ties, **{one.id: one for one in ties}}.items()))),
        contacts={"m": Contact(id="m", connection=ends[0], on=TODAY)},
        answers={
            **map_.answers,
            "zz-day": Answer(id="zz-day", question="day_word", on=NOW, value="very"),
            "zz-prompt": Answer(
                id="zz-prompt", question="prompt", on=NOW, value={"prompt": "p", "answer": "do_it"}
            ),
        },
    )


some_parts = st.frozensets(st.sampled_from(Part), min_size=1)


def earlier(map_, gone):
    """The map before some of it came."""
    left = {key: one for key, one in map_.connections.items() if key not in gone}
    return replace(map_, connections=left)


@settings(max_examples=RUNS)
@given(two_worlds(), some_parts, st.data())
def test_a_recipient_cannot_tell_whether_anything_is_hidden(worlds, parts, data):
    one, other = worlds
    ticked = list(other.connections)  # even a hidden one that was ticked before it was hidden
    new = data.draw(st.sets(st.sampled_from(ticked)))
    thens = [earlier(one, new), earlier(other, new)] if data.draw(st.booleans()) else [None, None]
    views = [see(map_, parts, ticked, then=then) for map_, then in zip(worlds, thens, strict=True)]
    assert as_bytes(views[0]) == as_bytes(views[1])


def test_hiding_something_does_not_look_like_its_going_away():
    hidden = replace(SAM, just_for_me=True)
    view = see(a_map(hidden, MUM), {Part.CHANGES}, then=a_map(SAM, MUM))
    assert sentences(view) == ["Nothing changed since 24 October 2026."]


def test_the_two_worlds_test_would_notice_something_hidden():
    """Negative control: the same item not hidden gives other bytes."""
    open_ = a_map(SAM, MUM)
    assert as_bytes(see(open_)) != as_bytes(see(a_map(replace(SAM, just_for_me=True), MUM)))


def test_every_kind_has_something_to_be_called():
    for kind in Kind:
        view = see(a_map(replace(SAM, kind=kind, groups=())), {Part.MAP})
        assert "Sam" not in repr(view)
