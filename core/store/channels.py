"""Where a person wants to hear of a card besides Today, and what was handed to the outbox."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import col, select

from core.store.outbox import State
from core.store.queue import defer_delivery
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.tables import Delivery, MailAddress, PushDevice

MOST_DEVICES = 10


class Device(NamedTuple):
    """A browser that takes push messages. The endpoint is a secret like a key."""

    id: str
    endpoint: str
    keys: dict[str, str]


class Mail(NamedTuple):
    """An e-mail address, and whether it is known to be the person's own."""

    id: str
    address: str
    is_confirmed: bool
    code: str
    code_until: datetime | None
    tries: int


class Message(NamedTuple):
    """What is put into the outbox."""

    id: str
    prompt: str
    channel: str
    place: str
    due_at: datetime
    good_until: datetime


class Channels:
    """One person's places."""

    def __init__(self, session: ScopedSession, seal: Seal) -> None:
        self._session = session
        self._seal = seal

    def devices(self) -> tuple[Device, ...]:
        """Every browser, oldest first."""
        return tuple(map(self._device, self._device_rows()))

    def add_device(self, device: Device, now: datetime) -> None:
        """Keep a browser; one that was here before is renewed, and the oldest of many goes."""
        mark = self._seal.fingerprint(device.endpoint)
        rows = self._device_rows()
        same = [row for row in rows if row.fingerprint == mark]
        for row in same or rows[: max(0, len(rows) - MOST_DEVICES + 1)]:
            self._session.delete(row)
        self._session.flush()
        self._session.add(
            PushDevice(
                owner_id=self._session.scope.owner_id,
                id=device.id,
                fingerprint=mark,
                endpoint=self._seal.close(device.endpoint, f"pushdevice.endpoint:{device.id}"),
                keys=self._seal.close_json(device.keys, f"pushdevice.keys:{device.id}"),
                created_at=now,
            )
        )

    def drop_devices(self) -> None:
        """No browser any more."""
        for row in self._device_rows():
            self._session.delete(row)

    def mail(self) -> Mail | None:
        """The e-mail address, if there is one."""
        row = self._mail_row()
        return None if row is None else self._mail(row)

    def ask_for_code(self, mail: Mail) -> None:
        """Put an address down that has to be confirmed; another one goes."""
        self.drop_mail()
        self._session.flush()
        self._session.add(
            MailAddress(
                owner_id=self._session.scope.owner_id,
                id=mail.id,
                address=self._seal.close(mail.address, f"mailaddress.address:{mail.id}"),
                code=self._seal.close(mail.code, f"mailaddress.code:{mail.id}"),
                code_until=mail.code_until,
            )
        )

    def count_wrong_code(self) -> None:
        """One more wrong code."""
        row = self._mail_row()
        if row is not None:
            row.tries += 1
            self._session.add(row)

    def confirm_mail(self, now: datetime) -> None:
        """The code was right."""
        row = self._mail_row()
        if row is not None:
            row.confirmed_at, row.code, row.code_until = now, None, None
            self._session.add(row)

    def drop_mail(self) -> None:
        """No e-mail any more."""
        row = self._mail_row()
        if row is not None:
            self._session.delete(row)

    def hand_over(self, message: Message) -> None:
        """Put a message into the outbox, and tell the queue where there is one."""
        owner_id = self._session.scope.owner_id
        self._session.add(Delivery(owner_id=owner_id, state=State.DUE, **message._asdict()))
        self._session.flush()
        connection = self._session.connection()
        defer_delivery(connection, owner_id, message.id, message.due_at)

    def handed_over(self, channel: str, since: datetime) -> int:
        """How many messages a channel had from a moment on."""
        query = select(Delivery).where(
            col(Delivery.channel) == channel, col(Delivery.due_at) >= since
        )
        return len(self._session.exec(query).all())

    def _device_rows(self) -> list[PushDevice]:
        query = select(PushDevice).order_by(col(PushDevice.created_at), col(PushDevice.id))
        return list(self._session.exec(query))

    def _device(self, row: PushDevice) -> Device:
        endpoint = self._seal.open(row.endpoint, f"pushdevice.endpoint:{row.id}")
        keys: Any = self._seal.open_json(row.keys, f"pushdevice.keys:{row.id}")
        return Device(row.id, endpoint, keys)

    def _mail_row(self) -> MailAddress | None:
        return self._session.exec(select(MailAddress)).first()

    def _mail(self, row: MailAddress) -> Mail:
        return Mail(
            id=row.id,
            address=self._seal.open(row.address, f"mailaddress.address:{row.id}"),
            is_confirmed=row.confirmed_at is not None,
            code=""
            if row.code is None
            else self._seal.open(row.code, f"mailaddress.code:{row.id}"),
            code_until=row.code_until,
            tries=row.tries,
        )
