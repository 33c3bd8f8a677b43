"""Handing one push message to a push service (RFC 8030). What it answers is never trusted."""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult

from core.errors import BadInput
from core.rules.announcing import KEPT_FOR
from core.rules.push_hosts import check_endpoint, is_origin_of_ours
from core.services.sent import Fate, Outcome
from core.store.channels import Device
from core.store.push_keys import PushKey, sealed_for

TOPIC = "note"  # a newer message takes the place of one not yet shown; the same for everybody
PATIENCE = 10.0  # seconds for each step, and for the whole answer
LONGEST_ASKED = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Pusher:
    """How this deployment sends push messages. ``also`` names hosts beside the known ones."""

    key: PushKey
    clock: Callable[[], datetime]
    also: tuple[str, ...] = ()
    patience: float = PATIENCE

    def push(self, device: Device, message: bytes) -> Outcome:
        """Send once."""
        try:
            parts = check_endpoint(device.endpoint, self.also)
            body = sealed_for(message, device.keys)
        except (BadInput, ValueError, KeyError):
            return Outcome(Fate.REFUSED, "bad_place")
        return self._post(parts, body)

    def _post(self, parts: SplitResult, body: bytes) -> Outcome:
        try:
            address = _address(parts, is_private_fine=is_origin_of_ours(parts, self.also))
            connection = _connect(parts, address, self.patience)
        except _PrivateAddress:
            return Outcome(Fate.REFUSED, "private_address")
        except OSError:
            return Outcome(Fate.NOT_TAKEN, "unreachable")  # not one byte of it has left
        try:
            with _no_longer_than(self.patience, connection):
                path = f"{parts.path}?{parts.query}" if parts.query else parts.path
                connection.request("POST", path or "/", body, self._headers(parts))
                answer = connection.getresponse()
                return outcome_of(answer.status, answer.getheader("Retry-After"), self.clock())
        except (OSError, http.client.HTTPException, ValueError):
            return Outcome(Fate.UNKNOWN, "no_answer")
        finally:
            connection.close()  # the body of the answer is never read

    def _headers(self, parts: SplitResult) -> dict[str, str]:
        origin = f"{parts.scheme}://{parts.netloc}"
        return {
            "Authorization": self.key.authorization(origin, self.clock()),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(KEPT_FOR.total_seconds())),
            "Topic": TOPIC,
            "Urgency": "normal",
        }


def outcome_of(status: int, retry_after: str | None, now: datetime) -> Outcome:
    """What an answer of a push service means."""
    if 200 <= status < 300:
        return Outcome(Fate.TAKEN, str(status))
    if status in {404, 410}:
        return Outcome(Fate.PLACE_GONE, str(status))
    if status == 429 or 500 <= status < 600:
        return Outcome(Fate.NOT_TAKEN, str(status), _wait(retry_after, now))
    return Outcome(Fate.REFUSED, str(status))  # redirects too: they are never followed


def _wait(retry_after: str | None, now: datetime) -> timedelta:
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), LONGEST_ASKED.total_seconds()))
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return timedelta(0)
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta(0)), LONGEST_ASKED)


class _PrivateAddress(Exception):
    """A name that leads into a private network."""


def _address(parts: SplitResult, *, is_private_fine: bool) -> str:
    """Where to connect to. Looked up once, so that a second answer cannot lead elsewhere."""
    port = parts.port or 443
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if not is_private_fine and not all(map(_is_public, addresses)):
        raise _PrivateAddress
    return addresses[0]


def _is_public(address: str) -> bool:
    read = ipaddress.ip_address(address.partition("%")[0])
    return read.is_global and not read.is_multicast


def _connect(parts: SplitResult, address: str, patience: float) -> http.client.HTTPConnection:
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    connection = http.client.HTTPConnection(host, port, timeout=patience)
    connection.sock = socket.create_connection((address, port), timeout=patience)
    if secure:
        try:
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        except OSError:
            connection.close()
            raise
    return connection


@contextmanager
def _no_longer_than(seconds: float, connection: http.client.HTTPConnection) -> Generator[None]:
    """Cut the line at the end of our patience: a service may answer one letter at a time."""
    line = connection.sock

    def cut() -> None:
        _quietly(lambda: line.shutdown(socket.SHUT_RDWR))

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _quietly(act: Callable[[], object]) -> None:
    try:
        act()
    except OSError:
        return


def hosts_in(text: str) -> Iterable[str]:
    """The hosts a deployment names, divided by commas."""
    return (one.strip() for one in text.split(",") if one.strip())
