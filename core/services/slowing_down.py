"""Slowing down guesses without ever locking the owner out.

A bucket is one sign-in name from one device. A device that has signed in to this account before
has a bucket of its own, so that guesses from elsewhere never slow it; all other devices share one.
Waits are capped at a minute, and passkeys and recovery codes are never slowed.
"""

from datetime import timedelta

from core.store.door import Door
from core.store.tables import Tries

FREE_TRIES = 5
LONGEST_WAIT = timedelta(seconds=60)
FORGET_AFTER = timedelta(hours=1)


def bucket(door: Door, handle: bytes, device: str) -> bytes:
    """The bucket of a sign-in name (its digest) from a device (empty: one not known here)."""
    return door.keys.fingerprint(f"{handle.hex()}:{device}", "tries")


def wait_of(door: Door, key: bytes) -> int:
    """Seconds still to wait before this bucket may try again; 0 when it may."""
    tries = door.accounts.tries(key)
    if tries is None or tries.at < door.now - FORGET_AFTER:
        return 0
    return max(0, round((tries.not_before - door.now).total_seconds()))


def count_wrong(door: Door, key: bytes) -> None:
    """One more wrong try."""
    door.accounts.forget_tries(door.now - FORGET_AFTER)
    tries = door.accounts.tries(key)
    if tries is None:
        tries = Tries(bucket=key, wrong=0, not_before=door.now, at=door.now)
    tries.wrong += 1
    tries.at = door.now
    tries.not_before = door.now + _wait(tries.wrong)
    door.accounts.add(tries)


def forget(door: Door, key: bytes) -> None:
    """The right words were given: start afresh."""
    tries = door.accounts.tries(key)
    if tries is not None:
        door.accounts.remove(tries)


def _wait(wrong: int) -> timedelta:
    if wrong < FREE_TRIES:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(wrong - FREE_TRIES, 10)), LONGEST_WAIT)
