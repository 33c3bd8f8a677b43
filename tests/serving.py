"""The real server in a process of its own, as an operator starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds: a busy machine starts it slowly


@dataclass(frozen=True)
class Server:
    """A server that runs: its process, its port, and where its words go."""

    process: subprocess.Popen
    port: int
    log: Path

    def kill(self):
        """No word of warning, nothing put away: SIGKILL."""
        self._end(signal.SIGKILL)

    def stop(self):
        """As an operator stops it."""
        self._end(signal.SIGTERM)

    def _end(self, how):
        self.process.send_signal(how)
        self.process.wait(PATIENCE)


def serve(log, command=("-m", "cli", "serve"), port=None, **environment):
    """Start a server; back when it listens.

    Raises:
        RuntimeError: it ended instead; the message holds what it said.
    """
    port = port or a_free_port()
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, *command, "--port", str(port)],
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        wait_until_it_listens(port, process, log)
    except BaseException:
        process.kill()
        process.wait(PATIENCE)
        raise
    return Server(process, port, log)


def wait_until_it_listens(port, process, log):
    """Until a port takes connections.

    Raises:
        RuntimeError: the process ended instead, or nothing came.
    """
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=PATIENCE).close()
        except ConnectionRefusedError:
            time.sleep(0.005)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')}")


def a_free_port():
    """A port nobody listens on just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
