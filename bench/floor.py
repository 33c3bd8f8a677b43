"""The least that could serve such a page: Starlette, raw sqlite3, one compiled template.

It knows who asks (a cookie's digest), reads as many rows, prints as many bytes and compresses them
as Kith does. It seals nothing, checks no scope, keeps no journal and knows no languages.
"""

import hashlib
import json
import os
import sqlite3
import threading
from pathlib import Path

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

_ROW = (
    '<li><a class="row{% if item.gone %} gone{% endif %}" href="/connections/{{ item.id }}">'
    "{{ shapes[item.kind]|safe }}"
    '<span class="words"><strong><bdi>{{ item.name }}</bdi></strong> '
    '<span class="soft">{{ item.second }}</span></span>'
    '{% if item.feel %}<span class="end">{{ item.feel_word }}{{ marks[item.feel]|safe }}</span>'
    "{% endif %}</a></li>\n"
)
_SCHEMA = """
CREATE TABLE sitting (token BLOB PRIMARY KEY, owner TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE item (
    owner TEXT, place INT, id TEXT, kind TEXT, name TEXT, second TEXT, feel TEXT, feel_word TEXT,
    gone INT, PRIMARY KEY (owner, place)
) WITHOUT ROWID;
CREATE TABLE word (id INTEGER PRIMARY KEY, owner TEXT, word TEXT);
"""
_here = threading.local()


def furnish(folder, page, items, shapes, marks, cookie):
    """Put down the data and the template: a page of Kith with a loop where its rows were."""
    before, _, rest = page.partition('<li><a class="row')
    after = rest.rpartition("</li>")[2]
    (folder / "template.html").write_text(
        "{% raw %}"
        + before
        + "{% endraw %}{% for item in items %}"
        + _ROW
        + "{% endfor %}{% raw %}"
        + after
        + "{% endraw %}"
    )
    (folder / "drawings.json").write_text(json.dumps({"shapes": shapes, "marks": marks}))
    with sqlite3.connect(folder / "floor.db") as database:
        database.executescript("PRAGMA journal_mode=WAL;" + _SCHEMA)
        database.execute("INSERT INTO sitting VALUES (?, 'owner')", [_digest(cookie)])
        database.executemany(
            "INSERT INTO item VALUES ('owner', :place, :id, :kind, :name, :second, :feel, "
            ":feel_word, :gone)",
            items,
        )
    database.close()


def create_app():
    """For ``uvicorn --factory bench.floor:create_app``; the folder comes from the environment."""
    folder = Path(os.environ["BENCH_FLOOR"])
    template = Environment(autoescape=True).from_string((folder / "template.html").read_text())
    drawings = json.loads((folder / "drawings.json").read_text())

    def page(request: Request) -> HTMLResponse:
        database = _database(folder)
        owner = _owner(database, request)
        items = database.execute("SELECT * FROM item WHERE owner = ? ORDER BY place", [owner])
        return HTMLResponse(template.render(items=items.fetchall(), **drawings))

    async def write(request: Request) -> PlainTextResponse:
        form = await request.form()
        return await run_in_threadpool(_keep, folder, request, form["word"])

    async def bare(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    routes = [
        Route("/healthz", bare),
        Route("/list", page),
        Route("/word", write, methods=["POST"]),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=500, compresslevel=5)],
    )


def _keep(folder, request, word):
    database = _database(folder)
    database.execute("BEGIN IMMEDIATE")
    owner = _owner(database, request)
    database.execute("INSERT INTO word (owner, word) VALUES (?, ?)", [owner, word])
    database.execute("COMMIT")
    return PlainTextResponse("kept", 200)


def _owner(database, request):
    token = _digest(request.cookies["sitting"])
    [owner] = database.execute("SELECT owner FROM sitting WHERE token = ?", [token]).fetchone()
    return owner


def _database(folder):
    if not hasattr(_here, "database"):
        _here.database = sqlite3.connect(folder / "floor.db", isolation_level=None, timeout=10)
        _here.database.row_factory = sqlite3.Row
        _here.database.execute("PRAGMA synchronous=FULL")
    return _here.database


def _digest(token):
    return hashlib.sha256(token.encode()).digest()
