"""Bob, Mallory and nobody at every route with Ann's ids: they find out nothing at all."""

import pytest

from core.store.session import IdentitySession
from tests.cast import PASSPHRASE
from tests.guards.ann import CANARY, Ann
from tests.guards.test_routes import PUBLIC
from tests.guards.walking import api_routes, filled, web_routes
from tests.pages import Visitor
from tests.plugins.sites import Program, new_key_of

BODIES = {
    "POST /connections": {"name": "x", "kind": "person"},
    "POST /contacts": {"connection": "{connection_id}"},
    "POST /answers": {"value": "connected"},
    "POST /prompts/{prompt_id}/answer": {"answer": "not_now"},
    "PUT /ties/{a}/{b}/{kind}": {},
    "PATCH /connections/{connection_id}": {"name": "x"},
}


@pytest.fixture
def ann(kith):
    return Ann(kith)


@pytest.fixture
def bob(kith, ann):
    return Visitor(kith, raises=True).starts("Bob")


def has_id(path):
    return "{" in path and not set(names_of(path)) <= {"kind", "sheet", "moment", "mark", "name"}


def names_of(path):
    return [part[1:-1] for part in path.split("/") if part.startswith("{")]


def asks(client, one, ids, **headers):
    """Send one route's request with somebody's ids in path, form and query."""
    path = filled(one.path, {**ids, "kind": "person"} if one.path.startswith("/add") else ids)
    if one.method == "GET":
        return client.get(path, headers=headers)
    form = {
        "once": "k",
        "entry": ids["entry_id"],
        "connection": ids["connection_id"],
        "others": ids["b"],
        "cell": "0",
        "direction": "left",
        "name": "x",
        "word": "connected",
        "label": "x",
    }
    return client.request(one.method, path, data=form, headers=headers)


def test_a_route_with_anns_id_is_not_here_for_bob(kith, ann, bob):
    before = ann.everything()
    nothing = bob.opens("/connections/not-there", status=404).html
    seen = []
    for one in web_routes(kith):
        if has_id(one.path) and not one.path.startswith("/static"):
            answer = asks(bob.client, one, ann.ids)
            assert answer.status_code == 404, (one.name, answer.status_code)
            assert answer.text == nothing, one.name
            seen.append(one.name)
    assert len(seen) > 15
    assert ann.everything() == before


def test_what_is_not_there_and_what_is_anns_look_the_same(kith, ann, bob):
    for one in web_routes(kith):
        if has_id(one.path) and not one.path.startswith("/static"):
            hers = asks(bob.client, one, ann.ids)
            nobodys = asks(
                bob.client,
                one,
                {**ann.ids, **dict.fromkeys(names_of(one.path), "none")} | {"sheet": "details"},
            )
            assert (hers.status_code, hers.text) == (nobodys.status_code, nobodys.text), one.name


def test_undo_and_saw_and_move_with_anns_ids_do_nothing(ann, bob):
    before = ann.everything()
    bob.posts("/undo", entry=ann.ids["entry_id"], status=404)
    bob.posts("/saw", connection=ann.ids["connection_id"], status=404)
    bob.posts("/map/move", connection=ann.ids["connection_id"], cell="0", status=404)
    bob.posts("/add/activity", {"name": "x", "with": [ann.ids["connection_id"]]}, status=404)
    assert ann.everything() == before


def test_no_page_shows_bob_a_word_of_anns(kith, ann, bob):
    for one in web_routes(kith):
        if one.method == "GET":
            answer = asks(bob.client, one, ann.ids)
            assert CANARY not in answer.text, one.name
            assert answer.status_code in {200, 303, 404}, one.name
    for query in ("done={entry_id}", "focus={connection_id}", "q={connection_id}"):
        for path in ("/list", "/map", "/today", "/week", "/history", "/data", "/settings"):
            assert CANARY not in bob.client.get(f"{path}?{query.format(**ann.ids)}").text


def test_somebody_signed_out_sees_no_word_and_changes_nothing(kith, ann):
    before = ann.everything()
    stranger = Visitor(kith)
    private = {one.name for one in web_routes(kith)} - PUBLIC
    for one in web_routes(kith):
        answer = asks(stranger.client, one, ann.ids)
        assert CANARY not in answer.text, one.name
        if one.name in private and one.method == "GET":
            staff = one.path.startswith(("/staff", "/admin"))
            door = "/staff/sign-in" if staff else "/sign-in"
            assert answer.headers.get("location") == door, one.name
        elif one.name in private:
            assert answer.status_code == 401, one.name
    assert ann.everything() == before


def api_asks(program, one, ids):
    body = BODIES.get(one.name)
    if isinstance(body, dict):
        body = {key: value.format(**ids) for key, value in body.items()}
    path = (
        "/api/v1"
        + filled(one.path, ids)
        + ("?direction=left" if one.path.endswith("/move") else "")
    )
    headers = {"Idempotency-Key": "k" + one.path[:40], "If-Match": '"1"'}
    return program.client.request(
        one.method, path, headers=headers, json=body if one.method != "GET" else None
    )


def test_a_resource_with_anns_id_is_not_there_for_bobs_program(kith, ann, bob):
    before = ann.everything()
    program = Program(kith, new_key_of(bob))
    nothing = program.get("/connections/not-there", status=404).text
    seen = []
    for one in api_routes(kith):
        if has_id(one.path) or one.name == "POST /contacts":
            answer = api_asks(program, one, ann.ids)
            assert (answer.status_code, answer.text) == (404, nothing), (one.name, answer.text)
            seen.append(one.name)
    assert len(seen) >= 8
    assert ann.everything() == before


def test_no_resource_shows_bobs_program_a_word_of_anns(kith, ann, bob):
    program = Program(kith, new_key_of(bob))
    for one in api_routes(kith):
        if one.method == "GET":
            answer = api_asks(program, one, ann.ids)
            assert CANARY not in answer.text, one.name
            assert answer.status_code in {200, 404}, one.name


def test_without_a_key_every_resource_says_the_same(kith, ann):
    stranger = Program(kith, "")
    answers = {
        (answer.status_code, answer.text, answer.headers["www-authenticate"])
        for answer in (api_asks(stranger, one, ann.ids) for one in api_routes(kith))
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 401


def test_pages_take_no_key_and_resources_take_no_cookie(kith, ann):
    by_key = Visitor(kith)
    by_key.client.headers["Authorization"] = f"Bearer {ann.key}"
    assert by_key.opens("/today").path == "/sign-in"
    answer = ann.visitor.client.get("/api/v1/connections")
    assert answer.status_code == 401


def test_passphrases_and_keys_are_kept_as_digests_only(kith, ann):
    with IdentitySession(kith.gate.engines.reading) as session:
        for table in ("account", "signin", "apitoken"):
            rows = session.connection().exec_driver_sql(f"SELECT * FROM {table}").all()
            told = repr(rows)
            assert PASSPHRASE not in told
            assert ann.key not in told
            assert CANARY not in told


def test_no_word_of_anns_lies_open_in_the_database(kith, ann):
    with IdentitySession(kith.gate.engines.reading) as session:
        lines = session.connection().connection.driver_connection.iterdump()
        dump = "\n".join(lines)
    assert CANARY not in dump
    assert CANARY.encode().hex().upper() not in dump.upper()
