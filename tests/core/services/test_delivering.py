"""Messages leave once, when they may, to where the person still wants them."""

import threading
import time
from datetime import timedelta

import pytest

from core.errors import NotAllowed, NotVisible
from core.rules.announcing import LONGEST_WAIT
from core.rules.neutral_words import code_letter, note_letter, push_message
from core.rules.speech import ENGLISH
from core.services import prompting
from core.services.announcing import announce
from core.services.delivering import (
    MOST_TRIES,
    deliver_due,
    deliver_one,
    put_away,
    wait_before,
)
from core.services.sent import Fate, Outcome
from core.store.channels import Device
from core.store.outbox import LOST_AFTER, State
from tests.announced import (
    CARD,
    Way,
    asks_for_code,
    chooses,
    deliveries,
    offers,
    post,
    rows,
    takes_mail,
    takes_push,
)
from tests.cast import TODAY, a_key

LATER = Outcome(Fate.NOT_TAKEN, "503")


@pytest.fixture
def ann(cast):
    chooses(cast.ann)
    return cast.ann


@pytest.fixture
def push():
    return Way()


def soon(clock):
    clock.passes(seconds=LONGEST_WAIT.total_seconds())


def test_without_a_choice_nothing_leaves(ann, gate, clock):
    offers(ann)
    assert rows(gate) == []


def test_to_each_phone_and_to_the_mailbox_once(ann, gate, clock, push):
    mail = Way()
    takes_push(ann, "https://fcm.googleapis.com/one")
    takes_push(ann, "https://fcm.googleapis.com/two")
    takes_mail(ann)
    offers(ann)
    soon(clock)
    done = deliver_due(post(gate, push, mail))
    assert done == {State.SENT: 3}
    words = push_message(ENGLISH)
    assert sorted(push.sent) == [
        ("https://fcm.googleapis.com/one", words),
        ("https://fcm.googleapis.com/two", words),
    ]
    assert mail.sent == [("ann@example.org", note_letter(ENGLISH))]
    clock.passes(hours=1)
    assert deliver_due(post(gate, push, mail)) == {}
    assert len(push.sent) == 2


def test_not_before_it_is_due(ann, gate, clock, push):
    takes_push(ann)
    offers(ann)
    clock.passes(seconds=-1)
    assert deliver_due(post(gate, push)) == {}


def test_an_address_without_its_code_gets_no_note(ann, gate, clock):
    mail = Way()
    asks_for_code(ann)
    chooses(ann, email=True)
    offers(ann)
    soon(clock)
    deliver_due(post(gate, mailer=mail))
    assert mail.sent == []
    assert deliveries(gate) == [("code", "due", None)]


def test_a_code_is_sent_to_the_address_it_is_for(ann, gate, clock):
    mail = Way()
    asks_for_code(ann, "new@example.org")
    with ann.reading() as records:
        code = records.channels.mail().code
    assert deliver_due(post(gate, mailer=mail)) == {State.SENT: 1}
    assert mail.sent == [("new@example.org", code_letter(code, ENGLISH))]


def test_a_code_that_would_come_too_late_is_not_sent(ann, gate, clock):
    mail = Way()
    asks_for_code(ann)
    clock.passes(minutes=11)
    assert deliver_due(post(gate, mailer=mail)) == {}
    assert put_away(post(gate))["late"] == 1
    assert mail.sent == []


@pytest.mark.parametrize(
    ("since", "why"),
    [
        ({"push": False}, "switched_off"),
        ({"prompts": False}, "switched_off"),
        ({"paused_until": "2027-01-01"}, "paused"),
        ({"quiet_from": 9, "quiet_to": 12}, "quiet_hours"),
    ],
)
def test_what_the_person_chose_since_counts(ann, gate, clock, push, since, why):
    takes_push(ann)
    offers(ann)
    chooses(ann, **since)
    soon(clock)
    assert deliver_due(post(gate, push)) == {State.LATE: 1}
    assert deliveries(gate) == [("push", "late", why)]
    assert push.sent == []


def test_a_card_that_was_answered_is_not_announced(ann, gate, clock, push):
    takes_push(ann)
    card = offers(ann)
    with ann.writing() as records:
        prompting.answer_prompt(records, a_key(), prompt_id=card.id, answer="not_now", today=TODAY)
    soon(clock)
    deliver_due(post(gate, push))
    assert deliveries(gate) == [("push", "late", "answered")]
    assert push.sent == []


def test_too_late_is_never_sent(ann, gate, clock, push):
    takes_push(ann)
    offers(ann)
    clock.passes(hours=12)
    assert deliver_due(post(gate, push)) == {}
    assert put_away(post(gate)) == {"late": 1, "lost": 0, "forgotten": 0}
    assert deliveries(gate) == [("push", "late", "too_late")]


def test_a_phone_that_is_gone_is_forgotten_at_once(ann, gate, clock, push):
    takes_push(ann, "https://fcm.googleapis.com/gone")
    takes_push(ann, "https://fcm.googleapis.com/here")
    push.outcomes = [Outcome(Fate.PLACE_GONE, "410"), Outcome(Fate.TAKEN, "201")]
    offers(ann)
    soon(clock)
    assert deliver_due(post(gate, push)) == {State.GONE: 1, State.SENT: 1}
    with ann.reading() as records:
        assert len(records.channels.devices()) == 1


@pytest.mark.parametrize(
    ("fate", "state"), [(Fate.REFUSED, State.FAILED), (Fate.UNKNOWN, State.LOST)]
)
def test_refused_or_perhaps_taken_it_is_never_sent_again(ann, gate, clock, push, fate, state):
    takes_push(ann)
    push.outcomes = [Outcome(fate, "x")]
    offers(ann)
    soon(clock)
    assert deliver_due(post(gate, push)) == {state: 1}
    for _ in range(5):
        clock.passes(hours=1)
        deliver_due(post(gate, push))
        put_away(post(gate))
    assert len(push.sent) == 1


def test_certainly_not_taken_it_is_tried_five_times_at_most(ann, gate, clock, push):
    takes_push(ann)
    push.outcomes = [LATER]
    offers(ann)
    soon(clock)
    for _ in range(60):
        deliver_due(post(gate, push))
        clock.passes(minutes=2)
    assert len(push.sent) == MOST_TRIES
    assert deliveries(gate) == [("push", "failed", "503")]


def test_a_second_try_that_succeeds_is_the_last(ann, gate, clock, push):
    takes_push(ann)
    push.outcomes = [LATER, Outcome(Fate.TAKEN, "201")]
    offers(ann)
    soon(clock)
    for _ in range(20):
        deliver_due(post(gate, push))
        clock.passes(minutes=2)
    assert len(push.sent) == 2
    assert deliveries(gate) == [("push", "sent", "201")]


def test_it_waits_as_long_as_the_service_asks(ann, gate, clock, push):
    takes_push(ann)
    push.outcomes = [LATER._replace(wait=timedelta(hours=2)), Outcome(Fate.TAKEN, "201")]
    offers(ann)
    soon(clock)
    deliver_due(post(gate, push))
    clock.passes(minutes=119)
    assert deliver_due(post(gate, push)) == {}
    clock.passes(minutes=32)
    assert deliver_due(post(gate, push)) == {State.SENT: 1}


def test_asked_to_wait_past_the_day_it_is_not_sent_at_all(ann, gate, clock, push):
    takes_push(ann)
    push.outcomes = [LATER._replace(wait=timedelta(hours=12))]
    offers(ann)
    soon(clock)
    assert deliver_due(post(gate, push)) == {State.LATE: 1}
    assert deliveries(gate) == [("push", "late", "503")]


def test_waits_grow_and_differ():
    for tries in range(1, MOST_TRIES):
        least = timedelta(minutes=2 ** (tries - 1))
        found = {wait_before(tries, timedelta(0)) for _ in range(50)}
        assert least <= min(found) <= max(found) <= least * 1.25
        assert len(found) > 10
    assert wait_before(30, timedelta(0)) <= timedelta(minutes=75)


def test_a_claim_left_behind_is_lost_and_never_sent(ann, gate, clock, push):
    takes_push(ann)
    offers(ann)
    soon(clock)
    with gate.outbox() as outbox:
        assert outbox.claim() is not None  # and then the worker is gone
    assert deliver_due(post(gate, push)) == {}
    assert put_away(post(gate))["lost"] == 0
    clock.passes(seconds=LOST_AFTER.total_seconds() + 1)
    assert put_away(post(gate))["lost"] == 1
    assert deliver_due(post(gate, push)) == {}
    assert push.sent == []


def test_a_worker_that_comes_back_late_changes_nothing(ann, gate, clock):
    takes_push(ann)
    offers(ann)
    soon(clock)
    slow = Way(before=lambda: clock.passes(minutes=10) or put_away(post(gate)))
    deliver_due(post(gate, slow))
    assert deliveries(gate) == [("push", "lost", "left_behind")]


def test_it_is_taken_and_that_committed_before_it_is_sent(ann, gate, clock):
    takes_push(ann)
    offers(ann)
    soon(clock)
    seen = []
    way = Way(before=lambda: seen.append((deliveries(gate), deliver_one(post(gate)))))
    deliver_due(post(gate, way))
    assert seen == [([("push", "claimed", None)], None)]


def test_eight_workers_at_once_send_each_message_once(cast, gate, clock):
    sent, lock = [], threading.Lock()

    class Slow(Way):
        def push(self, device, message):
            with lock:
                sent.append(device.endpoint)
            time.sleep(0.002)
            return Outcome(Fate.TAKEN, "201")

    for number in range(24):
        actor = getattr(cast, f"p{number}")
        chooses(actor)
        takes_push(actor, f"https://fcm.googleapis.com/{number}")
        offers(actor)
    soon(clock)
    way = post(gate, Slow())
    workers = [threading.Thread(target=deliver_due, args=[way]) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(sent) == len(set(sent)) == 24
    assert deliver_due(way) == {}


def test_only_the_one_asked_for_is_taken(ann, gate, clock, push):
    takes_push(ann)
    takes_push(ann)
    offers(ann)
    soon(clock)
    first = rows(gate)[0]
    only = (first.owner_id, first.id)
    assert deliver_one(post(gate, push), only) is State.SENT
    assert deliver_one(post(gate, push), only) is None
    assert deliver_one(post(gate, push), ("nobody", "nothing")) is None


def test_when_told_to_stop_nothing_more_is_taken(ann, gate, clock, push):
    takes_push(ann)
    takes_push(ann)
    offers(ann)
    soon(clock)
    assert deliver_due(post(gate, push), lambda: bool(push.sent)) == {State.SENT: 1}


def test_what_is_long_over_is_forgotten(ann, gate, clock, push):
    takes_push(ann)
    offers(ann)
    soon(clock)
    deliver_due(post(gate, push))
    clock.passes(days=29)
    assert put_away(post(gate))["forgotten"] == 0
    clock.passes(days=2)
    assert put_away(post(gate))["forgotten"] == 1


def test_sending_can_change_nothing_but_the_outbox(ann, gate):
    takes_push(ann)
    with gate.delivering(ann.viewer.account_id) as records:
        assert records.channels.devices()
        records.channels.add_device(Device("x", "https://x", {}), records.now)
        with pytest.raises(NotAllowed):
            records._session.flush()
    with gate.delivering(ann.viewer.account_id) as records, pytest.raises(NotVisible):
        records.prompts.get("any")


def test_offering_can_add_a_message_and_drop_no_phone(ann, gate):
    takes_push(ann)
    with gate.offering(ann.viewer.account_id, gate.clock()) as records:
        records.channels.drop_devices()
        with pytest.raises(NotAllowed):
            records._session.flush()
        records._session.rollback()


def test_a_card_that_is_not_kept_is_not_announced(ann, gate):
    takes_push(ann)
    with pytest.raises(ZeroDivisionError):
        _offers_and_breaks(ann)
    assert rows(gate) == []


def _offers_and_breaks(actor):
    with actor.gate.offering(actor.viewer.account_id, actor.gate.clock()) as records:
        announce(records, records.offer(CARD, TODAY))
        raise ZeroDivisionError
