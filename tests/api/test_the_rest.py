"""Ties, contacts, answers, the journal, the map as a whole, settings."""

import pytest


@pytest.fixture
def pair(program):
    """Ids of two people on the map."""
    return program.adds("Sam", ring=1)["id"], program.adds("Leila", ring=2)["id"]


@pytest.mark.parametrize("turned", [False, True])
def test_a_tie_is_the_same_from_either_end(program, pair, turned):
    a, b = reversed(pair) if turned else pair
    made = program.send("PUT", f"/ties/{a}/{b}/knows", {}).json()
    assert {made["a"], made["b"]} == set(pair)
    program.send("PUT", f"/ties/{b}/{a}/knows", {"strength": "not_sure"})
    (held,) = program.get("/ties").json()
    assert held["strength"] == "not_sure"
    program.send("DELETE", f"/ties/{b}/{a}/knows")
    assert program.get("/ties").json() == []


def test_nobody_is_linked_with_themselves(program, pair):
    program.send("PUT", f"/ties/{pair[0]}/{pair[0]}/knows", {}, status=422)


def test_a_tie_to_nobody_is_not_there(program, pair):
    program.send("PUT", f"/ties/{pair[0]}/x/knows", {}, status=404)
    program.send("DELETE", f"/ties/{pair[0]}/{pair[1]}/knows", status=404)


def test_a_contact_is_noted_found_by_day_and_by_whom_and_taken_out(program, pair):
    sam, leila = pair
    program.send("POST", "/contacts", {"connection": sam, "on": "2026-11-01"}, status=201)
    noted = program.send("POST", "/contacts", {"connection": leila}, status=201).json()
    assert len(program.get("/contacts").json()) == 2
    assert [one["connection"] for one in program.get("/contacts?since=2026-11-20").json()] == [
        leila
    ]
    assert [one["on"] for one in program.get(f"/contacts?connection={sam}").json()] == [
        "2026-11-01"
    ]
    program.send("DELETE", f"/contacts/{noted['id']}")
    assert len(program.get("/contacts").json()) == 1


def test_a_day_to_come_is_refused(program, pair):
    body = {"connection": pair[0], "on": "2026-11-24"}
    refused = program.send("POST", "/contacts", body, status=422).json()
    assert (refused["field"], refused["problem"]) == ("on", "future")


def test_a_word_for_the_day_is_kept(program):
    schema = program.get("/openapi.json").json()["components"]["schemas"]["DayWord"]
    program.send("POST", "/answers", {"value": schema["enum"][0]}, status=201)
    (answer,) = program.get("/answers").json()
    assert (answer["question"], answer["value"]) == ("day_word", schema["enum"][0])


def test_the_journal_tells_before_and_after_and_undo_takes_back(program):
    sam = program.adds("Sam", ring=1)
    program.send("PATCH", f"/connections/{sam['id']}", {"feel": "helps"}, version=1)
    latest, first = program.get("/journal").json()
    assert (first["action"], latest["action"]) == ("added", "edited")
    assert latest["changes"][0]["after"]["feel"] == "helps"
    program.send("POST", f"/journal/{latest['id']}/undo")
    assert program.get(f"/connections/{sam['id']}").json()["feel"] is None
    again = program.send("POST", f"/journal/{latest['id']}/undo", status=409).json()
    assert again["reason"] == "already"


def test_the_journal_comes_in_pages(program):
    for name in ("A", "B", "C"):
        program.adds(name)
    page = program.get("/journal?most=2").json()
    assert [one["number"] for one in page] == [3, 2]
    rest = program.get(f"/journal?most=2&before={page[-1]['number']}").json()
    assert [one["number"] for one in rest] == [1]


@pytest.mark.parametrize("asked", ["most=0", "most=201", "most=x", "before=x"])
def test_a_page_that_makes_no_sense_is_refused(program, asked):
    program.get(f"/journal?{asked}", status=422)


@pytest.mark.parametrize("before", ["-1", "0", "9" * 30, "-" + "9" * 30])
def test_any_number_is_answered(program, before):
    answer = program.client.get(f"/api/v1/journal?before={before}")
    assert answer.status_code in {200, 404, 422}


def test_the_map_at_a_moment_is_as_it_was(program, clock):
    sam = program.adds("Sam", ring=1)
    moment = "2026-11-23T09:31:00Z"
    clock.passes(minutes=5)
    program.send("PATCH", f"/connections/{sam['id']}", {"ring": 3}, version=1)
    program.adds("Leila")
    then = program.get(f"/map/at/{moment}").json()
    assert [(one["name"], one["ring"]) for one in then["connections"]] == [("Sam", 1)]
    assert program.get("/map/at/1999-01-01T00:00:00").json()["connections"] == []


@pytest.mark.parametrize(
    "moment", ["x", "2026-13-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00"]
)
def test_any_moment_is_answered(program, moment):
    program.adds("Sam")
    assert program.client.get(f"/api/v1/map/at/{moment}").status_code in {200, 422}


@pytest.mark.parametrize("on", ["", "?on=2026-01-01", "?on=1900-01-01", "?on=9999-12-31"])
def test_measures_are_numbers_or_null(program, pair, on):
    program.send("PUT", f"/ties/{pair[0]}/{pair[1]}/knows", {})
    found = program.get(f"/map/measures{on}").json()
    assert found["size"] == 2
    assert found["density"] == 1


@pytest.mark.parametrize("on", ["0001-01-01", "1899-12-31", "x", "2026-02-30"])
def test_a_day_nobody_can_mean_is_refused(program, on):
    program.get(f"/map/measures?on={on}", status=422)


def test_an_empty_map_has_measures_too(program):
    assert program.get("/map/measures").json()["density"] is None


def test_the_map_is_told_in_words(program):
    program.adds("Sam", ring=1)
    answer = program.get("/map/words")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "Sam" in answer.text


def test_the_sheet_holds_what_belongs_to_the_whole(program):
    program.send("POST", "/map/confirm", {"everyone_listed": True})
    program.send("PUT", "/map/me", {"lives_alone": True, "housing": "A flat"})
    sheet = program.get("/map").json()
    assert (sheet["everyone_listed"], sheet["confirmed_on"]) == (True, "2026-11-23")
    assert (sheet["me"]["lives_alone"], sheet["me"]["housing"]) == (True, "A flat")


def test_tidying_gives_the_entry_or_null(program, pair):
    assert "entry" in program.send("POST", "/map/tidy").json()


def test_settings_that_are_not_sent_stay(program):
    program.send("PATCH", "/settings", {"theme": "dark"})
    program.send("PATCH", "/settings", {"low_energy": True})
    chosen = program.get("/settings").json()
    assert (chosen["theme"], chosen["low_energy"]) == ("dark", True)


@pytest.mark.parametrize(
    "body", [{"theme": "pink"}, {"time_zone": "Mars/Base"}, {"time_zone": "../x"}, {"x": 1}]
)
def test_settings_that_are_none_are_refused(program, body):
    before = program.get("/settings").json()
    program.send("PATCH", "/settings", body, status=422)
    assert program.get("/settings").json() == before
