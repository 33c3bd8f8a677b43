"""What every test may use."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings

from core.gate import Gate
from core.store.engines import open_engines
from core.store.sealing import MasterKey
from tests.cast import Cast

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.browser",
    "tests.plugins.serving",
    "tests.plugins.sites",
]

settings.register_profile(
    "kith",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("kith")


class Clock:
    """A clock the test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **amount: float) -> None:
        """Time goes by (or back)."""
        self.now += timedelta(**amount)


class Ids:
    """Ids in a known order, shaped like the real ones."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self) -> str:
        self.last += 1
        return f"00000000-0000-4000-8000-{self.last:012d}"


KEYS = MasterKey({1: b"k" * 32})


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def gate(database_url, clock):
    """A gate on each of the two databases in turn."""
    engines = open_engines(database_url)
    yield Gate(engines, KEYS, clock, Ids())
    engines.close()


@pytest.fixture
def sqlite_gate(sqlite_url, clock):
    """A gate on SQLite, for tests above storage."""
    engines = open_engines(sqlite_url)
    yield Gate(engines, KEYS, clock, Ids())
    engines.close()


@pytest.fixture
def cast(gate):
    """The named people, on each of the two databases."""
    return Cast(gate)


@pytest.fixture
def sqlite_cast(sqlite_gate):
    """The named people, on SQLite."""
    return Cast(sqlite_gate)
