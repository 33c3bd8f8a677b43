"""Sending what is due: taken first, and that written down, then sent, at most once."""

import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.errors import NotSignedIn
from core.rules.announcing import why_not_now
from core.rules.choices import choices_of
from core.rules.neutral_words import Letter, code_letter, note_letter, push_message
from core.rules.offered import given_of, latest_given
from core.rules.speech import ENGLISH
from core.services.sent import Fate, Outcome
from core.store.channels import Device
from core.store.outbox import Claimed, Outbox, State
from core.store.records import Records

MOST_TRIES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
_STATE = {
    Fate.TAKEN: State.SENT,
    Fate.PLACE_GONE: State.GONE,
    Fate.REFUSED: State.FAILED,
    Fate.UNKNOWN: State.LOST,
}


class SendsPush(Protocol):
    """Hands a push message over."""

    def push(self, device: Device, message: bytes) -> Outcome:
        """Send once."""


class SendsMail(Protocol):
    """Hands an e-mail over."""

    def send(self, address: str, letter: Letter) -> Outcome:
        """Send once."""


@dataclass(frozen=True, slots=True)
class Post:
    """What sending needs: the gate's two doors, a clock, and a way out for each channel."""

    outbox: Callable[[], AbstractContextManager[Outbox]]
    delivering: Callable[[str], AbstractContextManager[Records]]
    clock: Callable[[], datetime]
    pusher: SendsPush
    mailer: SendsMail | None


def deliver_due(post: Post, is_stopping: Callable[[], bool] = lambda: False) -> Counter[State]:
    """Send everything that is due, one after the other."""
    done: Counter[State] = Counter()
    while not is_stopping():
        state = deliver_one(post)
        if state is None:
            break
        done[state] += 1
    return done


def put_away(post: Post) -> Mapping[str, int]:
    """Put an end to what was left behind or is too late, and forget what is long over."""
    with post.outbox() as outbox:
        return outbox.put_away()


def deliver_one(post: Post, only: tuple[str, str] | None = None) -> State | None:
    """Take and send one message; ``None`` when there was none to take."""
    with post.outbox() as outbox:
        claimed = outbox.claim(only)
    if claimed is None:
        return None
    # committed: from here on nobody else sends it, whatever happens to this process
    outcome = _send(post, claimed)
    with post.outbox() as outbox:
        return _write_down(outbox, claimed, outcome, post.clock())


def _send(post: Post, claimed: Claimed) -> Outcome | str:
    """What came of it, or in one word why it is not wanted any more."""
    try:
        with post.delivering(claimed.owner_id) as records:
            reason = _not_wanted(records, claimed)
            send = reason or _way(post, records, claimed)
    except NotSignedIn:
        send = None  # the account is gone
    if send is None:
        return Outcome(Fate.PLACE_GONE, "no_place")
    return send if isinstance(send, str) else send()  # no transaction is open while sending


def _not_wanted(records: Records, claimed: Claimed) -> str | None:
    if claimed.channel == "code":
        return None
    why = why_not_now(records.now, choices_of(records.sheet().settings), claimed.channel)
    return why or ("answered" if _is_answered(records, claimed.prompt) else None)


def _is_answered(records: Records, prompt: str) -> bool:
    return prompt in latest_given(given_of(records.answers().values()))


def _way(post: Post, records: Records, claimed: Claimed) -> Callable[[], Outcome] | None:
    """How to send this one; ``None`` when the place is no longer there."""
    if claimed.channel == "push":
        found = [one for one in records.channels.devices() if one.id == claimed.place]
        return (lambda: post.pusher.push(found[0], push_message(ENGLISH))) if found else None
    mail, mailer = records.channels.mail(), post.mailer
    if mail is None or mailer is None or mail.id != claimed.place:
        return None
    if claimed.channel == "code":
        letter = code_letter(mail.code, ENGLISH)
        return (lambda: mailer.send(mail.address, letter)) if mail.code else None
    return (lambda: mailer.send(mail.address, note_letter(ENGLISH))) if mail.is_confirmed else None


def _write_down(outbox: Outbox, claimed: Claimed, outcome: Outcome | str, now: datetime) -> State:
    if isinstance(outcome, str):
        outbox.settle(claimed, State.LATE, outcome)
        return State.LATE
    if outcome.fate is Fate.NOT_TAKEN:
        return _try_again(outbox, claimed, outcome, now)
    if outcome.fate is Fate.PLACE_GONE and claimed.channel == "push":
        outbox.drop_device(claimed.owner_id, claimed.place)
    state = _STATE[outcome.fate]
    outbox.settle(claimed, state, outcome.why)
    return state


def _try_again(outbox: Outbox, claimed: Claimed, outcome: Outcome, now: datetime) -> State:
    due_at = now + wait_before(claimed.tries, outcome.wait)
    if claimed.tries >= MOST_TRIES:
        outbox.settle(claimed, State.FAILED, outcome.why)
        return State.FAILED
    if due_at > claimed.good_until:
        outbox.settle(claimed, State.LATE, outcome.why)
        return State.LATE
    outbox.put_back(claimed, due_at, outcome.why)
    return State.DUE


def wait_before(tries: int, asked: timedelta) -> timedelta:
    """Twice as long each time, and never before the service asked; chance spreads the rest."""
    wait = max(min(FIRST_WAIT * (1 << (tries - 1)), LONGEST_WAIT), asked)
    return wait + wait * secrets.randbelow(250) // 1000
