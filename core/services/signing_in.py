"""Make an account, sign in, sign out, come back by a recovery code."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from core.access.viewer import Role, Viewer
from core.errors import KithError, NotVisible, SlowDown, WrongKey
from core.rules.naming import tidy_name
from core.rules.sign_in_names import folded, sign_in_name
from core.services import slowing_down
from core.services.passphrases import Hasher, check_passphrase
from core.store.door import WORKING, Door, digest, is_live, lasts_until
from core.store.sealing import Seal, new_data_key
from core.store.tables import Account, RecoveryCode, SignIn

OpenDoor = Callable[[], AbstractContextManager[Door]]
Also = Callable[[Door, Account], bool]
CODES = 8
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base 32: no I, L, O, U to misread
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class Sitting:
    """A new sign-in: the token for the cookie, shown nowhere else."""

    token: str
    account_id: str
    stays: bool
    works: bool = False


@dataclass(frozen=True, slots=True)
class SittingShown:
    """One of a person's own sign-ins, for the list in Settings."""

    id: str
    device: str
    sitting: SignIn
    is_this: bool


def create_account(  # noqa: PLR0913 - what a form says, each by name
    open_door: OpenDoor,
    hasher: Hasher,
    *,
    account_id: str,
    nickname: str,
    passphrase: str,
    device: str,
    stays: bool = False,
) -> Sitting:
    """A new person with an empty map, signed in.

    ``account_id`` comes with the form, so that a form sent twice makes one account.

    Raises:
        BadInput: the nickname or the passphrase cannot be taken.
        WrongKey: the form was sent twice with different passphrases.
    """
    name = tidy_name(nickname, "nickname")
    check_passphrase(passphrase, name)
    with open_door() as door:
        earlier = door.accounts.account(account_id)
    if earlier is not None:
        return _same_again(open_door, hasher, earlier, passphrase, device, stays=stays)
    kept = hasher.hash(passphrase)
    with open_door() as door:
        account = new_account(door, account_id, name, kept)
        return sit_down(door, account, device, stays=stays)


def _same_again(
    open_door: OpenDoor,
    hasher: Hasher,
    account: Account,
    passphrase: str,
    device: str,
    *,
    stays: bool,
) -> Sitting:
    if account.role != Role.PERSON or not hasher.fits(account.passphrase, passphrase):
        raise WrongKey
    with open_door() as door:
        return sit_down(door, account, device, stays=stays)


def new_account(
    door: Door, account_id: str, nickname: str, kept: str, sign_in_as: str | None = None
) -> Account:
    """A person's account, keys and empty map.

    ``sign_in_as`` sets the sign-in name (example people only).
    """
    account = account_with(door, account_id, Role.PERSON, nickname, kept, sign_in_as)
    door.empty_map_for(account)
    return account


def account_with(
    door: Door,
    account_id: str,
    role: Role,
    nickname: str,
    kept: str,
    sign_in_as: str | None = None,
) -> Account:
    """An account and its keys; no map."""
    key = new_data_key()
    seal = Seal(account_id, key)
    shown, handle = _free_name(door, nickname, sign_in_as)
    return door.accounts.add(
        Account(
            id=account_id,
            role=role.value,
            handle=handle,
            passphrase=kept,
            wrapped_key=door.keys.wrap(key, account_id),
            nickname=seal.close(nickname, "account.nickname"),
            sign_in_name=seal.close(shown, "account.sign_in_name"),
            created_at=door.now,
        )
    )


def _free_name(door: Door, nickname: str, wanted: str | None) -> tuple[str, bytes]:
    while True:
        shown = wanted or sign_in_name(nickname, secrets.randbelow)
        handle = handle_of(door, shown)
        if door.accounts.by_handle(handle) is None:
            return shown, handle


def handle_of(door: Door, name: str) -> bytes:
    """What an account is found by: a keyed digest of its sign-in name."""
    return door.keys.fingerprint(folded(name), "handle")


def is_a_person(_door: Door, account: Account) -> bool:
    """Workers come in by another door."""
    return account.role == Role.PERSON.value


def sign_in(  # noqa: PLR0913 - what a form says, each by name
    open_door: OpenDoor,
    hasher: Hasher,
    *,
    name: str,
    passphrase: str,
    device: str,
    known_device: Callable[[bytes], str],
    stays: bool = False,
    also: Also = is_a_person,
) -> Sitting:
    """Sign in with the sign-in name and the passphrase.

    The same questions, the same work and the same answer whether or not such an account exists.
    ``known_device(handle)`` is the id of this device where it has signed in to that account
    before, else empty. ``also`` is what has to be true of the account besides.

    Raises:
        WrongKey: they do not fit.
        SlowDown: too many wrong tries; ``seconds`` says how long to wait.
    """
    with open_door() as door:
        handle = handle_of(door, name)
        key = slowing_down.bucket(door, handle, known_device(handle))
        wait = slowing_down.wait_of(door, key)
        account = door.accounts.by_handle(handle)
        kept = None if account is None else account.passphrase
    if wait:
        raise SlowDown(seconds=wait)
    # outside the transaction: a hash takes long, and the database has one writer at a time
    fits = hasher.fits(kept, passphrase[:1000])
    with open_door() as door:
        found = door.accounts.by_handle(handle)
        if not fits or found is None or found.passphrase != kept or not also(door, found):
            slowing_down.count_wrong(door, key)
            refusal: KithError | None = WrongKey()
        else:
            slowing_down.forget(door, key)
            sitting = sit_down(door, found, device, stays=stays)
            refusal = None
    if refusal is not None:
        raise refusal  # after the commit, so that the wrong try is counted
    return sitting


def sit_down(door: Door, account: Account, device: str, *, stays: bool) -> Sitting:
    """A new sitting for somebody who has proved who they are."""
    token, sitting_id = secrets.token_urlsafe(32), door.new_id()
    seal = door.seal_of(account)
    works = Role(account.role).works
    ends_at = door.now + WORKING if works else lasts_until(door.now, stays=stays)
    door.accounts.add(
        SignIn(
            id=sitting_id,
            account_id=account.id,
            token=digest(token),
            device=seal.close(device[:_LONGEST_LABEL], f"sign_in.device:{sitting_id}"),
            started_at=door.now,
            used_at=door.now,
            ends_at=ends_at,
            stays=stays and not works,
        )
    )
    return Sitting(token, account.id, stays and not works, works)


def sign_out(open_door: OpenDoor, token: str) -> None:
    """End the sitting behind a cookie, if there is one."""
    with open_door() as door:
        sitting = door.accounts.sign_in(digest(token))
        if sitting is not None and sitting.ended_at is None:
            end_one(door, sitting)


def sign_out_everywhere(open_door: OpenDoor, viewer: Viewer) -> None:
    """End every sitting of this person, this one too."""
    with open_door() as door:
        for sitting in door.accounts.sign_ins(viewer.account_id, door.now):
            end_one(door, sitting)


def end_sitting(open_door: OpenDoor, viewer: Viewer, sitting_id: str) -> None:
    """End one of the person's own sittings.

    Raises:
        NotVisible: none of theirs has that id.
    """
    with open_door() as door:
        mine = {one.id: one for one in door.accounts.sign_ins(viewer.account_id, door.now)}
        if sitting_id not in mine:
            raise NotVisible
        end_one(door, mine[sitting_id])


def sittings(open_door: OpenDoor, viewer: Viewer) -> list[SittingShown]:
    """The person's own sittings that are not over, newest first."""
    with open_door() as door:
        account = door.accounts.account(viewer.account_id)
        if account is None:
            raise NotVisible
        seal = door.seal_of(account)
        return [
            SittingShown(
                one.id,
                seal.open(one.device, f"sign_in.device:{one.id}"),
                one,
                one.id == viewer.sign_in_id,
            )
            for one in door.accounts.sign_ins(viewer.account_id, door.now)
            if is_live(one, door.now)
        ]


def new_codes(door: Door, account: Account) -> tuple[str, ...]:
    """Fresh recovery codes; the old ones end."""
    for old in door.accounts.recovery_codes(account.id):
        door.accounts.remove(old)
    codes = tuple(_code() for _ in range(CODES))
    for code in codes:
        door.accounts.add(
            RecoveryCode(id=door.new_id(), account_id=account.id, code=digest(_bare(code)))
        )
    return codes


def own_sign_in_name(open_door: OpenDoor, viewer: Viewer) -> str:
    """The sign-in name, for the person's own eyes."""
    with open_door() as door:
        account = door.accounts.account(viewer.account_id)
        if account is None:
            raise NotVisible
        return door.seal_of(account).open(account.sign_in_name, "account.sign_in_name")


def change_passphrase(
    open_door: OpenDoor, hasher: Hasher, viewer: Viewer, *, current: str, new: str
) -> None:
    """Another passphrase; every other sitting ends.

    Raises:
        BadInput: the new one cannot be taken.
        WrongKey: the current one does not fit.
    """
    check_passphrase(new)
    with open_door() as door:
        account = door.accounts.account(viewer.account_id)
    if account is None or not hasher.fits(account.passphrase, current[:1000]):
        raise WrongKey
    kept = hasher.hash(new)
    with open_door() as door:
        held = door.accounts.account(viewer.account_id)
        if held is None or held.passphrase != account.passphrase:
            raise WrongKey
        set_passphrase(door, held, kept)
        for sitting in door.accounts.sign_ins(held.id, door.now):
            if sitting.id != viewer.sign_in_id:
                end_one(door, sitting)


def fresh_codes(open_door: OpenDoor, viewer: Viewer) -> tuple[str, ...]:
    """New recovery codes on request, shown this once; the old ones end."""
    with open_door() as door:
        account = door.accounts.account(viewer.account_id)
        if account is None:
            raise NotVisible
        return new_codes(door, account)


def come_back(
    open_door: OpenDoor, hasher: Hasher, *, code: str, passphrase: str, device: str
) -> tuple[Sitting, str]:
    """Use a recovery code: a new passphrase, every other sitting ended. Gives the sign-in name too.

    Codes hold 80 random bits, so they are not slowed down: this way in stays open to the owner
    whatever anyone tries.

    Raises:
        BadInput: the new passphrase cannot be taken.
        WrongKey: no such code, or it was used.
    """
    check_passphrase(passphrase)
    kept = hasher.hash(passphrase)
    with open_door() as door:
        found = door.accounts.recovery_code(digest(_bare(code)))
        if found is None or found.used_at is not None:
            raise WrongKey
        account = door.accounts.account(found.account_id)
        if account is None:
            raise WrongKey
        found.used_at = door.now
        door.accounts.add(found)
        set_passphrase(door, account, kept)
        for sitting in door.accounts.sign_ins(account.id, door.now):
            end_one(door, sitting)
        name = door.seal_of(account).open(account.sign_in_name, "account.sign_in_name")
        return sit_down(door, account, device, stays=False), name


def set_passphrase(door: Door, account: Account, kept: str) -> None:
    """Put another passphrase's hash in place."""
    account.passphrase = kept
    account.version += 1
    door.accounts.add(account)


def end_one(door: Door, sitting: SignIn) -> None:
    """End one sitting."""
    sitting.ended_at = door.now
    door.accounts.add(sitting)


def _code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(16))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _bare(code: str) -> str:
    """A code as it is compared: small letters, blanks and the usual slips are forgiven."""
    typed = code.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return "".join(char for char in typed if char in _ALPHABET)
