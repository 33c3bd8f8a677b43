"""The type by way of the API: nothing until asked for, the person's own word above it."""

import pytest

NOTHING = {"own_word": None, "says": None, "reasons": [], "since": None, "found": None}


@pytest.fixture
def family(program):
    """Five of a family, who know each other."""
    about = {"groups": ["family"], "known_for": "over_5", "usual_contact": "weekly"}
    ids = [program.adds(f"F{n}", **about)["id"] for n in range(5)]
    for n, one in enumerate(ids):
        for other in ids[n + 1 :]:
            program.send("PUT", f"/ties/{one}/{other}/knows", {})
    return ids


def test_nothing_is_told_before_it_is_asked_for(program, family):
    assert program.get("/picture").json() == NOTHING


def test_asked_for_it_tells_result_reasons_and_scores(program, family):
    program.send("POST", "/picture/ask")
    told = program.get("/picture").json()
    assert told["says"] == "Right now, your map reads most like “family and stable”."
    assert "Many of the people know each other." in told["reasons"]
    assert told["found"]["result"] == "family_and_stable"
    assert told["found"]["scores"]["family_and_stable"]["score"] == 1
    assert told["since"] == "2026-11-23"
    (answer,) = program.get("/answers").json()
    assert answer["value"] == told["found"]


def test_my_own_word_wins_until_it_is_taken_back(program, family):
    program.send("POST", "/picture/ask")
    program.send("PUT", "/picture/word", {"word": "none_of_these"})
    told = program.get("/picture").json()
    assert (told["own_word"], told["found"], told["reasons"]) == ("none_of_these", None, [])
    assert told["says"] == "You said that none of the three kinds fits."
    program.send("PUT", "/picture/word", {"word": "as_kith_says"})
    assert program.get("/picture").json()["found"]["result"] == "family_and_stable"


def test_a_word_that_is_none_is_refused(program):
    program.send("PUT", "/picture/word", {"word": "lively"}, status=422)


def test_asked_twice_with_one_key_it_is_asked_once(program, family):
    for _ in range(2):
        program.send("POST", "/picture/ask", once="one")
    assert len(program.get("/answers").json()) == 1


def test_it_is_told_no_more_when_stopped_or_undone(program, family):
    program.send("POST", "/picture/ask")
    saved = program.send("POST", "/picture/stop").json()
    assert program.get("/picture").json() == NOTHING
    program.send("POST", f"/journal/{saved['entry']}/undo")
    assert program.get("/picture").json() != NOTHING
