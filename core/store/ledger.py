"""The ledger: what must stay over, written outside the database and its copies.

A copy of the database put back after a withdrawal would bring the share to life again, and one put
back after an erasure the person. So both are written here first: one JSON object a line, synced to
the disk before the database commits, each line holding a digest of the one before. Ids only, no
names. A line that a crash cut short belongs to nothing that was committed, and is dropped.
"""

import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.access.grants import What

_FIRST = "0" * 64
_KEYS = {"n", "kind", "at", "owner", "grant", "before"}
_TAIL = 65_536  # holds many lines, whole ones and one cut short


class Kind(StrEnum):
    """What must not be forgotten."""

    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    NARROWED = "narrowed"
    PAUSED = "paused"
    ERASED = "erased"
    REMOVED = "removed"  # a worker; ``owner`` is their account


log = logging.getLogger("kith.ledger")
CLOSING = frozenset({What.WITHDRAWN, What.SUPERSEDED, What.NARROWED, What.PAUSED})


class LedgerBroken(RuntimeError):
    """Somebody or something changed the ledger. Nothing may be put back on its word."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``grant`` is empty where it is about all of an account."""

    number: int
    kind: Kind
    at: datetime
    owner: str
    grant: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """One file, kept beside the master key, of one or several processes."""

    path: Path

    def add(self, kind: Kind, at: datetime, owner: str, grant: str = "") -> None:
        """Put a line at the end and see it to the disk."""
        with self._held() as descriptor:
            size = os.fstat(descriptor).st_size
            start = max(0, size - _TAIL)
            whole, digest, count = _end(os.pread(descriptor, size - start, start))
            whole += start
            if whole < size:
                os.ftruncate(descriptor, whole)
            said = {
                "n": count + 1,
                "kind": kind.value,
                "at": at.astimezone(UTC).isoformat(),
                "owner": owner,
                "grant": grant,
                "before": digest,
            }
            os.pwrite(descriptor, _line(said), whole)
            os.fsync(descriptor)

    def add_if_possible(self, kind: Kind, at: datetime, owner: str, grant: str = "") -> None:
        """The same where stopping must not fail: then the log of the program says it instead."""
        try:
            self.add(kind, at, owner, grant)
        except (OSError, LedgerBroken):
            log.exception("The ledger cannot be written: %s of %s was not kept", kind.value, grant)

    def lines(self) -> list[Line]:
        """Every line, oldest first.

        Raises:
            LedgerBroken: a line was changed, taken out or put in.
        """
        return [_read(one) for one in self._checked()]

    def _checked(self) -> Iterator[dict[str, Any]]:
        raw = self.path.read_bytes() if self.path.exists() else b""
        before = _FIRST
        for number, line in enumerate(raw[: raw.rfind(b"\n") + 1].splitlines(keepends=True), 1):
            said = _parsed(line)
            if said["before"] != before or said["n"] != number or _line(said) != line:
                raise LedgerBroken(number)
            before = hashlib.sha256(line).hexdigest()
            yield said

    @contextmanager
    def _held(self) -> Iterator[int]:
        """The file, for this process alone while the block runs."""
        is_new = not self.path.exists()
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if is_new:
                _sync_folder(self.path.parent)
            yield descriptor
        finally:
            os.close(descriptor)


def _end(raw: bytes) -> tuple[int, str, int]:
    """Where the last whole line ends, its digest, and its number."""
    whole = raw.rfind(b"\n") + 1
    if not whole:
        return 0, _FIRST, 0
    last = raw[raw.rfind(b"\n", 0, whole - 1) + 1 : whole]
    return whole, hashlib.sha256(last).hexdigest(), _parsed(last)["n"]


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError as problem:
        raise LedgerBroken(line) from problem
    if not isinstance(said, dict) or said.keys() != _KEYS:
        raise LedgerBroken(line)
    return said


def _read(said: dict[str, Any]) -> Line:
    at = datetime.fromisoformat(said["at"])
    return Line(said["n"], Kind(said["kind"]), at, said["owner"], said["grant"])


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
