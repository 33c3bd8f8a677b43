"""Codes of a worker's app (RFC 6238): a secret shared once, and six figures that are good once."""

import base64
import hmac
from datetime import datetime

from core.store.door import Door
from core.store.sealing import MasterKey
from core.store.tables import Account, Totp

STEP_SECONDS = 30
EITHER_SIDE = 1  # clocks differ: the code before and the one after count, too
ISSUER = "Notes"  # what the app's list shows: nothing about health


def secret_of(keys: MasterKey, token: str) -> str:
    """The secret an invitation comes with, worked out from its token: looking writes nothing."""
    return base64.b32encode(keys.fingerprint(token, "totp")[:20]).decode()


def address_of(secret: str, name: str) -> str:
    """What the square code for the app says."""
    from pyotp import TOTP

    return TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step a code belongs to; ``None`` where it fits none of those near now."""
    from pyotp import TOTP

    typed = "".join(code.split()).encode()
    totp, present = TOTP(secret), int(now.timestamp()) // STEP_SECONDS
    steps = range(present - EITHER_SIDE, present + EITHER_SIDE + 1)
    fitting = [
        step for step in steps if hmac.compare_digest(totp.generate_otp(step).encode(), typed)
    ]
    return max(fitting, default=None)


def keep_secret(door: Door, account: Account, secret: str, step: int) -> None:
    """Keep a worker's secret; the code that proved it is used up."""
    sealed = door.seal_of(account).close(secret, "totp.secret")
    door.staff.add(Totp(account_id=account.id, secret=sealed, last_step=step))


def takes_code(door: Door, account: Account, code: str) -> bool:
    """Whether a code fits and was not used before. It is used up by asking."""
    kept = door.staff.totp(account.id)
    if kept is None:
        return False
    secret = door.seal_of(account).open(kept.secret, "totp.secret")
    step = step_of(secret, code, door.now)
    return step is not None and door.staff.use_step(account.id, step)
