"""Workers, and people who share with them, for tests."""

import itertools
from contextlib import contextmanager

from core.access.grants import Recipient
from core.access.viewer import Role, Viewer
from core.errors import NotVisible
from core.rules.speech import ENGLISH
from core.services import looking, sharing
from core.services.sharing import Ticked
from core.services.signing_in import account_with
from core.store.sealing import Seal, new_data_key
from core.store.tables import Organisation, Worker
from tests.cast import HASHER, PASSPHRASE, a_key

_numbers = itertools.count(1)


class Practitioner:
    """A worker of an organisation of their own."""

    def __init__(self, gate, name="Kim", role=Role.PRACTITIONER):
        self.gate = gate
        with gate.door() as door:
            organisation_id, key = door.new_id(), new_data_key()
            door.staff.add(
                Organisation(
                    id=organisation_id,
                    name=f"Northside {next(_numbers)}",
                    wrapped_key=gate.keys.wrap(key, organisation_id),
                    created_at=door.now,
                )
            )
            sign_in_as = f"{name} {next(_numbers)}"
            hashed = HASHER.hash(PASSPHRASE)
            account = account_with(door, door.new_id(), role, name, hashed, sign_in_as)
            seal = Seal(organisation_id, key)
            door.staff.add(
                Worker(
                    account_id=account.id,
                    organisation_id=organisation_id,
                    display_name=seal.close(name, f"worker.display_name:{account.id}"),
                    joined_at=door.now,
                )
            )
        self.viewer = Viewer(account_id=account.id, role=role)
        self.to = Recipient(account.id, organisation_id)

    def is_removed(self):
        with self.gate.door() as door:
            worker = door.staff.worker(self.viewer.account_id)
            worker.removed_at = door.now
            door.staff.add(worker)

    def reads(self, grant, how="page"):
        with self.gate.shared(self.viewer, grant, how) as records:
            return looking.read(records, ENGLISH)

    def can_read(self, grant):
        try:
            self.reads(grant)
        except NotVisible:
            return False
        return True


class Sharer:
    """Somebody of the cast, when they decide about sharing."""

    def __init__(self, actor):
        self.actor = actor
        self.gate = actor.gate

    @contextmanager
    def deciding(self):
        with self.gate.consenting(self.actor.viewer) as records:
            yield records

    def does(self, verb, **given):
        with self.deciding() as records:
            return verb(records, a_key(), **given).thing_id

    def gives(self, practitioner, parts=("words", "map"), names=(), days=90, together=True):
        worker = practitioner.viewer.account_id
        if together:
            self.does(sharing.meet, worker=worker)
        ticked = Ticked(parts=tuple(parts), purpose="review", names=tuple(names), days=days)
        return self.does(sharing.give, worker=worker, ticked=ticked)

    def stops(self, grant):
        return self.does(sharing.stop, grant=grant)

    def looks(self):
        with self.actor.reading() as records:
            return looking.who_looked(records)
