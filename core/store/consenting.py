"""A person's own records with what sharing needs: the log to add to, the time, and who is who."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.store.consents import OpenConsents
from core.store.ledger import Ledger
from core.store.recipients import Known
from core.store.records import OpenRecords
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.tables import Sheet


@dataclass(frozen=True, slots=True)
class Around:
    """What deciding needs from outside: the time, the latest ever seen, the ledger, and workers."""

    now: datetime
    floor: datetime | None
    ledger: Ledger | None
    find: Callable[[str], Known | None]


class ConsentRecords(OpenRecords):
    """Open records of somebody who decides about sharing."""

    def __init__(
        self,
        session: ScopedSession,
        seal: Seal,
        sheet: Sheet,
        new_id: Callable[[], str],
        around: Around,
    ) -> None:
        super().__init__(session, seal, around.now, sheet, new_id)
        times = (around.now, around.floor)
        self.agreed = OpenConsents(session, seal, new_id, times, around.ledger)
        self.find = around.find
