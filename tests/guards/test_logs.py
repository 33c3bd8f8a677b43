"""What Kith writes into its logs holds nobody's words, whatever happens."""

import logging

import pytest

from core.services import mapping
from tests.guards.ann import CANARY, Ann
from tests.pages import Visitor
from tests.plugins.sites import Program

OWN = ("kith", "uvicorn", "fastapi", "starlette", "sqlalchemy", "core", "web", "api")


def own_lines(caplog):
    """What the product and its libraries say; the test's own client is not one of them."""
    return [
        f"{one.name} {one.getMessage()} {one.exc_text or ''}"
        for one in caplog.records
        if one.name.split(".")[0] in OWN
    ]


def test_anns_ordinary_day_leaves_no_word_of_hers(kith, caplog):
    with caplog.at_level(logging.DEBUG):
        ann = Ann(kith)
        for path in ("/list", "/map", "/map/words", "/history", "/today", "/data/file"):
            ann.visitor.client.get(path)
        ann.visitor.client.get("/list", params={"q": CANARY})
        ann.visitor.client.post(f"/connections/{CANARY}")
        ann.visitor.posts("/add/person", name=CANARY * 20, status=422)
        ann.visitor.posts("/data/bring", files={"file": (CANARY, CANARY.encode())}, status=422)
        ann.program.send("POST", "/connections", {"name": CANARY, "x": CANARY}, status=422)
    assert CANARY not in "\n".join(own_lines(caplog))


class Broken(Exception):
    """Something nobody thought of, with somebody's words in it."""


@pytest.fixture
def broken(monkeypatch):
    """Adding breaks, and the error holds the name."""

    def breaks(*_args, **given):
        raise Broken(str(given))

    for module in ("web.routes.add.add_connection", "core.services.mapping.add_connection"):
        monkeypatch.setattr(module, breaks)
    assert mapping.add_connection is breaks


def test_an_error_in_a_page_leaves_no_word_and_a_reference(kith, broken, caplog):
    visitor = Visitor(kith, raises=False).starts("Jo")
    with caplog.at_level(logging.DEBUG):
        page = visitor.posts("/add/person", name=CANARY, status=500)
    told = "\n".join(own_lines(caplog))
    assert CANARY not in told
    assert CANARY not in page.html
    reference = next(word for word in told.split() if word in page.html)
    assert len(reference) == 8


def test_an_error_in_a_resource_leaves_no_word_and_a_reference(kith, broken, caplog):
    ann = Visitor(kith).starts("Jo")
    program = Program(kith, ann.posts("/settings/keys", label="x").one("p.codes").get_text())
    program.client._transport.raise_server_exceptions = False
    with caplog.at_level(logging.DEBUG):
        answer = program.send(
            "POST", "/connections", {"name": CANARY, "kind": "person"}, status=500
        )
    assert CANARY not in "\n".join(own_lines(caplog))
    assert CANARY not in answer.text
    assert answer.json()["reference"] in "\n".join(own_lines(caplog))
