"""A SQLite file with many people in it, put there by plain inserts.

Everybody has prompts on, opened Kith today, and has a map of 20 connections with a year of
contacts. There are 400 different maps. Names are sealed for the first few people only: the rest is
noise of the same length, which nothing may read anyway. Journals are left out.
"""

import json
import random
import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from core.access.viewer import Role, Viewer
from core.gate import Gate
from core.rules.facts import Contact
from core.rules.vocabulary import Support
from core.store import rows, tables
from core.store.engines import open_engines
from core.store.sealing import MasterKey, Seal, new_data_key
from migrations.running import migrate
from tests.maps import TODAY, a_map

KEYS = MasterKey({1: b"k" * 32})
NOW = datetime.combine(TODAY, time(11), UTC)
SIZE, CONTACTS, MAPS, SEALED = 20, 104, 400, 300
DAY = timedelta(days=1)
_CHUNK = 500  # people per transaction
_SHELVES = (
    (tables.Connection, "connections"),
    (tables.Tie, "ties"),
    (tables.Contact, "contacts"),
    (tables.Answer, "answers"),
)
_NOISE = b"\0" * 44


@dataclass(frozen=True)
class Crowd:
    """The file, its gate, and the people whose names can be read."""

    gate: Gate
    viewers: list
    people: int


def a_crowd(folder: Path, people: int) -> Crowd:
    """Make the file and everyone in it."""
    path = folder / f"{people}.db"
    engines = open_engines(f"sqlite:///{path}")
    migrate(engines.writing)
    maps = [_a_year(seed) for seed in range(MAPS)]
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA synchronous=OFF")
    for first in range(0, people, _CHUNK):
        raw.execute("BEGIN")
        for number in range(first, min(first + _CHUNK, people)):
            _move_in(raw, number, maps[number % MAPS])
        raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.close()
    viewers = [Viewer(account_id=_owner(n), role=Role.PERSON) for n in range(min(SEALED, people))]
    return Crowd(Gate(engines, KEYS, lambda: NOW), viewers, people)


def _owner(number):
    return f"{number * 2654435761 % 2**32:08x}-0000-7000-8000-{number:012x}"


def _long(short):
    """An id as long as real ones are."""
    return f"01930000-0000-7000-8000-{short:>012}"


def _a_year(seed):
    """A map with support said and a year of contacts; ids are as long as real ones."""
    rng = random.Random(seed)
    map_ = a_map(seed=seed, size=SIZE)
    supports = (None, (), *((one,) for one in Support))
    items = [
        replace(
            item,
            id=_long(item.id),
            support_received=rng.choice(supports),
            rhythm=item.rhythm if rng.random() < 0.1 else None,
        )
        for item in map_.connections.values()
    ]
    here = [item.id for item in items if item.is_here]
    contacts = [
        Contact(id=_long(n), connection=rng.choice(here), on=TODAY - rng.randrange(365) * DAY)
        for n in range(CONTACTS)
    ]
    ties = [replace(tie, a=_long(tie.a), b=_long(tie.b)) for tie in map_.ties.values()]
    shelves = {"connections": items, "ties": ties, "contacts": contacts}
    return replace(
        map_, **{name: {one.id: one for one in shelf} for name, shelf in shelves.items()}
    )


def _move_in(raw, number, map_):
    owner, key = _owner(number), new_data_key()
    seal = Seal(owner, key) if number < SEALED else _Noise()
    account = {
        "id": owner,
        "role": "person",
        "handle": number.to_bytes(8, "big"),
        "passphrase": "",
        "wrapped_key": KEYS.wrap(key, owner) if number < SEALED else _NOISE,
        "nickname": _NOISE,
        "sign_in_name": _NOISE,
        "created_at": NOW,
        "version": 1,
    }
    sitting = {
        "id": owner,
        "account_id": owner,
        "token": number.to_bytes(8, "big"),
        "device": _NOISE,
        "started_at": NOW,
        "used_at": NOW - timedelta(hours=2),
        "ends_at": NOW + timedelta(days=60),
        "stays": True,
    }
    sheet = {**rows.values_of(map_.sheet, seal), "settings": {"prompts": True, "theme": "dark"}}
    _insert(raw, tables.Account, [account])
    _insert(raw, tables.SignIn, [sitting])
    _insert(raw, tables.Sheet, [{**sheet, "owner_id": owner, "version": 1, "last_number": 0}])
    for table, names, shelf in _shelves(number, map_, seal):
        _put(raw, table, names, [(owner, *values) for values in shelf])


def _shelves(number, map_, seal):
    """Each table's column names and rows without their owner; noise is made once for each map."""
    kept = _noisy.get(number % MAPS) if number >= SEALED else None
    if kept is None:
        kept = [_shelf(table, getattr(map_, name), seal) for table, name in _SHELVES]
        if number >= SEALED:
            _noisy[number % MAPS] = kept
    return kept


_noisy = {}


def _shelf(table, things, seal):
    values = [{**rows.values_of(one, seal), "version": 1} for one in things.values()]
    names = list(values[0]) if values else []
    return (
        table,
        ["owner_id", *names],
        [[_plain(name, one[name]) for name in names] for one in values],
    )


class _Noise:
    """Seals nothing: bytes as long as sealed words are."""

    def close(self, _words, _place):
        return _NOISE

    def close_json(self, _value, _place):
        return _NOISE


def _insert(raw, table, values):
    names = list(values[0])
    _put(raw, table, names, [[_plain(name, one[name]) for name in names] for one in values])


def _put(raw, table, names, values):
    marks, columns = ", ".join("?" * len(names)), ", ".join(f'"{name}"' for name in names)
    query = f"INSERT INTO {table.__tablename__} ({columns}) VALUES ({marks})"
    raw.executemany(query, values)


def _plain(name, value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, list | dict) or name == "value":
        return json.dumps(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
