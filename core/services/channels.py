"""Where a person wants to hear of a card: on this phone, by e-mail, or nowhere."""

import base64
import hmac
import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta

from core.errors import BadInput
from core.rules.changes import Action, edited
from core.rules.push_hosts import check_endpoint
from core.services.mailing import check_address
from core.services.once import once
from core.store.channels import Device, Mail, Message
from core.store.desk import Saved
from core.store.records import OpenRecords

CODE_FOR = timedelta(minutes=10)
MOST_CODE_TRIES = 5
MOST_CODES, CODES_IN = 3, timedelta(hours=1)  # so that nobody's mailbox can be filled from here
CONFIRMED, WRONG_CODE, CODE_IS_OVER = "confirmed", "wrong_code", "code_is_over"
_KEY_LENGTHS = {"p256dh": 65, "auth": 16}


@once
def use_push(
    records: OpenRecords, *, endpoint: str, keys: Mapping[str, str], also: Iterable[str] = ()
) -> Saved:
    """Announce cards on this phone.

    Raises:
        BadInput: not what a browser gives for a push service that is known here.
    """
    check_endpoint(endpoint, also)
    device = Device(records.new_id(), endpoint, _checked(keys))
    records.channels.add_device(device, records.now)
    return _switch(records, "push", on=True)


@once
def stop_push(records: OpenRecords) -> Saved:
    """On no phone any more."""
    records.channels.drop_devices()
    return _switch(records, "push", on=False)


@once
def ask_for_code(records: OpenRecords, *, address: str) -> Saved:
    """Send a code to an address, to see that it is the person's own.

    Raises:
        BadInput: not an address, or too many codes in an hour.
    """
    address = check_address(address)
    if records.channels.handed_over("code", records.now - CODES_IN) >= MOST_CODES:
        raise BadInput("address", "too_often")
    until = records.now + CODE_FOR
    code = f"{secrets.randbelow(10**6):06d}"
    mail = Mail(records.new_id(), address, False, code, until, 0)  # noqa: FBT003 - a row's columns
    records.channels.ask_for_code(mail)
    message = Message(records.new_id(), mail.id, "code", mail.id, records.now, until)
    records.channels.hand_over(message)
    return _switch(records, "email", on=False)


@once
def give_code(records: OpenRecords, *, code: str) -> Saved:
    """The code that was sent: from now on cards are announced by e-mail.

    Never raises for a wrong code: that it was wrong has to be kept. ``thing_id`` says what it was.
    """
    mail = records.channels.mail()
    is_over = mail is None or mail.code_until is None or records.now > mail.code_until
    if mail is None or is_over or mail.tries >= MOST_CODE_TRIES:
        return Saved(None, CODE_IS_OVER)
    given = "".join(code.split())
    if not hmac.compare_digest(given.encode(), mail.code.encode()):
        records.channels.count_wrong_code()
        return Saved(None, WRONG_CODE)
    records.channels.confirm_mail(records.now)
    return Saved(_switch(records, "email", on=True).entry_id, CONFIRMED)


@once
def stop_mail(records: OpenRecords) -> Saved:
    """No e-mail any more; the address is forgotten."""
    records.channels.drop_mail()
    return _switch(records, "email", on=False)


def _switch(records: OpenRecords, channel: str, *, on: bool) -> Saved:
    sheet = records.sheet()
    settings = {**sheet.settings, channel: on}
    if not on and channel not in sheet.settings:
        return Saved(None)
    entry = records.write(Action.SET, [edited(sheet, settings=settings)])
    return Saved(None if entry is None else entry.id)


def _checked(keys: Mapping[str, str]) -> dict[str, str]:
    try:
        kept = {name: str(keys[name]) for name in _KEY_LENGTHS}
        lengths = {name: len(_raw(text)) for name, text in kept.items()}
    except (KeyError, ValueError):
        raise BadInput("keys", "choice") from None
    if lengths != _KEY_LENGTHS:
        raise BadInput("keys", "choice")
    return kept


def _raw(text: str) -> bytes:
    """Base64url without padding, as browsers write it."""
    return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), b"-_", validate=True)
