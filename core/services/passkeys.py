"""Passkeys: sign in with the device's own lock (WebAuthn level 2, discoverable credentials).

WebAuthn comes in when it is first used: loading it takes a seventh of the start.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from core.access.viewer import Role, Viewer
from core.errors import NotVisible, WrongKey
from core.services.signing_in import OpenDoor, Sitting, sit_down
from core.services.staffing import worker_at
from core.store.door import Door
from core.store.tables import Account, Challenge, Passkey

if TYPE_CHECKING:
    from core.services.ceremonies import Question

CHALLENGE_FOR = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Site:
    """Where passkeys belong: scheme, host and port people see."""

    base_url: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def host(self) -> str:
        """Host alone: the relying party's id."""
        return urlsplit(self.base_url).hostname or "localhost"


@dataclass(frozen=True, slots=True)
class Asked:
    """A challenge for the browser: its id comes back with the answer."""

    challenge_id: str
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PasskeyShown:
    """A passkey as the list in Settings shows it."""

    id: str
    label: str
    passkey: Passkey


def ask_to_register(open_door: OpenDoor, site: Site, viewer: Viewer) -> Asked:
    """Options to make a passkey for somebody signed in."""
    from core.services import ceremonies

    with open_door() as door:
        account = _account(door, viewer)
        name = door.seal_of(account).open(account.sign_in_name, "account.sign_in_name")
        known = [one.credential for one in door.accounts.passkeys(account.id)]
        question = ceremonies.to_register(site.host, account.id, name, known)
        return _asked(door, account.id, question)


def register(
    open_door: OpenDoor, site: Site, viewer: Viewer, *, challenge_id: str, answer: Any, label: str
) -> None:
    """Keep a passkey the browser made.

    Raises:
        WrongKey: the answer does not fit the challenge.
    """
    from core.services import ceremonies

    with open_door() as door:
        challenge = _take_challenge(door, challenge_id, viewer.account_id)
        account = _account(door, viewer)
        expected = ceremonies.Expected(challenge, site.host, site.origin)
        made = ceremonies.registered(answer, expected)
        passkey_id = door.new_id()
        door.accounts.add(
            Passkey(
                id=passkey_id,
                account_id=account.id,
                credential=made.credential_id,
                public_key=made.credential_public_key,
                sign_count=made.sign_count,
                label=door.seal_of(account).close(label[:80], f"passkey.label:{passkey_id}"),
                created_at=door.now,
            )
        )


def ask_to_sign_in(open_door: OpenDoor, site: Site) -> Asked:
    """Options to sign in; they name nobody, so they tell nobody who has an account."""
    from core.services import ceremonies

    with open_door() as door:
        return _asked(door, None, ceremonies.to_sign_in(site.host))


def sign_in(
    open_door: OpenDoor, site: Site, *, challenge_id: str, answer: Any, device: str
) -> Sitting:
    """Sign in with a passkey.

    Raises:
        WrongKey: no such passkey, or its answer does not fit.
    """
    from core.services import ceremonies

    with open_door() as door:
        challenge = _take_challenge(door, challenge_id, None)
        passkey = door.accounts.passkey(ceremonies.credential_of(answer))
        if passkey is None:
            raise WrongKey
        expected = ceremonies.Expected(challenge, site.host, site.origin)
        shown = ceremonies.signed_in(answer, expected, passkey.public_key, passkey.sign_count)
        passkey.sign_count = shown.new_sign_count
        door.accounts.add(passkey)
        account = door.accounts.account(passkey.account_id)
        if account is None or (Role(account.role).works and not worker_at(door, account.id)):
            raise WrongKey
        return sit_down(door, account, device, stays=False)


def passkeys(open_door: OpenDoor, viewer: Viewer) -> list[PasskeyShown]:
    """The person's passkeys."""
    with open_door() as door:
        seal = door.seal_of(_account(door, viewer))
        return [
            PasskeyShown(one.id, seal.open(one.label, f"passkey.label:{one.id}"), one)
            for one in door.accounts.passkeys(viewer.account_id)
        ]


def remove_passkey(open_door: OpenDoor, viewer: Viewer, passkey_id: str) -> None:
    """A passkey no longer signs in here.

    Raises:
        NotVisible: none of theirs has that id.
    """
    with open_door() as door:
        mine = {one.id: one for one in door.accounts.passkeys(viewer.account_id)}
        if passkey_id not in mine:
            raise NotVisible
        door.accounts.remove(mine[passkey_id])


def _asked(door: Door, account_id: str | None, question: "Question") -> Asked:
    door.accounts.forget_challenges(door.now)
    challenge_id = door.new_id()
    door.accounts.add(
        Challenge(
            id=challenge_id,
            account_id=account_id,
            challenge=question.challenge,
            expires_at=door.now + CHALLENGE_FOR,
        )
    )
    return Asked(challenge_id, question.options)


def _take_challenge(door: Door, challenge_id: str, account_id: str | None) -> bytes:
    """A challenge is good once, for whom it was made."""
    challenge = door.accounts.challenge(challenge_id)
    if challenge is None or challenge.account_id != account_id or challenge.expires_at < door.now:
        raise WrongKey
    door.accounts.remove(challenge)
    return challenge.challenge


def _account(door: Door, viewer: Viewer) -> Account:
    account = door.accounts.account(viewer.account_id)
    if account is None:
        raise NotVisible
    return account
