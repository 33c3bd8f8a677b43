"""A card was made: hand one message to the outbox for each place the person chose."""

import secrets
from datetime import timedelta

from core.rules.announcing import LONGEST_WAIT, Window, window
from core.rules.choices import choices_of
from core.rules.offered import Offered
from core.store.channels import Message
from core.store.offering import OfferingRecords


def announce(records: OfferingRecords, card: Offered) -> int:
    """Announce a card where its owner wants it, in the transaction that makes it.

    Returns:
        How many messages were put into the outbox.
    """
    choices = choices_of(records.sheet().settings)
    wait = timedelta(seconds=secrets.randbelow(int(LONGEST_WAIT.total_seconds())))
    when = window(records.now, choices, wait)
    places = _places(records, push=choices["push"], email=choices["email"])
    if when is None:
        return 0
    for channel, place in places:
        records.channels.hand_over(_message(records, card, channel, place, when))
    return len(places)


def _places(records: OfferingRecords, *, push: bool, email: bool) -> list[tuple[str, str]]:
    found = [("push", device.id) for device in records.channels.devices()] if push else []
    mail = records.channels.mail() if email else None
    if mail is not None and mail.is_confirmed:
        found.append(("email", mail.id))
    return found


def _message(
    records: OfferingRecords, card: Offered, channel: str, place: str, when: Window
) -> Message:
    return Message(
        id=records.new_id(), prompt=card.id, channel=channel, place=place, **when._asdict()
    )
