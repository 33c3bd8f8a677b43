"""Loads everything a courier needs once, then forks one for each line it reads."""

import os
import signal
import subprocess
import sys
import time

from tests.serving import ROOT


class Couriers:
    """The process that forks couriers: they send what is due until they are killed."""

    def __init__(self, log, environment):
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.durability.couriers"],
                cwd=ROOT,
                env=os.environ | environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                text=True,
            )

    def start(self):
        """A courier begins; gives its process id."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def kill(self, courier):
        """No word of warning, nothing put away: SIGKILL."""
        os.kill(courier, signal.SIGKILL)
        assert self._process.stdout.readline() == "gone\n"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.communicate()


def sends():
    """What ``kith serve`` does beside serving on SQLite, and ``kith work`` on PostgreSQL."""
    from core.settings import Settings
    from main import clockwork_of, open_gate
    from work import run

    settings = Settings()
    if settings.url.startswith("postgresql"):
        run(settings)
    clockwork_of(settings, open_gate(settings)).start()
    time.sleep(600)


def main():
    """Fork for each line, and say when the fork is gone."""
    import pywebpush  # noqa: F401 - loaded before the first fork

    import main  # noqa: F401
    import work  # noqa: F401

    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            os.dup2(2, 1)  # what this process prints is read as an answer
            sends()
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
