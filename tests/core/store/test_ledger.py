"""The ledger: on the disk before anything counts, and nobody can change it unseen."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from core.store import ledger as module
from core.store.ledger import Kind, Ledger, LedgerBroken

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "ledger.jsonl")


def fill(ledger, many=5):
    for number in range(many):
        ledger.add(Kind.WITHDRAWN, NOW, "ann", f"g{number}")


def test_what_was_written_is_read_in_order(ledger):
    assert ledger.lines() == []
    fill(ledger)
    ledger.add(Kind.ERASED, NOW, "bob")
    found = ledger.lines()
    assert [(one.number, one.kind, one.owner, one.grant) for one in found][-2:] == [
        (5, Kind.WITHDRAWN, "ann", "g4"),
        (6, Kind.ERASED, "bob", ""),
    ]
    assert found[0].at == NOW


def test_it_holds_ids_and_nothing_else_and_only_its_owner_opens_it(ledger):
    fill(ledger, 1)
    [line] = ledger.path.read_text().splitlines()
    assert json.loads(line).keys() == {"n", "kind", "at", "owner", "grant", "before"}
    assert stat.S_IMODE(ledger.path.stat().st_mode) == 0o600


def test_a_line_is_on_the_disk_before_it_counts(ledger, monkeypatch):
    synced = []
    monkeypatch.setattr(
        module.os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_size)
    )
    fill(ledger, 2)
    assert synced[-1] == ledger.path.stat().st_size


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_line_that_was_taken_out_is_noticed_unless_it_was_the_last(ledger, place):
    fill(ledger)
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    del lines[place]
    ledger.path.write_bytes(b"".join(lines))
    if place == 4:  # like a crash before it: nothing was committed on its word
        assert len(ledger.lines()) == 4
        return
    with pytest.raises(LedgerBroken):
        ledger.lines()


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"g1", b"g7"),
        lambda raw: raw.replace(b"withdrawn", b"paused", 1),
        lambda raw: raw.replace(b'"n":2', b'"n":3'),
        lambda raw: raw.replace(b'","grant"', b'", "grant"', 1),
        lambda raw: raw + raw.splitlines(keepends=True)[0],
        lambda raw: b"nonsense\n" + raw,
        lambda raw: b"[]\n" + raw,
    ],
)
def test_any_change_is_noticed(ledger, change):
    fill(ledger)
    ledger.path.write_bytes(change(ledger.path.read_bytes()))
    with pytest.raises(LedgerBroken):
        ledger.lines()


@pytest.mark.parametrize("cut", [1, 40, 100])
def test_a_line_cut_short_is_dropped_and_the_next_one_follows_the_last_whole_one(ledger, cut):
    fill(ledger)
    raw = ledger.path.read_bytes()
    ledger.path.write_bytes(raw[:-cut])
    assert len(ledger.lines()) == 4
    ledger.add(Kind.PAUSED, NOW, "ann", "g9")
    assert [one.grant for one in ledger.lines()] == ["g0", "g1", "g2", "g3", "g9"]


def test_many_at_once_make_one_chain(ledger):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: ledger.add(Kind.WITHDRAWN, NOW, "ann", f"g{n}"), range(60)))
    assert {one.grant for one in ledger.lines()} == {f"g{n}" for n in range(60)}


def test_a_long_ledger_is_added_to_at_its_end(ledger):
    fill(ledger, 400)
    assert ledger.path.stat().st_size > 65_536
    assert [one.number for one in ledger.lines()] == list(range(1, 401))
