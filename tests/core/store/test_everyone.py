"""Everybody at once: the same views as one at a time, from open columns alone."""

from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import LargeBinary

from core.rules.changes import Action, became, came
from core.rules.choices import choices_of
from core.rules.offered import given_of
from core.rules.signals import view_of
from core.rules.vocabulary import Rhythm, TieKind
from core.services.answering import answer_ons
from core.store.everyone import LATELY, LONG_AGO
from core.store.everyone_queries import OPEN
from core.store.tables import OWNED
from tests.cast import a_key
from tests.maps import TODAY, a_map
from tests.prompting import MORNING, looked_at, opens_kith, wants_prompts

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def town(cast):
    """Three with maps and prompts on, and one without prompts."""
    for number, name in enumerate(("ann", "bob", "cy", "dot")):
        actor = getattr(cast, name)
        _bring(actor, a_map(seed=number, size=12, today=TODAY))
        if name != "dot":
            wants_prompts(actor)
        opens_kith(actor)
    return cast


def _bring(actor, map_):
    with actor.writing() as records:
        shelves = (map_.connections, map_.ties, map_.contacts, map_.answers)
        changes = [came(thing) for shelf in shelves for thing in shelf.values()]
        sheet = replace(records.sheet(), confirmed_on=map_.sheet.confirmed_on, me=map_.sheet.me)
        records.write(Action.IMPORTED, [*changes, became(records.sheet(), sheet)])


def read(gate, most=200):
    """Everybody, with their view, by id."""
    with gate.everyone(gate.clock()) as everyone:
        chunks = list(everyone.chunks(most=most))
        return {
            one.owner_id: (one, view) for chunk in chunks for one, view in everyone.views(chunk)
        }


def test_only_open_columns_are_read():
    for table, names in OPEN.items():
        assert table in OWNED
        columns = table.__table__.columns
        assert [n for n in names if isinstance(columns[n].type, LargeBinary)] == []


def test_no_key_is_opened(town, monkeypatch):
    monkeypatch.setattr("core.store.sealing.MasterKey.unwrap", _refuse)
    assert len(read(town.gate)) == 4


def _refuse(*_):
    raise AssertionError("a key was opened")


@pytest.mark.parametrize("most", [1, 2, 200])
def test_everybody_is_there_in_order_however_few_at_a_time(town, most):
    assert list(read(town.gate, most)) == town.gate.owner_ids()


def test_a_share_of_everybody(town):
    first, *_, last = some = town.gate.owner_ids()[1:3]
    with town.gate.everyone(town.gate.clock()) as everyone:
        (chunk,) = everyone.chunks(first, last)
    assert [one.owner_id for one in chunk] == some


def test_a_view_is_what_one_person_s_map_gives(town):
    found = read(town.gate)
    today = town.gate.clock().date()
    for name in ("ann", "bob", "cy"):
        actor = getattr(town, name)
        with actor.reading() as records:
            map_ = records.everything()
        back = LONG_AGO if _has_long_rhythm(map_) else LATELY
        near = {key: one for key, one in map_.contacts.items() if one.on >= today - back}
        one, view = found[actor.viewer.account_id]
        links = {key: tie for key, tie in map_.ties.items() if tie.kind is not TieKind.KNOWS}
        assert view == view_of(replace(map_, contacts=near, ties=links), LONDON)
        assert one.choices == choices_of(map_.sheet.settings)
        assert one.last_opened.astimezone(UTC) == actor.gate.last_opened(actor.viewer.account_id)


def _has_long_rhythm(map_):
    return any(item.rhythm is Rhythm.NOW_AND_THEN for item in map_.connections.values())


def test_cards_and_what_was_said_to_them(town):
    ann = town.ann
    with ann.writing() as records:
        answer_ons(records, a_key(), lonely="often_or_always")
    ann.gate.clock.now += MORNING
    card = looked_at(ann)
    one, view = read(town.gate)[ann.viewer.account_id]
    (found,) = one.offered
    assert (found.id, found.rule, found.because, found.at) == (card.id, "lonely", ("S1",), card.at)
    assert found.local_day == card.local_day
    assert view.lonely[-1][1] == "often_or_always"
    with ann.reading() as records:
        assert one.given == given_of(records.answers().values())


def test_who_took_something_off_lately(town):
    ann, bob = town.ann, town.bob
    ann.removes(next(iter(ann.map().connections)))
    ids = [ann.viewer.account_id, bob.viewer.account_id]
    with town.gate.everyone(town.gate.clock()) as everyone:
        now = town.gate.clock()
        assert everyone.went(ids, now - timedelta(days=1)) == {ids[0]}
        assert everyone.went(ids, now + timedelta(days=1)) == frozenset()
        assert everyone.went([], now) == frozenset()
