"""The people of the tests: Ann and her map, Bob who is a stranger to her."""

import itertools
from contextlib import contextmanager
from datetime import date

from core.access.viewer import Role, Viewer
from core.gate import Gate
from core.rules.vocabulary import Kind
from core.services import mapping, meeting, undoing
from core.services.passphrases import Hasher
from core.services.signing_in import new_account

TODAY = date(2026, 11, 23)
PASSPHRASE = "four plain words here"
HASHER = Hasher(memory_kib=8, passes=1, at_once=4)
_keys = itertools.count(1)


def a_key() -> str:
    """An idempotency key nobody used before."""
    return f"key-{next(_keys)}"


class Cast:
    """Makes people when they are first named."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self._people: dict[str, Actor] = {}

    def __getattr__(self, name: str) -> "Actor":
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._people:
            self._people[name] = Actor(self.gate, name)
        return self._people[name]


class Actor:
    """A person who does things by way of the services, as a page would."""

    def __init__(self, gate: Gate, name: str) -> None:
        self.gate = gate
        self.name = name
        with gate.door() as door:
            account = new_account(
                door, door.new_id(), name.title(), HASHER.hash(PASSPHRASE), sign_in_as=name
            )
            self.viewer = Viewer(account_id=account.id, role=Role.PERSON)

    @contextmanager
    def writing(self):
        with self.gate.writing(self.viewer) as records:
            yield records

    @contextmanager
    def reading(self):
        with self.gate.reading(self.viewer) as records:
            yield records

    def adds(self, name: str, kind: Kind = Kind.PERSON, with_=(), at=(), **values) -> str:
        with self.writing() as records:
            saved = mapping.add_connection(
                records,
                a_key(),
                kind=kind,
                today=TODAY,
                values={"name": name, **values},
                with_=tuple(with_),
                at=tuple(at),
            )
        return str(saved.thing_id)

    def edits(self, connection_id: str, was=None, **values):
        with self.writing() as records:
            return mapping.edit_connection(
                records,
                a_key(),
                connection_id=connection_id,
                values=values,
                was=was,
                today=TODAY,
            )

    def removes(self, connection_id: str):
        with self.writing() as records:
            return mapping.remove_connection(records, a_key(), connection_id=connection_id)

    def ties(self, a: str, b: str):
        with self.writing() as records:
            return mapping.tie(records, a_key(), a=a, b=b)

    def sees(self, connection_id: str, on: date = TODAY):
        with self.writing() as records:
            return meeting.log_contact(
                records, a_key(), connection_id=connection_id, today=TODAY, on=on
            )

    def undoes(self, entry_id: str):
        with self.writing() as records:
            return undoing.undo(records, a_key(), entry_id=entry_id)

    def map(self):
        with self.reading() as records:
            return records.everything()

    def journal(self):
        with self.reading() as records:
            return records.journal.all()
