"""Maps for tests: a Hypothesis strategy for any valid map, and a plain seeded one for the rest."""

import random
import string
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from core.errors import BadInput
from core.rules import placing
from core.rules.facts import (
    EVEN_PLAN,
    Answer,
    Connection,
    Contact,
    Me,
    NetworkMap,
    Sheet,
    Tie,
    tie_id,
)
from core.rules.naming import tidy_name, tidy_text
from core.rules.network_type import as_json, type_of
from core.rules.type_inputs import inputs_of
from core.rules.vocabulary import (
    GROUPS,
    LONGEST_NAME,
    TYPE_WORDS,
    Cost,
    DayWord,
    Feel,
    Group,
    How,
    Intention,
    Kind,
    KnownFor,
    Knows,
    Question,
    Rhythm,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
    WhoGetsInTouch,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MOST_EXACT = 2**53 - 1

PEOPLE = (
    "Sam", "Mum", "Dad", "Nan Siân", "Rhŷs", "Zoë", "Uncle Bob", "Aoife", "José", "Łukasz", "Ebun",
    "Nguyễn Thị Hoa", "محمد", "فاطمة", "דנה", "Наталья", "Ελένη", "美咲", "김민준", "प्रिया", "ਗੁਰਪ੍ਰੀਤ",
    "শাহানা", "Dr Patel", "Jo 🌻", "👩🏽‍🦽 Bea", "Biscuit the cat", "Mr & Mrs O'Neill",
    "Anne-Marie from number 12", "T.", "Keith from the Thursday group who plays the tuba",
)  # fmt: skip
PLACES = (
    "City library", "The allotment", "Home", "Café Nero", "Pwllheli beach", "Health centre", "Chapel",
    "Bench by the canal", "مسجد", "College", "The Discord", "Corner shop", "公園", "Aldi", "Swimming baths",
)  # fmt: skip
ACTIVITIES = (
    "Choir", "Walking group", "Knitting", "Football 🟢", "Drawing", "Chess online", "Baking bread",
    "Volunteering", "رسم", "Gardening", "Côr meibion", "Bingo", "Reading aloud", "Cycling", "Prayer",
)  # fmt: skip
NAMES = {Kind.PERSON: PEOPLE, Kind.PLACE: PLACES, Kind.ACTIVITY: ACTIVITIES}


# --- strategies: any valid map ---------------------------------------------------------------------


def is_tidy_name(raw: str) -> bool:
    """Whether a name is kept exactly as it is."""
    try:
        return tidy_name(raw) == raw
    except BadInput:
        return False


def _is_tidy_text(raw: str) -> bool:
    try:
        return tidy_text(raw, "text") == raw
    except BadInput:
        return False


LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
ids = st.one_of(st.from_regex(r"[a-z0-9][a-z0-9_.~:-]{0,5}", fullmatch=True), st.uuids().map(str))
names = st.one_of(
    st.sampled_from(PEOPLE + PLACES + ACTIVITIES),
    st.text(LETTERS, min_size=1, max_size=LONGEST_NAME).map(str.strip).filter(is_tidy_name),
)
texts = st.text(st.one_of(LETTERS, st.just("\n")), min_size=1, max_size=60).map(str.strip).filter(
    _is_tidy_text
)  # fmt: skip
days = st.integers(0, (LATEST - EARLIEST).days).map(lambda n: EARLIEST + timedelta(days=n))
_FIRST = datetime(1900, 1, 2, tzinfo=UTC)  # a day in from the edges: any offset stays inside
moments = st.integers(0, 200 * 365 * 86_400 * 1000).map(
    lambda n: _FIRST + timedelta(milliseconds=n)
)
_json_texts = st.text(LETTERS, max_size=12)
json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-MOST_EXACT, MOST_EXACT),
        st.floats(allow_nan=False, allow_infinity=False),
        _json_texts,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_json_texts, inner, max_size=3)
    ),
    max_leaves=4,
)
# What other programs may keep under their keys: one draw, where growing such values takes many.
kept_values: st.SearchStrategy[Any] = st.sampled_from(
    (
        None, True, 0, MOST_EXACT, -MOST_EXACT, 0.1, -2.5e-300, 1e22, "", "é\u0301\u2028\n", "👩🏽‍🦽", [], {},
        [[], [None, 1]], {"": {"b": [], "a": "ﷺ"}}, {"x-x": [False, {"z": 1, "y": 2}]},
    )
)  # fmt: skip
x_keys = st.text(string.ascii_lowercase + "_- é", min_size=1, max_size=8).map("x-".__add__)
extras = st.one_of(
    st.just({}), st.just({}), st.dictionaries(x_keys, kept_values, min_size=1, max_size=2)
).map(lambda held: MappingProxyType(held))  # noqa: PLW0108 - types do not see through it


def _maybe(strategy):
    return st.one_of(st.none(), strategy)


def _one(of):
    return st.sampled_from((None, *of))


def _some(of):
    """Up to two of them in either order: one draw, where a unique list takes many."""
    few = [(), *((item,) for item in of), *permutations(of, 2)]
    return st.sampled_from(few)


_SUPPORT = _some(tuple(Support))
_GROUPS = {kind: _some(groups) for kind, groups in GROUPS.items()}


@st.composite
def connections(draw, connection_id=None, kind=None):
    """One valid connection with any of its fields, without a cell."""
    kind = kind or draw(st.sampled_from(Kind))
    return Connection(
        id=connection_id or draw(ids),
        kind=kind,
        name=draw(names),
        groups=draw(_GROUPS[kind]),
        ring=draw(_one(Ring)),
        feel=draw(_one(Feel)),
        usual_contact=draw(_one(UsualContact)),
        rhythm=draw(_one(Rhythm)),
        known_for=draw(_one(KnownFor)),
        who_gets_in_touch=draw(_one(WhoGetsInTouch)),
        support_received=draw(st.one_of(st.none(), _SUPPORT)),
        support_given=draw(st.one_of(st.none(), _SUPPORT)),
        standing=draw(st.sampled_from((Standing.ACTIVE, *Standing))),
        standing_since=draw(_maybe(days)),
        service_ends_on=draw(_maybe(days)),
        intention=draw(_one(Intention)),
        knows_about_health=draw(_one(Knows)),
        gives_me=draw(_maybe(texts)),
        easy_to_reach=draw(_one((True, False))),
        cost=draw(_one(Cost)),
        just_for_me=draw(st.booleans()),
        added_on=draw(_maybe(days)),
        extra=draw(extras),
    )


@st.composite
def contacts(draw, contact_id, connection_ids):
    """One valid contact with one of these connections; its day is the day somewhere on Earth."""
    at = draw(_maybe(moments))
    hours = draw(st.integers(-12, 14))
    return Contact(
        id=contact_id,
        connection=draw(st.sampled_from(connection_ids)),
        on=draw(days) if at is None else (at + timedelta(hours=hours)).date(),
        at=at,
        how=draw(st.sampled_from(How)),
    )


_known_answers = st.one_of(
    st.tuples(st.just(Question.DAY_WORD.value), st.sampled_from(DayWord).map(str)),
    st.tuples(
        st.just(Question.ONS_LONELY.value),
        st.sampled_from(
            ("often_or_always", "some_of_the_time", "occasionally", "hardly_ever", "never")
        ),
    ),
    st.tuples(
        st.just(Question.UCLA_3.value),
        st.fixed_dictionaries(
            dict.fromkeys(("companionship", "left_out", "isolated"), st.integers(1, 3))
        ),
    ),
    st.tuples(st.just(Question.NETWORK_TYPE_WORD.value), st.sampled_from(TYPE_WORDS).map(str)),
    st.tuples(
        st.just(Question.NETWORK_TYPE.value),
        st.just(as_json(type_of(inputs_of(NetworkMap(), TODAY)))),
    ),
    st.tuples(st.just("later_question"), kept_values.filter(lambda value: value is not None)),
)


@st.composite
def answers(draw, answer_id):
    """One valid answer to a question we know, or to one we do not."""
    question, value = draw(_known_answers)
    return Answer(id=answer_id, question=question, on=draw(moments), value=value)


@st.composite
def ties(draw, connection_ids):
    """One valid tie between two of these connections."""
    a, b = sorted(
        draw(st.lists(st.sampled_from(connection_ids), min_size=2, max_size=2, unique=True))
    )
    return Tie(
        a=a,
        b=b,
        kind=draw(st.sampled_from(TieKind)),
        strength=draw(st.sampled_from(TieStrength)),
        since=draw(_maybe(days)),
    )


_about_me = st.builds(
    Me,
    lives_alone=_one((True, False)),
    housing=_maybe(texts),
    education=_maybe(texts),
    long_term_illness=_one((True, False)),
).map(lambda me: None if me == Me() else me)
_settings = st.fixed_dictionaries(
    {},
    optional={
        "theme": st.sampled_from(("as_phone", "light", "dark")),
        "time_zone": st.sampled_from(("Europe/London", "Asia/Kolkata")),
        "show_feel": st.booleans(),
        "low_energy": st.booleans(),
        "prompts": st.booleans(),
        "prompts_a_week": st.integers(1, 2),
        "prompts_off": st.sampled_from(([], ["S3", "rhythm"])),
        "quiet_from": st.integers(0, 23),
        "paused_until": st.sampled_from(("", "2026-12-24")),
        "a_later_choice": kept_values.filter(lambda value: value is not None),
    },
).map(MappingProxyType)


@st.composite
def sheets(draw, plan=EVEN_PLAN):
    """What belongs to a map as a whole, with goals and the like carried along."""
    carried = dict(draw(extras))
    for key in ("goals", "check_ins", "suggestions"):
        said = draw(st.sampled_from((None, [], [{"say": "a walk"}, {"x-a": [1, None]}])))
        if said is not None:
            carried[key] = said
    return Sheet(
        everyone_listed=draw(_one((True, False))),
        confirmed_on=draw(_maybe(days)),
        plan=plan,
        me=draw(_about_me),
        settings=draw(_settings),
        carried=MappingProxyType(carried),
    )


@st.composite
def network_maps(draw, max_connections=6, max_ties=6, max_contacts=4, max_answers=2):
    """Any valid map: every field, names in many scripts, tiles placed or not, ties of every kind.

    Version counters are 1. Shelves are in order of id, as rules promise.
    """
    keys = sorted(draw(st.lists(ids, unique=True, max_size=max_connections)))
    items = {key: draw(connections(connection_id=key)) for key in keys}
    plan = EVEN_PLAN
    if draw(st.booleans()):
        items, plan = _placed(items)
    links = draw(st.lists(ties(keys), max_size=max_ties)) if len(keys) > 1 else []
    met_ids = draw(st.lists(ids, unique=True, max_size=max_contacts)) if keys else []
    answer_ids = draw(st.lists(ids, unique=True, max_size=max_answers))
    return NetworkMap(
        sheet=draw(sheets(plan=plan)),
        connections=MappingProxyType(items),
        ties=_shelf(links),
        contacts=_shelf(draw(contacts(key, keys)) for key in met_ids),
        answers=_shelf(draw(answers(key)) for key in answer_ids),
    )


# --- a plain seeded map: for browsers and benches --------------------------------------------------


def a_map(seed=1, size=20, *, today=TODAY, placed=True):
    """A believable map of ``size`` connections; the same seed and size give the same map.

    About three in five are people, one in five a place and one in five an activity. Ids are ``c001``
    onwards. ``placed``: tiles have cells, as on a map somebody made in Kith.
    """
    rng = random.Random(f"{seed} {size}")
    items = {f"c{n:03d}": _a_connection(rng, n, today) for n in range(1, size + 1)}
    plan = EVEN_PLAN
    if placed:
        items, plan = _placed(items)
    return NetworkMap(
        sheet=Sheet(everyone_listed=rng.choice((True, None)), confirmed_on=today, plan=plan),
        connections=MappingProxyType(items),
        ties=_shelf(_some_ties(rng, items)),
        contacts=_shelf(_some_contacts(rng, items, today)),
        answers=_shelf(_some_answers(rng, today)),
    )


def _a_connection(rng, number, today):
    kind = rng.choice((Kind.PERSON,) * 3 + (Kind.PLACE, Kind.ACTIVITY))
    pool = NAMES[kind]
    name = pool[number % len(pool)]
    about = {"known_for": rng.choice((None, *KnownFor))} if kind is Kind.PERSON else {}
    return Connection(
        id=f"c{number:03d}",
        kind=kind,
        name=name if number <= len(pool) else f"{name} {number}",
        groups=(rng.choice(GROUPS[kind]),),
        ring=rng.choice((*Ring, *Ring, *Ring, None)),
        feel=rng.choice((None, Feel.HELPS, Feel.HELPS, Feel.NEUTRAL, Feel.MIXED, Feel.HARD)),
        usual_contact=rng.choice((None, *UsualContact)),
        rhythm=rng.choice((None, None, *Rhythm)),
        standing=rng.choices(tuple(Standing), (20, 2, 1, 1))[0],
        intention=rng.choice((None, *Intention)),
        gives_me=rng.choice((None, "a laugh", "somewhere to be", "a reason to get up")),
        added_on=today - timedelta(days=rng.randrange(400)),
        **about,
    )


def _some_ties(rng, items):
    here = [item for item in items.values() if item.is_here]
    for _ in range(len(here) * 3 // 2 if len(here) > 1 else 0):
        one, other = sorted(rng.sample(here, 2), key=lambda item: item.id)
        kinds = {one.kind, other.kind}
        if kinds == {Kind.PERSON}:
            kind = TieKind.KNOWS
        elif kinds == {Kind.PERSON, Kind.ACTIVITY}:
            kind = TieKind.DOES_WITH
        else:
            kind = TieKind.AT if Kind.PLACE in kinds and len(kinds) == 2 else TieKind.GOES_WITH
        yield Tie(
            a=one.id, b=other.id, kind=kind, strength=rng.choice((TieStrength.YES,) * 5 + (TieStrength.NOT_SURE,))
        )  # fmt: skip


def _some_contacts(rng, items, today):
    here = [item for item in items.values() if item.is_here]
    usual = {Kind.PERSON: How.SAW, Kind.PLACE: How.WENT, Kind.ACTIVITY: How.DID}
    for number in range(len(here) * 2):
        item = rng.choice(here)
        yield Contact(
            id=f"m{number:04d}",
            connection=item.id,
            on=today - timedelta(days=rng.randrange(60)),
            how=usual[item.kind],
        )


def _some_answers(rng, today):
    for number in range(5):
        at = datetime(today.year, today.month, today.day, 8, tzinfo=UTC) - timedelta(
            days=3 * number
        )
        yield Answer(
            id=f"a{number}", question="day_word", on=at, value=rng.choice([*DayWord]).value
        )


def _placed(items):
    here = [item for item in items.values() if item.is_here]
    cells, plan = placing.place_all(here, EVEN_PLAN)
    return {key: replace(item, cell=cells.get(key)) for key, item in items.items()}, plan


def _shelf(things):
    shelf = {thing.id: thing for thing in things}
    return MappingProxyType(dict(sorted(shelf.items())))


def people_map(count, edges, ring=Ring.MIDDLE):
    """Friends ``p1 … pN`` who know each other as ``edges`` (pairs of numbers) say: for worked graphs."""
    items = {
        f"p{n}": Connection(id=f"p{n}", kind=Kind.PERSON, name=f"Friend {n}", ring=ring, groups=(Group.FRIEND,))
        for n in range(1, count + 1)
    }  # fmt: skip
    links = {}
    for one, other in edges:
        a, b = sorted((f"p{one}", f"p{other}"))
        links[tie_id(a, b, TieKind.KNOWS)] = Tie(a=a, b=b, kind=TieKind.KNOWS)
    return NetworkMap(
        connections=MappingProxyType(dict(sorted(items.items()))),
        ties=MappingProxyType(dict(sorted(links.items()))),
    )
