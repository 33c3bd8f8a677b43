"""A small load generator: one kept-open socket a client, and what the server spent on it."""

import os
import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Target:
    """Something to ask for, again and again. ``ask`` makes the bytes of one request."""

    name: str
    port: int
    pid: int
    ask: Callable[[], bytes]
    status: int = 200


@dataclass(frozen=True)
class Figures:
    """What a run of one target gave; times in milliseconds."""

    per_second: float
    p50: float
    p99: float
    cpu: float


def request(path, headers=None, method="GET", body=""):
    """The bytes of a request as a browser would send it."""
    lines = [
        f"{method} {path} HTTP/1.1",
        "Host: localhost",
        "Accept-Encoding: gzip",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
    ]
    if body:
        lines += [
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
    return "\r\n".join([*lines, "", body]).encode()


class Client:
    """One connection that stays open."""

    def __init__(self, port):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._socket.close()

    def answer(self, asked):
        """Status, head and body of the answer to a request."""
        self._socket.sendall(asked)
        got = b""
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        head = got[:end].lower()
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        while len(got) < end + 4 + length:
            got += self._more()
        return int(head[9:12]), head, got[end + 4 :]

    def _more(self):
        got = self._socket.recv(1 << 18)
        if not got:
            raise ConnectionResetError
        return got


def run(target, clients, seconds):
    """Ask for a target from some clients at once for a while."""
    took = [[] for _ in range(clients)]
    cpu = cpu_seconds(target.pid)
    start = time.perf_counter()
    until = start + seconds
    threads = [threading.Thread(target=_ask, args=[target, until, mine]) for mine in took]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = cpu_seconds(target.pid) - cpu
    elapsed = time.perf_counter() - start
    every = sorted(one for mine in took for one in mine)
    return Figures(
        per_second=len(every) / elapsed,
        p50=statistics.median(every) * 1000,
        p99=every[int(len(every) * 0.99)] * 1000,
        cpu=spent / len(every) * 1000,
    )


def _ask(target, until, took):
    with Client(target.port) as client:
        while (now := time.perf_counter()) < until:
            status, _, body = client.answer(target.ask())
            assert status == target.status, (target.name, status, body[:300])
            took.append(time.perf_counter() - now)


def in_turn(targets, clients, seconds, rounds):
    """Every target in turn, so that all meet the same weather; the median of the rounds."""
    found = {target.name: [] for target in targets}
    for _ in range(rounds):
        for target in targets:
            found[target.name].append(run(target, clients, seconds))
    return {name: _middle(figures) for name, figures in found.items()}


def _middle(figures):
    names = ("per_second", "p50", "p99", "cpu")
    return Figures(*(statistics.median(getattr(one, name) for one in figures) for name in names))


def cpu_seconds(pid):
    """Processor time a process has spent, in user and kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def pss_mib(pid):
    """Memory of a process, shared pages counted once between those who share them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    [pss] = [line for line in lines if line.startswith("Pss:")]
    return int(pss.split()[1]) / 1024
