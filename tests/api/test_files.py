"""The whole map out and in again."""

import json

import pytest

from tests.plugins.sites import Program, new_key_of


@pytest.fixture
def other(another, kith):
    """A program of somebody else's, with an empty map."""
    return Program(kith, new_key_of(another().starts("Mo")))


def exported(program):
    return program.get("/export").json()


def test_a_map_goes_over_whole_and_a_look_changes_nothing(program, other):
    sam, leila = program.adds("Sam", ring=1)["id"], program.adds("Leila")["id"]
    program.send("PUT", f"/ties/{sam}/{leila}/knows", {})
    program.send("POST", "/contacts", {"connection": sam}, status=201)
    file = exported(program)
    found = other.send("POST", "/import/dry-run", file).json()
    assert (len(found["new"]), found["ties"], found["contacts"]) == (2, 1, 1)
    assert other.get("/connections").json() == []
    other.send("POST", "/import", file)
    assert other.get("/connections").json() == program.get("/connections").json()
    assert other.get("/ties").json() == program.get("/ties").json()


def test_what_is_there_already_stays_as_it_is(program):
    sam = program.adds("Sam")
    file = exported(program)
    program.send("PATCH", f"/connections/{sam['id']}", {"name": "Samira"}, version=1)
    found = program.send("POST", "/import/dry-run", file).json()
    assert (found["new"], found["already"]) == ([], [sam["id"]])
    program.send("POST", "/import", file)
    assert [one["name"] for one in program.get("/connections").json()] == ["Samira"]


def test_bringing_in_is_undone_in_one_go(program, other):
    program.adds("Sam")
    other.adds("Leila")
    entry = other.send("POST", "/import", exported(program)).json()["entry"]
    assert len(other.get("/connections").json()) == 2
    other.send("POST", f"/journal/{entry}/undo")
    assert [one["name"] for one in other.get("/connections").json()] == ["Leila"]


def test_bringing_in_twice_with_one_key_is_done_once(program, other):
    program.adds("Sam")
    file = exported(program)
    first = other.send("POST", "/import", file, once="one").json()
    assert other.send("POST", "/import", file, once="one").json() == first


@pytest.mark.parametrize("path", ["/import", "/import/dry-run"])
@pytest.mark.parametrize(
    "raw", [b"", b"x", b"[]", b"null", b"{}", b"[" * 20_000, b"\xff", b'"\\ud800"', b"\x00"]
)
def test_a_bad_file_is_refused_and_nothing_changes(program, path, raw):
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    answer = program.client.post(f"/api/v1{path}", content=raw, headers=headers)
    assert answer.status_code == 422
    assert program.get("/connections").json() == []


def test_a_file_that_is_too_large_is_refused(program):
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    raw = b" " * (6 * 1024 * 1024 + 1)
    assert program.client.post("/api/v1/import", content=raw, headers=headers).status_code == 413


@pytest.mark.parametrize(("path", "pieces"), [("/import", 650), ("/connections", 30)])
def test_too_much_that_was_not_announced_is_refused(program, path, pieces):
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    raw = (b" " * 10_000 for _ in range(pieces))
    answer = program.client.post(f"/api/v1{path}", content=raw, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


def test_the_export_is_json_that_kith_reads_again(program):
    program.adds("Siân 🌊")
    assert json.loads(program.get("/export").content)["connections"][0]["name"] == "Siân 🌊"
