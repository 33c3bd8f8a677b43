"""The same lives as in ``tests.core.access.test_consent_machine``, kept in each of the databases.

Every line goes through storage, and every look through the gate, as a worker would come.
``KITH_STORED_CONSENT_RUNS`` sets how many lives are tried.
"""

import os
from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from core.errors import NotVisible
from tests.core.access.test_consent_machine import WORKERS, Consent
from tests.sharing import Practitioner, Sharer

RUNS = int(os.environ.get("KITH_STORED_CONSENT_RUNS", "20"))
STEPS = 15
_lives = count()
LOOKED_AT = 4  # of the newest grants, by each worker at each step


class Stored(Consent):
    """The machine, with a database behind it."""

    def __init__(self, gate, cast, staff):
        super().__init__()
        self.gate, self.staff = gate, staff
        self.person = Sharer(getattr(cast, f"p{next(_lives)}"))
        self.real = {worker: one.to for worker, one in staff.items()}
        self.readings = 0

    def first_day(self):
        """The database lived on since the last life."""
        return max(super().first_day(), self.gate.seen_until())

    def keeps(self, events):
        super().keeps(events)
        self.gate.clock.now = self.now
        with self.person.deciding() as records:
            records.agreed.add(
                replace(one, to=self.real[one.to], grant=self.own(one.grant)) for one in events
            )

    def own(self, grant):
        """Ids of grants are one person's own here as there."""
        return grant and f"{self.person.actor.name}-{grant}"

    def sees(self, log, grant, worker):
        self.gate.clock.now = self.now
        with self.person.deciding():
            pass  # time is seen to the moment, as the machine sees it
        expected = super().sees(log, grant, worker)
        if grant not in list(self.promises)[-LOOKED_AT:]:
            return expected
        try:
            with self.gate.shared(self.staff[worker].viewer, self.own(grant)) as records:
                terms = records.granted.terms
        except NotVisible:
            return None
        self.readings += 1
        return set(terms.parts), set(terms.names)

    def teardown(self):
        if hasattr(self, "events"):
            assert len(self.person.looks()) == self.readings


def test_no_sequence_shows_more_than_was_agreed(gate, cast):
    staff = {worker: Practitioner(gate, worker.worker.title()) for worker in WORKERS}
    run_state_machine_as_test(
        lambda: Stored(gate, cast, staff),
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
