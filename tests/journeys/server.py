"""Kith itself, served on this machine for a browser: migrated, with the example people at hand."""

import socket
import threading
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import uvicorn

from core.settings import Settings
from demo.people import PEOPLE
from demo.telling import PASSPHRASE, tell
from main import Kith, make_kith, open_gate
from migrations.running import migrate

START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # a Monday morning
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}  # what a browser sends from our own pages
BREAKS = "/breaks"


class Morning:
    """A clock that goes, but always begins on the same morning."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        return START + timedelta(seconds=time.monotonic() - self._began)


@dataclass(frozen=True, slots=True)
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
        with _answering(kith.app, listening):
            yield Served(url, kith)
        gate.engines.close()


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
