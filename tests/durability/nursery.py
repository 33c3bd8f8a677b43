"""Loads the server once, then forks one for each port it reads: a start that costs next to nothing.

A fork is a process like any other: it opens the database itself and is killed as easily.
"""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass

from tests.serving import ROOT, a_free_port, wait_until_it_listens


@dataclass(frozen=True)
class Forked:
    """A server that runs, and the nursery that waits for its end."""

    nursery: subprocess.Popen
    pid: int
    port: int

    def kill(self):
        """No word of warning, nothing put away: SIGKILL."""
        os.kill(self.pid, signal.SIGKILL)
        assert self.nursery.stdout.readline() == "gone\n"


class Nursery:
    """The process that forks servers, one at a time."""

    def __init__(self, log, environment):
        self.log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.durability.nursery"],
                cwd=ROOT,
                env=os.environ | environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                text=True,
            )

    def serve(self):
        """Start a server; back when it listens."""
        port = a_free_port()
        self._process.stdin.write(f"{port}\n")
        self._process.stdin.flush()
        forked = Forked(self._process, int(self._process.stdout.readline()), port)
        wait_until_it_listens(port, self._process, self.log)
        return forked

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.communicate()


def main():
    """Fork for each line, and say when the fork is gone."""
    import uvicorn  # noqa: F401 - loaded before the first fork

    import migrations.running  # noqa: F401
    from cli import main as kith
    from main import make_kith  # noqa: F401

    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.dup2(2, 1)  # what this process prints is read as an answer
            os._exit(kith(["serve", "--port", line.strip()]))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
