"""Thoughts by way of the API: to read, and to answer."""

import pytest

from tests.prompting import gets_a_card


@pytest.fixture
def card(jo, program, sqlite_gate, clock):
    return gets_a_card(jo, sqlite_gate, clock)


def test_thoughts_are_read_with_why_and_what_was_said(program, card):
    (one,) = program.get("/prompts").json()
    assert (one["id"], one["rule"], one["answer"]) == (card.id, "rhythm", None)
    assert one["says"] == "Would you like to send Dee a message?"
    assert one["reason"] == "Why: you chose every week."
    assert one["inputs"]["rhythm"] == "weekly"
    program.send("POST", f"/prompts/{card.id}/answer", {"answer": "not_now"})
    (one,) = program.get("/prompts").json()
    assert one["answer"] == "not_now"


def test_words_go_with_what_upset_somebody_and_with_nothing_else(program, sqlite_gate, card):
    path = f"/prompts/{card.id}/answer"
    program.send("POST", path, {"answer": "not_now", "words": "Later."})
    assert sqlite_gate.concerns() == []
    program.send("POST", path, {"answer": "upset", "words": "It felt like blame."})
    assert [one.words for one in sqlite_gate.concerns()] == ["It felt like blame."]
    assert program.get("/settings").json()["prompts_off"] == ["rhythm"]


def test_a_name_that_may_not_be_named_any_more_is_not_told(program, card):
    version = program.get(f"/connections/{card.connection}").json()["version"]
    program.send("PATCH", f"/connections/{card.connection}", {"feel": "hard"}, version=version)
    assert "Dee" not in program.get("/prompts").text
    assert program.get("/prompts").json()[0]["connection"] is None


def test_an_answer_that_is_none_is_refused(program, card):
    program.send("POST", f"/prompts/{card.id}/answer", {"answer": "shout"}, status=422)


@pytest.mark.parametrize("wanted", [{"prompts_a_week": 3}, {"quiet_from": 24}, {"prompts_off": ["S99"]}, {"paused_until": "soon"}])  # fmt: skip
def test_a_choice_that_is_not_offered_is_refused(program, wanted):
    program.send("PATCH", "/settings", wanted, status=422)
