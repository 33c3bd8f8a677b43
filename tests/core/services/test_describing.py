"""Asking for the type, the person's own word, and not showing it: journaled, undoable, kept."""

from zoneinfo import ZoneInfo

import pytest

from core.errors import BadInput, UsedDifferently
from core.files.map_file import MapFile, read_map_file, write_map_file
from core.rules.choices import choices_of
from core.rules.network_type import as_json, type_of
from core.rules.speech import ENGLISH
from core.rules.telling import tell_entry
from core.rules.type_inputs import inputs_of
from core.rules.type_over_time import own_word, shown_type
from core.services.describing import ask_type, say_own_word, stop_showing_type
from tests.cast import TODAY, a_key

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def ann(cast):
    """Somebody with four in the family, who know each other."""
    ids = [
        cast.ann.adds(name, groups=["family"], known_for="over_5", usual_contact="weekly")
        for name in ("Mum", "Dad", "Nan", "Jo")
    ]
    for n, one in enumerate(ids):
        for other in ids[n + 1 :]:
            cast.ann.ties(one, other)
    return cast.ann


def asks(actor, key=None):
    with actor.writing() as records:
        return ask_type(records, key or a_key(), today=TODAY)


def says(actor, word):
    with actor.writing() as records:
        return say_own_word(records, a_key(), word=word)


def shown(actor):
    return shown_type(actor.map(), actor.journal(), TODAY, LONDON)


def is_shown(actor):
    return choices_of(actor.map().sheet.settings)["show_type"]


def test_nothing_is_shown_before_it_is_asked_for(ann):
    assert shown(ann) is None
    assert not is_shown(ann)


def test_asking_keeps_what_is_found_and_shows_it(ann):
    asks(ann)
    (answer,) = ann.map().answers.values()
    assert answer.value == as_json(type_of(inputs_of(ann.map(), TODAY)))
    assert is_shown(ann)
    assert shown(ann).found == type_of(inputs_of(ann.map(), TODAY))


def test_asking_twice_with_one_key_asks_once(ann):
    assert asks(ann, "the-key") == asks(ann, "the-key")
    assert len(ann.map().answers) == 1


def test_a_key_of_something_else_is_refused(ann):
    asks(ann, "the-key")
    with ann.writing() as records, pytest.raises(UsedDifferently):
        say_own_word(records, "the-key", word="none_of_these")


def test_asking_is_undone_whole(ann):
    saved = asks(ann)
    ann.undoes(saved.entry_id)
    assert shown(ann) is None
    assert not is_shown(ann)


def test_my_own_word_stands_and_can_be_undone(ann):
    asks(ann)
    saved = says(ann, "formal_and_sparse")
    assert shown(ann).own_word == "formal_and_sparse"
    ann.undoes(saved.entry_id)
    assert shown(ann).own_word is None


def test_a_word_that_is_none_is_refused(ann):
    with pytest.raises(BadInput):
        says(ann, "lively")


def test_not_showing_it_any_more_keeps_what_was_kept(ann):
    asks(ann)
    with ann.writing() as records:
        stop_showing_type(records, a_key())
    assert not is_shown(ann)
    assert shown(ann) is not None


def test_history_says_what_was_done(ann):
    asks(ann)
    says(ann, "none_of_these")
    told = [tell_entry(entry, ENGLISH) for entry in ann.journal()[-2:]]
    assert told == [
        "Kith looked at which kind your map is like.",
        "Your own word for your map stands.",
    ]


def test_the_type_and_my_word_go_along_in_the_map_file(ann):
    asks(ann)
    says(ann, "none_of_these")
    map_ = ann.map()
    raw = write_map_file(MapFile(map=map_, exported_at=map_.answers[min(map_.answers)].on))
    read = read_map_file(raw).map
    assert own_word(read, TODAY, LONDON) == "none_of_these"
    assert shown_type(read, (), TODAY, LONDON).found == shown(ann).found
