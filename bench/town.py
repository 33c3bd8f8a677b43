"""A database to measure on: people with maps of a known size, signed in, with a key each."""

import base64
from dataclasses import dataclass
from pathlib import Path

from core.access.viewer import Role, Viewer
from core.gate import Gate
from core.rules.changes import Action, became, came
from core.services.passphrases import Hasher
from core.services.signing_in import new_account, sit_down
from core.services.tokens import make_token
from core.settings import Settings
from core.store.engines import open_engines
from core.store.sealing import MasterKey
from migrations.running import migrate
from tests.maps import a_map

SIZES = (60, 150)
PASSPHRASE = "four plain words here"
_KEY = b"k" * 32


@dataclass(frozen=True)
class Resident:
    """Somebody signed in: the cookie, the bearer key, and the map as a value."""

    name: str
    viewer: Viewer
    cookie: str
    bearer: str


@dataclass(frozen=True)
class Town:
    """A SQLite file, its settings, and who lives there, by the size of their map."""

    folder: Path
    residents: dict

    @property
    def environment(self):
        """What a server needs to serve it."""
        return environment(self.folder)


def environment(folder):
    """Settings of a deployment with its data in a folder."""
    return {
        "KITH_DATA_DIR": str(folder),
        "KITH_DATABASE_URL": f"sqlite:///{folder / 'kith.db'}",
        "KITH_MASTER_KEY": base64.b64encode(_KEY).decode(),
    }


def a_town(folder):
    """Make the file and everyone in it."""
    engines = open_engines(environment(folder)["KITH_DATABASE_URL"])
    migrate(engines.writing)
    gate = Gate(engines, MasterKey({1: _KEY}))
    residents = {size: _move_in(gate, size) for size in SIZES}
    engines.close()
    return Town(folder, residents)


def _move_in(gate, size):
    name = f"resident{size}"
    with gate.door() as door:
        kept = usual_hasher().hash(PASSPHRASE)
        account = new_account(door, door.new_id(), name, kept, sign_in_as=name)
        cookie = sit_down(door, account, "bench", stays=True).token
        viewer = Viewer(account_id=account.id, role=Role.PERSON)
    map_ = a_map(size=size)
    with gate.writing(viewer) as records:
        things = (map_.connections, map_.ties, map_.contacts, map_.answers)
        changes = [came(thing) for shelf in things for thing in shelf.values()]
        records.write(Action.IMPORTED, [*changes, became(records.sheet(), map_.sheet)])
    return Resident(name, viewer, cookie, make_token(gate.door, viewer, "bench"))


def usual_hasher():
    """Passphrases as a deployment keeps them."""
    usual = Settings()
    return Hasher(usual.argon2_memory_kib, usual.argon2_passes, usual.hashes_at_once)
