"""Whatever is sent to whichever write route, the answer is a refusal and never a broken server."""

import json

import pytest

from tests.guards.walking import api_routes

LONG = "w" * 10_000
NUL, SURROGATE = "a\x00b", "\ud800"
VALUES = [
    None, True, 0, -1, 1e308, 10**400, 0.5, "", " ", "x", NUL, SURROGATE, LONG, "\u202eabc", "\ufeff",
    "not_sure", [], [[]], [None], ["x"], [1], ["w"] * 500, {}, {"a": {}}, {"": ""}, [{}],
    "2026-02-30", "0000-00-00", "99999-01-01", "-1", "1", "١", "Infinity",
]  # fmt: skip
FIELDS = (
    "name", "kind", "ring", "feel", "groups", "gives_me", "standing_since", "support_received", "just_for_me", "with",
    "at", "connection", "on", "how", "value", "question", "strength", "since", "everyone_listed", "lives_alone",
    "housing", "theme", "time_zone", "low_energy",
)  # fmt: skip
RAW = [
    b"", b"null", b"true", b"0", b"NaN", b"[NaN]", b'"x"', b"[]", b"[[]]", b"{", b"}", b"\xff", b"\x00",
    b"[" * 50_000, b'{"name":' * 20_000, b'{"name": "\\ud800", "kind": "person"}', b'{"name": "a\\u0000b"}',
    b'{"name": ' + b"9" * 5_000 + b"}", b'{"a": 1, "a": 2}', b'\xef\xbb\xbf{"name": "x"}',
    b'{"__proto__": {}}', b'{"name": 1e999}', b'{"\\ud800": 1}',
]  # fmt: skip


class Words(dict):
    """The word a path name takes."""

    def __missing__(self, key):
        return "knows" if key == "kind" else "x"


def bodies():
    yield from ({field: value} for field in FIELDS for value in VALUES)
    yield from ({"name": value, "kind": "person"} for value in VALUES)
    yield from (
        {"name": "Sam", "kind": "person", field: value}
        for field in FIELDS[2:11]
        for value in VALUES
    )


WRITES = [
    "POST /connections", "PATCH /connections/{connection_id}", "DELETE /connections/{connection_id}",
    "POST /connections/{connection_id}/move", "PUT /ties/{a}/{b}/{kind}", "DELETE /ties/{a}/{b}/{kind}",
    "POST /contacts", "DELETE /contacts/{contact_id}", "POST /answers", "POST /journal/{entry_id}/undo",
    "POST /import", "POST /import/dry-run", "PATCH /settings", "POST /map/confirm", "PUT /map/me", "POST /map/tidy",
    "POST /picture/ask", "PUT /picture/word", "POST /picture/stop",
    "POST /prompts/{prompt_id}/answer",
]  # fmt: skip


def test_every_write_route_is_here(kith):
    assert {one.name for one in api_routes(kith) if one.method != "GET"} == set(WRITES)


@pytest.fixture
def target(program):
    """A program with something on its map, and the words for its paths."""
    sam, leila = program.adds("Sam")["id"], program.adds("Leila")["id"]
    return program, Words(connection_id=sam, a=sam, b=leila)


def sends(program, name, words, raw, number):
    method, path = name.split(" ")
    headers = {
        "Idempotency-Key": f"k{number}",
        "If-Match": '"1"',
        "Content-Type": "application/json",
    }
    return program.client.request(
        method, "/api/v1" + path.format_map(words), content=raw, headers=headers
    )


@pytest.mark.parametrize("name", WRITES)
def test_no_bytes_break_a_route(target, name):
    program, words = target
    for number, raw in enumerate(RAW):
        answer = sends(program, name, words, raw, number)
        assert answer.status_code < 500, raw[:60]
        assert answer.headers["content-type"] == "application/json"


TAKES_FIELDS = [
    name
    for name in WRITES
    if not name.startswith("DELETE")
    and "/move" not in name
    and "/undo" not in name
    and "tidy" not in name
    and "import" not in name
]


@pytest.mark.parametrize("name", TAKES_FIELDS)
def test_no_value_breaks_a_route(target, name):
    program, words = target
    for number, body in enumerate(bodies()):
        raw = json.dumps(body).encode()
        answer = sends(program, name, words, raw, number)
        assert answer.status_code < 500, body
        if answer.status_code >= 400:
            assert LONG not in answer.text


@pytest.mark.parametrize("key", ["", "k" * 65, "a\tb", "\xe9"])
def test_a_key_that_cannot_be_one_is_refused(program, key):
    headers = {"Idempotency-Key": key.encode("latin-1")}
    body = {"name": "Sam", "kind": "person"}
    answer = program.client.post("/api/v1/connections", json=body, headers=headers)
    assert answer.status_code == 422
    assert program.get("/connections").json() == []


@pytest.mark.parametrize(
    "name", ["Siân", "Радио", "🌊 swim", "李", "עדי", "O'Neil <b>&amp;", "a" * 80]
)
def test_any_ordinary_name_comes_back_as_it_went_in(program, name):
    assert program.adds(name)["name"] == name
