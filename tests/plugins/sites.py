"""The real app on a database of the test's own, and people and programs that use it."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from starlette.routing import Mount
from starlette.testclient import TestClient

from core.gate import Gate
from core.settings import Settings
from core.store.engines import open_engines
from core.store.sealing import MasterKey
from main import make_kith
from tests.pages import Visitor


def cheap_settings(home, **more):
    """Settings whose hashes cost next to nothing."""
    return Settings(
        data_dir=home, base_url="http://localhost", argon2_memory_kib=8, argon2_passes=1, **more
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The app, put together once for the run: that takes longer than most tests."""
    settings = cheap_settings(tmp_path_factory.mktemp("built"))
    made = make_kith(settings)
    yield made
    made.gate.engines.close()


def on_gate(built, gate):
    """The same app on a test's own data."""
    house = replace(built.house, gate=gate)
    built.site.state.house = house
    api_of(built.site).state.gate = gate
    return replace(built, gate=gate, house=house)


def api_of(site):
    """The API app within the site."""
    return next(route.app for route in site.routes if isinstance(route, Mount))


@contextmanager
def gate_at(url, clock):
    """A gate to a migrated database, whichever kind it is."""
    engines = open_engines(url)
    try:
        yield Gate(engines, MasterKey({1: b"k" * 32}), clock)
    finally:
        engines.close()


@pytest.fixture
def kith(built, sqlite_gate):
    """The deployment: app and gate."""
    return on_gate(built, sqlite_gate)


@pytest.fixture
def visitor(kith):
    """Somebody who has just come in."""
    return Visitor(kith)


@pytest.fixture
def another(kith):
    """A function to a browser that nobody used yet."""
    return lambda **how: Visitor(kith, **how)


@pytest.fixture
def jo(visitor):
    """Jo, signed in, with an empty map."""
    return visitor.starts("Jo")


@pytest.fixture
def program(jo, kith):
    """A program that holds a key Jo made in Settings."""
    return Program(kith, new_key_of(jo))


def new_key_of(visitor, label="my program"):
    """A key, made as a person makes one."""
    return visitor.posts("/settings/keys", label=label).one("p.codes").get_text()


class Program:
    """A client of the API that sends its key, and an Idempotency-Key with every write."""

    def __init__(self, kith, key):
        self.key = key
        self._count = 0
        self.client = TestClient(
            kith.app,
            base_url="http://localhost",
            headers={"Authorization": f"Bearer {key}"} if key else {},
        )

    def get(self, path, status=200, **more):
        return self._checked(self.client.get(f"/api/v1{path}", **more), status)

    def send(self, method, path, body=None, status=200, version=None, once=None, **headers):
        """A write; ``version`` goes into If-Match."""
        self._count += 1
        headers.setdefault("Idempotency-Key", once or f"{id(self)}-{self._count}")
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        answer = self.client.request(method, f"/api/v1{path}", json=body, headers=headers)
        return self._checked(answer, status)

    def adds(self, name, kind="person", **fields):
        """A new connection as it came back."""
        body = {"name": name, "kind": kind, **fields}
        return self.send("POST", "/connections", body, status=201).json()

    def _checked(self, answer, status):
        assert answer.status_code == status, (answer.request.url, answer.status_code, answer.text)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        return answer
