"""Connections as a resource: made, read, changed on top of what was read, taken away."""

import pytest


def test_a_name_and_a_kind_are_enough(program):
    answer = program.send("POST", "/connections", {"name": "Sam", "kind": "person"}, status=201)
    made = answer.json()
    assert (made["name"], made["kind"], made["standing"]) == ("Sam", "person", "active")
    assert answer.headers["location"] == f"/api/v1/connections/{made['id']}"
    assert answer.headers["etag"] == f'"{made["version"]}"'
    assert program.get(f"/connections/{made['id']}").json() == made


def test_the_list_can_be_of_one_kind(program):
    program.adds("Sam")
    program.adds("Park", "place")
    assert [one["name"] for one in program.get("/connections?kind=place").json()] == ["Park"]
    assert len(program.get("/connections").json()) == 2


def test_a_change_is_made_on_top_of_what_was_read(program):
    sam = program.adds("Sam", ring=1)
    path = f"/connections/{sam['id']}"
    changed = program.send("PATCH", path, {"ring": 2}, version=sam["version"])
    assert changed.json()["ring"] == 2
    assert changed.json()["version"] > sam["version"]
    assert changed.headers["etag"] == f'"{changed.json()["version"]}"'


def test_null_means_not_said_and_what_is_not_sent_stays(program):
    sam = program.adds("Sam", ring=1, feel="helps")
    changed = program.send("PATCH", f"/connections/{sam['id']}", {"feel": None}, version=1).json()
    assert (changed["feel"], changed["ring"]) == (None, 1)


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_a_change_without_a_version_is_refused(program, method):
    sam = program.adds("Sam")
    path = f"/connections/{sam['id']}"
    body = {"ring": 2} if method == "PATCH" else None
    refused = program.send(method, path, body, status=428).json()
    assert refused["error"] == "version_needed"
    assert "If-Match" in refused["says"]
    assert program.get(path).json() == sam


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_a_change_on_top_of_something_old_is_refused(program, method):
    sam = program.adds("Sam")
    path = f"/connections/{sam['id']}"
    newer = program.send("PATCH", path, {"ring": 2}, version=1).json()
    body = {"ring": 3} if method == "PATCH" else None
    assert program.send(method, path, body, version=1, status=412).json()["error"] == "changed"
    assert program.get(path).json() == newer


@pytest.mark.parametrize("version", ["x", "", '"1', "-1", "1.0", "٣", "9" * 40, "*"])
def test_a_version_that_is_none_is_refused(program, version):
    sam = program.adds("Sam")
    headers = {"If-Match": version.encode()}
    path = f"/connections/{sam['id']}"
    answer = program.client.patch(
        f"/api/v1{path}", json={"ring": 2}, headers={"Idempotency-Key": "k", **headers}
    )
    assert answer.status_code in {412, 422} or version == '"1'


def test_a_weak_version_counts_too(program):
    sam = program.adds("Sam")
    program.send("PATCH", f"/connections/{sam['id']}", {"ring": 2}, **{"If-Match": 'W/"1"'})


def test_taking_away_gives_the_entry_that_undo_takes(program):
    sam = program.adds("Sam")
    gone = program.send("DELETE", f"/connections/{sam['id']}", version=1).json()
    program.get(f"/connections/{sam['id']}", status=404)
    program.send("POST", f"/journal/{gone['entry']}/undo")
    assert program.get(f"/connections/{sam['id']}").json()["name"] == "Sam"


def test_the_same_key_with_the_same_request_does_it_once(program):
    body = {"name": "Sam", "kind": "person"}
    first = program.send("POST", "/connections", body, status=201, once="one")
    second = program.send("POST", "/connections", body, status=201, once="one")
    assert (first.json(), first.headers["etag"]) == (second.json(), second.headers["etag"])
    assert len(program.get("/connections").json()) == 1


def test_a_change_sent_twice_answers_twice_though_the_version_moved_on(program):
    sam = program.adds("Sam")
    path = f"/connections/{sam['id']}"
    first = program.send("PATCH", path, {"ring": 2}, version=1, once="one").json()
    assert program.send("PATCH", path, {"ring": 2}, version=1, once="one").json() == first


def test_taking_away_twice_with_one_key_answers_twice(program):
    sam = program.adds("Sam")
    path = f"/connections/{sam['id']}"
    first = program.send("DELETE", path, version=1, once="one").json()
    assert program.send("DELETE", path, version=1, once="one").json() == first


def test_the_same_key_with_another_request_is_refused(program):
    program.send("POST", "/connections", {"name": "A", "kind": "person"}, status=201, once="one")
    body = {"name": "B", "kind": "person"}
    refused = program.send("POST", "/connections", body, status=422, once="one")
    assert refused.json()["error"] == "used_differently"
    assert len(program.get("/connections").json()) == 1


def test_a_write_without_a_key_of_its_own_is_refused(program):
    answer = program.client.post("/api/v1/connections", json={"name": "Sam", "kind": "person"})
    assert answer.status_code == 422
    assert "idempotency-key" in answer.json()["field"].lower()


@pytest.mark.parametrize(
    "body", [{"name": "Sam", "kind": "person", "x": 1}, {"name": "S", "kind": "person", "id": "x"}]
)
def test_keys_nobody_knows_are_refused(program, body):
    refused = program.send("POST", "/connections", body, status=422).json()
    assert refused["problem"] == "extra_forbidden"


def test_an_activity_comes_with_whom_and_where(program):
    sam, park = program.adds("Sam"), program.adds("Park", "place")
    walk = program.adds("Walk", "activity", **{"with": [sam["id"]], "at": [park["id"]]})
    assert {one["kind"] for one in program.get("/ties").json()} == {"does_with", "at"}
    assert all(walk["id"] in {one["a"], one["b"]} for one in program.get("/ties").json())


def test_a_tile_moves_by_a_step_or_to_a_cell(program):
    sam = program.adds("Sam", ring=1)
    path = f"/connections/{sam['id']}"
    program.send("POST", f"{path}/move?direction=right")
    moved = program.get(path).json()["cell"]
    assert moved != sam["cell"]
    program.send("POST", f"{path}/move?cell={sam['cell']}")
    assert program.get(path).json()["cell"] == sam["cell"]


@pytest.mark.parametrize(
    "asked",
    ["", "?direction=up", "?direction=left&cell=1", "?cell=x", "?cell=-1", "?cell=" + "9" * 30],
)
def test_a_move_that_makes_no_sense_is_refused(program, asked):
    sam = program.adds("Sam", ring=1)
    program.send("POST", f"/connections/{sam['id']}/move{asked}", status=422)
    assert program.get(f"/connections/{sam['id']}").json() == sam


def test_what_is_not_there_is_one_answer(program):
    answers = {
        program.get("/connections/x", status=404).text,
        program.get("/nothing/at/all", status=404).text,
        program.send("DELETE", "/contacts/x", status=404).text,
    }
    assert len(answers) == 1
