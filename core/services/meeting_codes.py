"""How a person finds a worker: by a short code the worker shows them, and in no other way."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.access.viewer import Viewer
from core.errors import KithError, NotVisible, SlowDown, WrongKey
from core.services import slowing_down
from core.services.signing_in import OpenDoor
from core.services.staffing import WorkerShown, shown, worker_at, working
from core.store.door import Door
from core.store.tables import WorkerCode

GOOD_FOR = timedelta(minutes=15)
LETTERS = 8
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ"  # no I, L or O to misread, and no figures


@dataclass(frozen=True, slots=True)
class CodeShown:
    """A code to show, and until when it is good."""

    code: str
    until: datetime


def show_code(open_door: OpenDoor, viewer: Viewer) -> CodeShown:
    """A new code; one nobody has typed yet ends.

    Raises:
        NotVisible: the viewer is nobody to share with.
    """
    bare = "".join(secrets.choice(_ALPHABET) for _ in range(LETTERS))
    with open_door() as door:
        found = working(door, viewer)
        if not found.role.can_receive:
            raise NotVisible
        until = door.now + GOOD_FOR
        door.staff.forget_codes(viewer.account_id, door.now - GOOD_FOR)
        door.staff.add(
            WorkerCode(
                id=door.new_id(),
                account_id=viewer.account_id,
                code=_digest(door, bare),
                expires_at=until,
            )
        )
    return CodeShown(f"{bare[:4]}-{bare[4:]}", until)


def enter_code(open_door: OpenDoor, viewer: Viewer, code: str) -> WorkerShown:
    """The worker who shows this code. It is used up: nobody else finds anybody with it.

    Raises:
        NotVisible: the viewer is not a person with a map of their own.
        WrongKey: no such code, it is over, or somebody else used it.
        SlowDown: too many wrong tries; ``seconds`` says how long to wait.
    """
    if viewer.role.works:
        raise NotVisible
    with open_door() as door:
        key = slowing_down.bucket(door, b"meeting", viewer.account_id)
        refusal: KithError | None = None
        if wait := slowing_down.wait_of(door, key):
            refusal = SlowDown(seconds=wait)
        elif (found := _found(door, viewer, code)) is None:
            slowing_down.count_wrong(door, key)
            refusal = WrongKey()
    if refusal is not None or found is None:
        raise refusal or WrongKey  # after the commit, so that the wrong try is counted
    return found


def are_together(door: Door, person_id: str, worker_id: str) -> bool:
    """Whether this person typed a code of this worker in the last 15 minutes."""
    at = door.staff.entered(worker_id, person_id)
    return at is not None and at <= door.now < at + GOOD_FOR


def _found(door: Door, viewer: Viewer, code: str) -> WorkerShown | None:
    kept = door.staff.code(_digest(door, _bare(code)))
    if kept is None or kept.expires_at <= door.now:
        return None
    found = worker_at(door, kept.account_id)
    again = kept.entered_by == viewer.account_id
    if found is None or not (again or door.staff.enter_code(kept.id, viewer.account_id, door.now)):
        return None
    return shown(door, found)


def _digest(door: Door, bare: str) -> bytes:
    """Keyed, because eight letters alone can be guessed by whoever holds a copy."""
    return door.keys.fingerprint(bare, "meeting-code")


def _bare(code: str) -> str:
    return "".join(char for char in code.upper() if char in _ALPHABET)[:100]
