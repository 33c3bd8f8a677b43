"""Every answer is dressed, every form comes from here, and nothing breaks on a wrong method."""

import pytest

from tests.guards.walking import api_routes, web_routes
from tests.pages import Visitor, header_faults
from tests.plugins.sites import gate_at, on_gate

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")


@pytest.mark.parametrize(
    "path", ["/nothing", "/connections/x/y/z", "/static/x/y.css", "/api", "/%00"]
)
def test_what_is_not_there_is_a_page_with_every_header(jo, path):
    answer = jo.client.get(path)
    assert answer.status_code == 404
    assert not header_faults(answer)


@pytest.mark.parametrize("path", ["/today", "/leave", "/add/person", "/connections/x"])
def test_a_wrong_method_is_a_page_with_every_header(jo, path):
    answer = jo.client.put(path)
    assert answer.status_code in {404, 405}
    assert not header_faults(answer)


@pytest.mark.parametrize("path", ["/add/robot", "/week?back=x", "/history?before=x"])
def test_an_address_that_makes_no_sense_is_a_page_with_every_header(jo, path):
    answer = jo.client.get(path)
    assert answer.status_code in {200, 404, 422}
    assert answer.headers["content-type"].startswith("text/html")
    assert not header_faults(answer)


def test_too_much_is_refused_with_every_header_before_it_is_read(jo):
    answer = jo.client.post("/add/person", data={"name": "x" * 300_000})
    assert answer.status_code == 413
    assert not header_faults(answer)


def test_too_much_that_was_not_announced_is_refused_too(jo):
    def pieces():
        for _ in range(40):
            yield b"x" * 10_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = jo.client.post("/add/person", content=pieces(), headers=headers)
    assert answer.status_code == 413
    assert not header_faults(answer)


def test_a_form_that_cannot_be_read_is_a_page_with_every_header(jo):
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = jo.client.post("/add/person", content=b"--x\r\nbroken", headers=headers)
    assert answer.status_code in {400, 422}
    assert not header_faults(answer)


def test_a_form_of_too_many_fields_is_refused(jo):
    fields = "&".join(f"f{n}=" for n in range(3000))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = jo.client.post("/add/person", content=fields, headers=headers)
    assert answer.status_code in {400, 413, 422}
    assert not header_faults(answer)


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"x", b"{", b"[" * 9000, b'"\\ud800"', b"\xff"]
)
@pytest.mark.parametrize("path", ["/passkeys/sign-in", "/passkeys/register"])
def test_a_passkey_answer_that_is_none_never_breaks(jo, path, body):
    answer = jo.client.post(path, content=body, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert not header_faults(answer)


def test_something_broken_is_a_page_with_every_header(kith, monkeypatch):
    def breaks(*_args, **_kwargs):
        raise RuntimeError

    jo = Visitor(kith, raises=False).starts("Jo")
    monkeypatch.setattr("web.routes.listing.in_order", breaks)
    page = jo.opens("/list", status=500)
    assert "your map is safe" in page.main.lower() or page.main


@pytest.mark.parametrize("method", METHODS)
def test_no_method_breaks_any_page(kith, method):
    visitor = Visitor(kith).starts("Jo")
    for path in dict.fromkeys(one.path for one in web_routes(kith)):
        asked = path.format_map(dict.fromkeys(("mark", "name"), "x") | Names())
        answer = visitor.client.request(method, asked)
        assert answer.status_code < 500, (method, path)
        if asked in {"/leave", "/sign-out", "/settings/sign-ins/everywhere"} and method == "POST":
            visitor.signs_in(visitor.sign_in_name)


class Names(dict):
    """Any name in a path, as a word that fits nothing."""

    def __missing__(self, key):
        return "x"

    def __ror__(self, other):
        return Names(other)


@pytest.mark.parametrize("method", METHODS)
def test_no_method_breaks_any_resource(program, kith, method):
    for path in dict.fromkeys(one.path for one in api_routes(kith)):
        answer = program.client.request(method, "/api/v1" + path.format_map(Names()))
        assert answer.status_code < 500, (method, path)


FORM = {"once": "k", "name": "Sam"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "x"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://else.example"}, 403),
        ({"Origin": "http://localhost.else.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
    ],
    ids=str,
)
def test_a_form_counts_only_when_it_comes_from_here(jo, headers, status):
    del jo.client.headers["Sec-Fetch-Site"]
    answer = jo.client.post("/add/person", data=FORM, headers=headers)
    assert answer.status_code == status
    assert not header_faults(answer) or status == 403
    assert len(jo.client.get("/data/file").json()["connections"]) == (status == 303)


def test_every_form_is_refused_from_elsewhere(kith):
    visitor = Visitor(kith)
    for one in web_routes(kith):
        if one.method == "POST":
            path = one.path.format_map(Names())
            headers = {"Sec-Fetch-Site": "cross-site"}
            assert visitor.client.post(path, headers=headers).status_code == 403, one.name


def test_files_of_ours_are_kept_by_the_browser_and_pages_are_not(visitor):
    page = visitor.opens("/")
    for one in page.all("script[src], link[rel=icon]"):
        answer = visitor.client.get(one.get("src") or one["href"])
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/static/x/../../main.py", "/static/x/..%2f..%2fmain.py", "/static//etc/passwd"]
)
def test_only_files_of_ours_are_served(visitor, path):
    assert visitor.client.get(path).status_code == 404


def test_a_page_is_never_shown_in_a_frame(jo):
    headers = jo.client.get("/today").headers
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/connections/%00",
        "/connections/%F0%9F%8C%8A",
        "/connections/" + "x" * 5000,
        "/connections/%ED%A0%80",
        "/data/bring/%00",
        "/list?q=%00",
        "/map?focus=%00",
        "/today?done=%00",
        "/then?on=%00",
        "/history?before=%00",
    ],
)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_no_address_breaks_anything_on_either_database(built, request, clock, kind, path):
    url = request.getfixturevalue("sqlite_url" if kind == "sqlite" else "postgres_url")
    with gate_at(url, clock) as gate:
        jo = Visitor(on_gate(built, gate)).starts("Jo")
        answer = jo.client.get(path)
        assert answer.status_code in {200, 404, 422}
        assert not header_faults(answer)
