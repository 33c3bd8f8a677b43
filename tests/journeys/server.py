"""Kith itself, served on this machine for a browser: migrated, with the example people at hand."""

import socket
import threading
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

import pytest
import uvicorn

from core.services import inviting
from core.services.passphrases import Hasher
from core.services.signing_in import sit_down
from core.settings import Settings
from demo.people import PEOPLE
from demo.telling import PASSPHRASE, tell
from main import Kith, make_kith, open_gate
from migrations.running import migrate
from tests.staff import an_admin

START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # a Monday morning
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}  # what a browser sends from our own pages
BREAKS = "/breaks"
INVITATION = "an-invitation-that-stays-open"
INVITED = f"/join/{INVITATION}"


class Morning:
    """A clock that goes, but always begins on the same morning."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        return START + self._ahead + timedelta(seconds=time.monotonic() - self._began)

    def passes(self, some: timedelta) -> None:
        """Time goes by at once, for everybody. For a Kith of a test's own."""
        self._ahead += some


@dataclass(frozen=True)
class Served:
    """A running Kith: its address, and what it is made of."""

    url: str
    kith: Kith

    def lets_in(self, context, name: str) -> None:
        """Sign an example person in, in every page of this browser context.

        Their half year is lived when they are first asked for; it takes some seconds.
        """
        (person,) = (one for one in PEOPLE if one.sign_in_as == name)
        tell(self.kith.gate, self.kith.house.hasher, person, self.kith.gate.clock())
        form = {"name": name, "passphrase": PASSPHRASE}
        self.sends(context, "/sign-in", form)

    def welcomes(self, context, nickname: str = "Ann") -> None:
        """Make a new account, and sign it in."""
        self.sends(context, "/start", {"nickname": nickname, "passphrase": NEW_PASSPHRASE})

    def lets_in_to_work(self, context, role: str) -> None:
        """Sign somebody in who works here; there is one for each role."""
        found = self.staff[role]
        with self.kith.gate.door() as door:  # a code is good once: the browser gets a new sitting
            account = door.accounts.account(found.viewer.account_id)
            token = sit_down(door, account, "A device", stays=False).token
        name = self.kith.house.cookies.sitting
        context.add_cookies([{"name": name, "value": token, "url": self.url}])

    @cached_property
    def staff(self) -> dict:
        """Ada, who administers, and those she invited."""
        hasher = Hasher(memory_kib=8, passes=1, at_once=2)
        ada = an_admin(self.kith.gate, hasher=hasher)
        return {
            "admin": ada,
            "peer": ada.invites("peer", "Pat"),
            "practitioner": ada.invites("practitioner", "Asha"),
        }

    def sends(self, context, path: str, form, expect=200):
        """A form, sent without a page around it."""
        form = {"once": str(uuid.uuid4()), **form}
        answer = context.request.post(self.url + path, form=form, headers=FROM_HERE)
        assert answer.status == expect, (path, answer.status)
        return answer


NEW_PASSPHRASE = "four plain words here"


@contextmanager
def serving(home):
    """Kith with its data in a folder, while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://localhost:{listening.getsockname()[1]}"
        settings = Settings(
            data_dir=home,
            database_url="",
            base_url=url,
            argon2_memory_kib=8,
            argon2_passes=1,
            smtp_host="localhost",  # named, so that pages offer e-mail; nothing is sent from here
            smtp_from="notes@localhost",
        )
        gate = open_gate(settings, Morning())
        migrate(gate.engines.writing)
        kith = make_kith(settings, gate)
        kith.site.add_api_route(BREAKS, _breaks)
        _keep_open(gate)
        with _answering(kith.app, listening):
            yield Served(url, kith)
        gate.engines.close()


def _keep_open(gate):
    """An invitation whose address is known, for the walk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inviting.secrets, "token_urlsafe", lambda _: INVITATION)
        inviting.first_admin(gate.door, organisation="Hill Trust", name="Zoe")


def _breaks():
    raise RuntimeError


@contextmanager
def _answering(app, listening):
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, log_level="critical"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield
    server.should_exit = True
    server.force_exit = True  # a browser holds its connections open
    thread.join()
