"""Two at once: a worker reads while the person stops it, at every point of the reading.

Whoever was told "it is stopped" before the reading ended can be sure that nothing was read: the
reading comes to nothing then, and leaves no line. ``KITH_TURNS`` sets how often each is tried.
"""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.errors import NotVisible
from core.rules.speech import ENGLISH
from core.services import looking, sharing
from core.store import looking as store_looking
from core.store.shared import SharedRecords
from tests.sharing import Practitioner, Sharer

TURNS = int(os.environ.get("KITH_TURNS", "7"))
POINTS = ("before", "found", "opened", "read", "noted", "after")
A_MOMENT = 0.02  # seconds to give somebody who waits for the other


class Reader:
    """A reading that stops at one point and lets the other go on."""

    def __init__(self, kim, grant, point, meanwhile):
        self.kim, self.grant, self.point, self.meanwhile = kim, grant, point, meanwhile

    def at(self, point):
        if point == self.point:
            self.meanwhile()

    def reads(self):
        """The view, or ``None`` where nothing was to be seen."""
        try:
            self.at("before")
            with self.kim.gate.shared(self.kim.viewer, self.grant) as records:
                self.at("opened")
                view = looking.read(records, ENGLISH)
                self.at("read")
        except NotVisible:
            return None
        self.at("after")
        return view


class Stopper:
    """The person stops it in a thread of their own."""

    def __init__(self, work, patience):
        self.patience = patience
        self.done = threading.Event()
        self.work = work
        self.pool = ThreadPoolExecutor(1)
        self.future = None

    def starts(self):
        """Go on as far as it goes: to the end, or to where it has to wait for the reading."""
        self.future = self.pool.submit(self._works)
        self.done.wait(self.patience)
        self.was_done = self.done.is_set()

    def _works(self):
        self.work()
        self.done.set()

    def ends(self):
        self.future.result(30)
        self.pool.shutdown()


def stops(ann, kim, grant):
    ann.stops(grant)


def stops_everything(ann, kim, grant):
    ann.does(sharing.stop_all)


def pauses(ann, kim, grant):
    ann.does(sharing.pause, grant=grant)


def leaves_out(ann, kim, grant):
    ann.does(sharing.narrow, grant=grant, parts=("goals",))


def gives_another(ann, kim, grant):
    ann.gives(kim, ["goals"])


def worker_leaves(ann, kim, grant):
    kim.is_removed()


ENDINGS = (stops, stops_everything, pauses, leaves_out, gives_another, worker_leaves)


@pytest.fixture
def ann(cast):
    ann = Sharer(cast.ann)
    cast.ann.adds("Sam", ring=1)
    return ann


def words(view):
    return view is not None and any(said.part == "words" for said in view.said)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_stopped_is_not_read(ann, gate, monkeypatch, ending):
    read = dict.fromkeys(POINTS, 0)
    for point in POINTS * TURNS:
        kim = Practitioner(gate) if ending is worker_leaves else _kim(ann, gate)
        grant = ann.gives(kim, ["words", "goals"])
        before = len(ann.looks())
        stopper = Stopper(
            lambda kim=kim, grant=grant: ending(ann, kim, grant), patience(gate, point)
        )
        reader = Reader(kim, grant, point, stopper.starts)
        with monkeypatch.context() as patch:
            _inside(patch, reader)
            view = reader.reads()
        stopper.ends()
        if point != "after" and stopper.was_done:
            assert not words(view), "read after the person was told it had stopped"
        assert len(ann.looks()) - before == (view is not None), "a line for each reading, no more"
        assert not words(_again(kim, grant)), "read again later"
        read[point] += words(view)
        ann.does(sharing.stop_all)
    held = (
        {"noted", "after"} if gate.engines.writing.dialect.name == "postgresql" else set(POINTS[1:])
    )
    assert not [point for point, many in read.items() if many and point not in held]
    assert read["after"] == TURNS, "what was read before it was stopped was read"


def patience(gate, point):
    """Where nothing is held the other is waited for; where something is, it waits for the reading."""
    is_sqlite = gate.engines.writing.dialect.name == "sqlite"
    waits = point in POINTS[1:-1] if is_sqlite else point == "noted"
    return A_MOMENT if waits else 30


def _kim(ann, gate):
    if not hasattr(ann, "kim"):
        ann.kim = Practitioner(gate)
    return ann.kim


def _again(kim, grant):
    try:
        return kim.reads(grant)
    except NotVisible:
        return None


def _inside(monkeypatch, reader):
    """Two more points that lie inside the gate."""
    granted = store_looking.Looking.granted
    calls = []

    def found(self, **how):
        answer = granted(self, **how)
        calls.append(1)
        if len(calls) == 1:
            reader.at("found")
        return answer

    def noted(self, look_id, how):
        note(self, look_id, how)
        reader.at("noted")

    note = SharedRecords.note
    monkeypatch.setattr(store_looking.Looking, "granted", found)
    monkeypatch.setattr(SharedRecords, "note", noted)
