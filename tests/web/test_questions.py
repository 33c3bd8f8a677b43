"""Questions a person may ask themselves: in words, whenever they like, or not at all."""

import json
from dataclasses import replace

import pytest

from core.files.six_questions import OneOfSix, load_six
from tests.plugins.sites import Program, new_key_of

SIX = tuple(OneOfSix(f"Question {n}?", ("none", "1", "2", "3", "4", "5")) for n in range(6))
OFTEN = dict.fromkeys(("companionship", "left_out", "isolated"), "often")
RARELY = dict.fromkeys(("companionship", "left_out", "isolated"), "hardly_ever_or_never")


@pytest.fixture
def with_six(kith):
    """The deployment brought its six questions."""
    kith.site.state.house = replace(kith.house, six=SIX)


def test_more_leads_to_the_questions(jo):
    assert "/questions" in jo.opens("/more").links


def test_nothing_is_chosen_beforehand_and_one_may_leave(jo):
    page = jo.opens("/questions/one")
    assert page.chosen("lonely") == []
    assert "How often do you feel lonely?" in page.main
    assert "/questions" in page.links


def test_the_three_are_worded_as_the_ons_words_them(jo):
    legends = [one.get_text() for one in jo.opens("/questions/three").all("legend")]
    assert legends == [
        "How often do you feel that you lack companionship?",
        "How often do you feel left out?",
        "How often do you feel isolated from others?",
    ]


def test_what_changed_is_said_in_words_without_a_number(jo):
    jo.posts("/questions/three", **OFTEN)
    assert "You answered this once." in jo.opens("/questions").main
    page = jo.posts("/questions/three", **RARELY)
    assert "Less often than last time." in page.main
    jo.posts("/questions/three", **RARELY)
    assert "Your answer is the same as last time." in jo.opens("/questions").main
    assert not [word for word in ("3", "9", "6") if f" {word} " in page.main]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("never", "often_or_always", "More often than last time."),
        ("some_of_the_time", "hardly_ever", "Less often than last time."),
        ("occasionally", "occasionally", "Your answer is the same as last time."),
    ],
)
def test_the_direct_question_too(jo, before, after, says):
    jo.posts("/questions/one", lonely=before)
    assert says in jo.posts("/questions/one", lonely=after).main


def test_an_answer_can_be_undone(jo):
    page = jo.posts("/questions/one", lonely="never")
    assert page.all("#undo-bar form")


def test_an_unfinished_page_keeps_what_was_chosen(jo):
    page = jo.posts("/questions/three", status=422, companionship="often")
    assert page.chosen("companionship") == ["often"]
    assert page.wrong()
    assert jo.opens("/questions").main.count("Not answered yet.") == 2


def test_the_six_are_not_there_unless_the_deployment_brings_them(jo):
    assert "/questions/six" not in jo.opens("/questions").links
    assert jo.opens("/questions/six", status=404).status == 404


@pytest.mark.usefixtures("with_six")
def test_the_six_are_asked_where_the_deployment_brings_them(jo):
    assert "/questions/six" in jo.opens("/questions").links
    jo.posts("/questions/six", **{f"six{n}": "1" for n in range(1, 7)})
    page = jo.posts("/questions/six", **{f"six{n}": "2" for n in range(1, 7)})
    assert "More family and friends than last time." in page.main
    (one, two) = Program(jo.kith, new_key_of(jo)).get("/answers").json()
    assert sorted((one["value"], two["value"])) == [[1] * 6, [2] * 6]


@pytest.mark.usefixtures("with_six")
def test_one_of_six_left_open_is_pointed_at(jo):
    page = jo.posts("/questions/six", status=422, **{f"six{n}": "1" for n in range(1, 6)})
    assert page.wrong()
    assert page.chosen("six1") == ["1"]


def test_none_are_shipped():
    assert load_six(None) == ()


def test_a_deployments_file_is_read(tmp_path):
    path = tmp_path / "six.json"
    raw = [{"asks": one.asks, "choices": [*one.choices]} for one in SIX]
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert load_six(path) == SIX


@pytest.mark.parametrize("raw", [[], {}, [{"asks": "A?"}] * 6, [1] * 6])
def test_a_file_that_is_no_six_questions_is_refused_at_the_start(tmp_path, raw):
    path = tmp_path / "six.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(ValueError, match="KITH_LSNS_ITEMS"):
        load_six(path)
