"""Workers come in by passphrase and code, or by a passkey; an idle sitting is locked, not over."""

import secrets
from collections.abc import Callable

from core.access.viewer import Role
from core.errors import KithError, NotSignedIn, SlowDown, WrongKey
from core.services import signing_in, slowing_down
from core.services.one_time_codes import takes_code
from core.services.passphrases import Hasher
from core.services.signing_in import OpenDoor, Sitting
from core.services.staffing import worker_at
from core.store.door import Door, digest, is_live
from core.store.tables import Account, SignIn


def sign_in(  # noqa: PLR0913 - what a form says, each by name
    open_door: OpenDoor,
    hasher: Hasher,
    *,
    name: str,
    passphrase: str,
    code: str,
    device: str,
    known_device: Callable[[bytes], str],
) -> Sitting:
    """Sign in with the sign-in name, the passphrase and a code, for ten hours at most.

    One answer for everything that does not fit, and for people who are no workers.

    Raises:
        WrongKey: they do not fit.
        SlowDown: too many wrong tries; ``seconds`` says how long to wait.
    """
    return signing_in.sign_in(
        open_door,
        hasher,
        name=name,
        passphrase=passphrase,
        device=device,
        known_device=known_device,
        also=lambda door, account: _proves(door, account, code),
    )


def lock(open_door: OpenDoor, token: str) -> bool:
    """Lock the worker's sitting behind a cookie; ``False`` where there is none."""
    with open_door() as door:
        sitting = door.accounts.sign_in(digest(token))
        if sitting is None or _worker_of(door, sitting) is None:
            return False
        sitting.locked_at = sitting.locked_at or door.now
        door.accounts.add(sitting)
        return True


def unlock(
    open_door: OpenDoor, hasher: Hasher, *, token: str, passphrase: str, code: str
) -> Sitting:
    """Go on with a locked sitting, under a new token; it ends when it would have ended.

    Raises:
        NotSignedIn: there is no such sitting, or it is over.
        WrongKey: passphrase and code do not fit.
        SlowDown: too many wrong tries; ``seconds`` says how long to wait.
    """
    with open_door() as door:
        sitting, account = _sitting(door, token)
        key = slowing_down.bucket(door, account.handle, sitting.id)
        wait, kept = slowing_down.wait_of(door, key), account.passphrase
    if wait:
        raise SlowDown(seconds=wait)
    # outside the transaction: a hash takes long, and the database has one writer at a time
    fits = hasher.fits(kept, passphrase[:1000])
    refusal: KithError | None = None
    with open_door() as door:
        sitting, account = _sitting(door, token)
        if fits and account.passphrase == kept and _proves(door, account, code):
            slowing_down.forget(door, key)
            new = _opened_again(door, sitting)
        else:
            slowing_down.count_wrong(door, key)
            refusal = WrongKey()
    if refusal is not None:
        raise refusal  # after the commit, so that the wrong try is counted
    return Sitting(new, account.id, stays=False, works=True)


def _opened_again(door: Door, sitting: SignIn) -> str:
    token = secrets.token_urlsafe(32)
    sitting.token = digest(token)
    sitting.used_at, sitting.locked_at = door.now, None
    door.accounts.add(sitting)
    return token


def _sitting(door: Door, token: str) -> tuple[SignIn, Account]:
    sitting = door.accounts.sign_in(digest(token))
    account = None if sitting is None else _worker_of(door, sitting)
    if sitting is None or account is None:
        raise NotSignedIn
    return sitting, account


def _worker_of(door: Door, sitting: SignIn) -> Account | None:
    """Whose sitting it is, where it is not over and they work here."""
    found = worker_at(door, sitting.account_id) if is_live(sitting, door.now) else None
    return None if found is None else found.account


def _proves(door: Door, account: Account, code: str) -> bool:
    works = Role(account.role).works and worker_at(door, account.id) is not None
    return works and takes_code(door, account, code)
