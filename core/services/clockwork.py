"""What happens by the clock inside the one process of the embedded default."""

import logging
import threading
from collections.abc import Callable

EVERY = 10.0  # seconds between two looks; somebody may be waiting for a code
PATIENCE = 30.0  # for a message that is on its way when the server stops
log = logging.getLogger("kith.clockwork")


class Clockwork:
    """A thread that looks again and again, until it is stopped."""

    def __init__(self, look: Callable[[Callable[[], bool]], object], every: float = EVERY) -> None:
        self._look = look
        self._every = every
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clockwork", daemon=True)

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def stop(self) -> None:
        """No new message; the one on its way is waited for."""
        self._stopping.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look(self._stopping.is_set)
            except Exception as error:  # noqa: BLE001 - one bad look must not end all later ones
                # the kind of error, never its words: they may hold somebody's
                log.error("broken %s", type(error).__name__)  # noqa: TRY400
            self._stopping.wait(self._every)
