"""Cards go with the map file, and come back into an empty account; on each of the two databases."""

import json

import pytest

from core.files.map_file import read_map_file
from core.services import carrying, prompting
from tests.cast import a_key
from tests.prompting import MORNING, looked_at, opens_kith, wants_prompts


@pytest.fixture
def card(cast):
    """A card about Dee that Ann answered."""
    cast.ann.adds("Dee", rhythm="weekly")
    wants_prompts(cast.ann)
    cast.gate.clock.passes(days=8, microseconds=1234)
    cast.gate.clock.now += MORNING
    opens_kith(cast.ann)
    found = looked_at(cast.ann)
    with cast.ann.writing() as records:
        prompting.answer_prompt(records, a_key(), prompt_id=found.id, answer="not_now", today=records.now.date())  # fmt: skip
    return found


def taken(actor):
    with actor.reading() as records:
        return carrying.take_away(records)


def brings(actor, raw):
    with actor.writing() as records:
        return carrying.bring_in(records, a_key(), file=read_map_file(raw))


def cards(actor):
    with actor.reading() as records:
        return records.prompts.all()


def test_out_in_and_out_again_gives_the_same_file(cast, card):
    raw = taken(cast.ann)
    brings(cast.bob, raw)
    assert taken(cast.bob) == raw
    assert cards(cast.bob) == cards(cast.ann) == [card]


def test_a_card_brought_along_still_counts(cast, card):
    brings(cast.bob, taken(cast.ann))
    opens_kith(cast.bob)
    assert looked_at(cast.bob) is None


def test_looking_first_counts_the_history_as_before(sqlite_cast):
    ann = sqlite_cast.ann
    ann.adds("Dee")
    raw = json.loads(taken(ann))
    raw["x-prompts"] = []
    with sqlite_cast.bob.reading() as records:
        assert carrying.look_at(records, read_map_file(json.dumps(raw).encode())).whole


def test_cards_do_not_come_into_a_map_that_has_something(cast, card):
    cast.bob.adds("Sam")
    brings(cast.bob, taken(cast.ann))
    assert cards(cast.bob) == []
    assert b"x-prompts" not in taken(cast.bob)


def test_the_same_file_twice_brings_a_card_once(cast, card):
    raw = taken(cast.ann)
    saved = brings(cast.bob, raw)
    cast.bob.undoes(saved.entry_id)
    brings(cast.bob, raw)
    assert cards(cast.bob) == [card]


@pytest.mark.parametrize(
    "held",
    ["words", [{"id": "p"}], [{"id": "a b"}], {"id": 1}, [7]],
)
def test_a_list_that_is_none_of_ours_is_carried_as_it_is(sqlite_cast, held):
    sqlite_cast.ann.adds("Dee")
    raw = json.loads(taken(sqlite_cast.ann))
    del raw["journal"]
    raw["x-prompts"] = held
    brings(sqlite_cast.bob, json.dumps(raw).encode())
    assert json.loads(taken(sqlite_cast.bob))["x-prompts"] == held
    assert cards(sqlite_cast.bob) == []
