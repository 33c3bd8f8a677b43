"""People who chose to hear of cards, and cards to hear of, without waiting for a reason."""

from dataclasses import dataclass, field
from datetime import datetime

from core.rules.changes import Action, edited
from core.rules.offered import Offer
from core.services import channels
from core.services.announcing import announce
from core.services.delivering import Post
from core.services.sent import Fate, Outcome
from core.store.tables import Delivery
from tests.cast import a_key
from tests.push_service import Browser

HOST = "https://fcm.googleapis.com"
CARD = Offer(rule="lonely", wording="lonely-1", wording_version=1)


def chooses(actor, **settings):
    """Sets choices, as Settings would."""
    with actor.writing() as records:
        sheet = records.sheet()
        wanted = {**sheet.settings, "prompts": True, **settings}
        records.write(Action.SET, [edited(sheet, settings=wanted)])


def takes_push(actor, endpoint=None, browser=None, also=()):
    """A phone that takes push messages."""
    browser = browser or Browser()
    with actor.writing() as records:
        return channels.use_push(
            records,
            a_key(),
            endpoint=endpoint or f"{HOST}/{a_key()}",
            keys=browser.keys,
            also=also,
        )


def asks_for_code(actor, address="ann@example.org"):
    with actor.writing() as records:
        return channels.ask_for_code(records, a_key(), address=address)


def gives_code(actor, code=None):
    with actor.writing() as records:
        given = records.channels.mail().code if code is None else code
        return channels.give_code(records, a_key(), code=given)


def takes_mail(actor, address="ann@example.org"):
    """An address, and its code."""
    asks_for_code(actor, address)
    assert gives_code(actor).thing_id == channels.CONFIRMED


def offers(actor, now: datetime | None = None):
    """Kith offers a card, and announces it."""
    gate = actor.gate
    with gate.offering(actor.viewer.account_id, now or gate.clock()) as records:
        card = records.offer(CARD, records.now.date())
        announce(records, card)
    return card


def deliveries(gate):
    """Every message there is, as (channel, state, outcome)."""
    with gate.engines.reading.connect() as connection:
        found = connection.execute(Delivery.__table__.select()).all()
    return sorted((one.channel, one.state, one.outcome) for one in found)


def rows(gate):
    """Every message, whole."""
    with gate.engines.reading.connect() as connection:
        return connection.execute(Delivery.__table__.select()).all()


@dataclass
class Way:
    """A way out that keeps what it is given and answers what it is told to."""

    outcomes: list = field(default_factory=lambda: [Outcome(Fate.TAKEN, "201")])
    sent: list = field(default_factory=list)
    before: object = None

    def push(self, device, message):
        return self._one((device.endpoint, message))

    def send(self, address, letter):
        return self._one((address, letter))

    def _one(self, what):
        if self.before:
            self.before()
        self.sent.append(what)
        return self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]


def post(gate, pusher=None, mailer=None):
    """A post with ways out of the test's own."""
    return Post(gate.outbox, gate.delivering, gate.clock, pusher or Way(), mailer or Way())
