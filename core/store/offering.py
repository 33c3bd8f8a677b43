"""Records by which Kith itself may offer a card: it can look, and add to its own log."""

from collections.abc import Callable
from datetime import date, datetime

from core.rules.offered import Offer, Offered
from core.store.records import Records
from core.store.sealing import Seal
from core.store.session import ScopedSession


class OfferingRecords(Records):
    """One owner's records, held by Kith; the scope refuses any change of a map."""

    def __init__(
        self, session: ScopedSession, seal: Seal, now: datetime, new_id: Callable[[], str]
    ) -> None:
        super().__init__(session, seal, now)
        self.new_id = new_id

    def offer(self, offer: Offer, local_day: date) -> Offered:
        """Put a card in the log."""
        card = Offered(
            id=self.new_id(),
            rule=offer.rule,
            because=offer.because,
            inputs=offer.inputs,
            wording=offer.wording,
            wording_version=offer.wording_version,
            connection=offer.connection,
            at=self.now,
            local_day=local_day,
        )
        self.prompts.add([card])
        return card
