"""A person's devices, writing through the API until the server is gone, then once more."""

import http.client
import json
import random
import threading
from dataclasses import dataclass
from datetime import date, timedelta

from core.rules.changes import Noun

PATIENCE = 120  # seconds: nothing waits that long unless something is broken
LONG_AGO = date(2000, 1, 1)


@dataclass(frozen=True)
class Write:
    """A request, and the mark its doing leaves in the journal."""

    mark: tuple
    key: str
    method: str
    path: str
    body: dict
    version: int | None = None

    @property
    def headers(self):
        """With the same key every time it is sent."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": self.key}
        return headers if self.version is None else headers | {"If-Match": f'"{self.version}"'}


class Device:
    """Sends one write after another. A write counts as kept when its answer came, and only then.

    A write without an answer is the first thing sent to the next server, with its old key.
    """

    def __init__(self, number, token, own, kept=None):
        self.number = number
        self.own = own
        self.kept = kept or threading.Semaphore(0)
        self.sent = []
        self.acknowledged = []
        self.refused = []
        self.waiting = None
        self.answered = threading.Event()
        self._bearer = {"Authorization": f"Bearer {token}"}
        self._chance = random.Random(number)
        self._version = 1

    def write_to(self, port):
        """Until the server is gone."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            while not self.refused:
                self._send(connection)
        except (OSError, http.client.HTTPException):
            pass  # killed: what was waiting keeps waiting
        finally:
            connection.close()

    def _send(self, connection):
        if self.waiting is None:
            self.waiting = self._new_write()
            self.sent.append(self.waiting.mark)
        write = self.waiting
        connection.request(
            write.method,
            f"/api/v1{write.path}",
            json.dumps(write.body),
            self._bearer | write.headers,
        )
        answer = connection.getresponse()
        body = answer.read()
        if answer.status // 100 == 2:
            self._keep(write, json.loads(body))
        else:
            self.refused.append((write, answer.status, body))
        self.answered.set()

    def _keep(self, write, answer):
        if write.method == "PATCH":
            self._version = answer["version"]
        self.acknowledged.append(write.mark)
        self.waiting = None
        self.kept.release()

    def _new_write(self):
        n = len(self.sent)
        makes = self._chance.choice((self._addition, self._edit, self._contact))
        return makes(n, f"device-{self.number}-{n}")

    def _addition(self, n, key):
        name = f"Friend {self.number}.{n}"
        return Write(("added", name), key, "POST", "/connections", {"name": name, "kind": "person"})

    def _edit(self, n, key):
        words = f"Words {self.number}.{n}"
        path = f"/connections/{self.own}"
        return Write(
            ("edited", self.own, words), key, "PATCH", path, {"gives_me": words}, self._version
        )

    def _contact(self, n, key):
        day = LONG_AGO + timedelta(days=n)
        body = {"connection": self.own, "on": day.isoformat()}
        return Write(("met", self.own, day), key, "POST", "/contacts", body)


def marks(journal):
    """What the writes of devices left in a journal, each as often as it was done."""
    found = (mark_of(change) for entry in journal for change in entry.changes)
    return [mark for mark in found if mark is not None]


def mark_of(change):
    """The mark of one change, if a device can have made it."""
    before, after = change.before, change.after
    if change.noun is Noun.CONTACT:
        return ("met", after.connection, after.on)
    if change.noun is not Noun.CONNECTION:
        return None
    return ("added", after.name) if before is None else ("edited", after.id, after.gives_me)
