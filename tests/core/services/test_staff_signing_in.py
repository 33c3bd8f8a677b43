"""Workers sign in by passphrase and code; every code is good once; an idle sitting is locked."""

import threading

import pytest

from core.errors import Locked, NotSignedIn, SlowDown, WrongKey
from core.services import signing_in, staff_signing_in
from core.services.one_time_codes import step_of
from core.services.tokens import make_token
from core.store.door import digest
from tests.cast import HASHER, PASSPHRASE
from tests.staff import an_admin


@pytest.fixture
def admin(gate):
    return an_admin(gate)


def signs_in(worker, name=None, passphrase=PASSPHRASE, code=None):
    return staff_signing_in.sign_in(
        worker.gate.door,
        HASHER,
        name=name or worker.name,
        passphrase=passphrase,
        code=worker.code() if code is None else code,
        device="A device",
        known_device=lambda _: "",
    )


def unlocks(worker, token=None, passphrase=PASSPHRASE, code=None):
    return staff_signing_in.unlock(
        worker.gate.door,
        HASHER,
        token=token or worker.sitting.token,
        passphrase=passphrase,
        code=worker.code() if code is None else code,
    )


def refusal_of(does):
    with pytest.raises(WrongKey) as refused:
        does()
    return type(refused.value), refused.value.facts


def test_a_worker_signs_in_with_passphrase_and_code(admin, gate, clock):
    clock.passes(minutes=1)
    sitting = signs_in(admin)
    assert gate.viewer_of_cookie(sitting.token).account_id == admin.viewer.account_id


def test_one_answer_for_everything_that_does_not_fit(admin, cast, clock):
    clock.passes(minutes=1)
    used = admin.code(-2)
    answers = [
        refusal_of(lambda: signs_in(admin, passphrase="four other words here")),
        refusal_of(lambda: signs_in(admin, code="000000")),
        refusal_of(lambda: signs_in(admin, code="")),
        refusal_of(lambda: signs_in(admin, code=used)),
    ]
    clock.passes(hours=2)
    answers += [
        refusal_of(lambda: signs_in(admin, name="nobody acorn 10")),
        refusal_of(lambda: signs_in(admin, name=cast.ann.name)),
    ]
    assert len(set(map(repr, answers))) == 1


def test_a_worker_cannot_come_in_by_the_door_for_people(admin, gate, clock):
    clock.passes(minutes=1)
    with pytest.raises(WrongKey):
        signing_in.sign_in(
            gate.door,
            HASHER,
            name=admin.name,
            passphrase=PASSPHRASE,
            device="A device",
            known_device=lambda _: "",
        )


def test_nobody_makes_an_account_again_to_come_in_as_a_worker(admin, gate):
    with pytest.raises(WrongKey):
        signing_in.create_account(
            gate.door,
            HASHER,
            account_id=admin.viewer.account_id,
            nickname="x",
            passphrase=PASSPHRASE,
            device="A device",
        )


def test_a_code_is_good_once(admin, clock):
    clock.passes(minutes=1)
    code = admin.code()
    signs_in(admin, code=code)
    with pytest.raises(WrongKey):
        signs_in(admin, code=code)
    with pytest.raises(WrongKey):
        unlocks(admin, code=code)


def test_an_earlier_code_is_refused_after_a_later_one(admin, clock):
    clock.passes(minutes=2)
    earlier = admin.code(-1)
    signs_in(admin, code=admin.code())
    with pytest.raises(WrongKey):
        signs_in(admin, code=earlier)


def test_the_code_one_joined_with_is_used_up(admin):
    with pytest.raises(WrongKey):
        signs_in(admin)


def test_one_code_used_twice_at_once_counts_once(admin, clock):
    clock.passes(minutes=1)
    code, start, came = admin.code(), threading.Barrier(2), []

    def tries():
        start.wait()
        try:
            came.append(bool(signs_in(admin, code=code)))
        except WrongKey:
            came.append(False)

    threads = [threading.Thread(target=tries) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(came) == [False, True]


@pytest.mark.parametrize(
    ("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_clocks_may_differ_by_half_a_minute(admin, clock, steps, fits):
    clock.passes(minutes=5)
    code = admin.code(steps)
    assert (step_of(admin.secret, f" {code[:3]} {code[3:]} ", clock()) is not None) == fits


@pytest.mark.parametrize("code", ["", "12345", "1234567", "½½½½½½", "٠٠٠٠٠٠", "x" * 5000])
def test_what_is_no_code_never_breaks(admin, clock, code):
    assert step_of(admin.secret, code, clock()) is None


def test_guesses_are_slowed_down_and_counted_alike_for_codes(admin, clock):
    clock.passes(minutes=1)
    for _ in range(5):
        with pytest.raises(WrongKey):
            signs_in(admin, code="000000")
    with pytest.raises(SlowDown):
        signs_in(admin)
    clock.passes(minutes=1)
    assert signs_in(admin).works


def test_a_sitting_is_locked_after_a_quarter_of_an_hour(admin, gate, clock):
    clock.passes(minutes=14, seconds=59)
    assert gate.viewer_of_cookie(admin.sitting.token)
    clock.passes(minutes=14, seconds=59)
    assert gate.viewer_of_cookie(admin.sitting.token)
    clock.passes(minutes=15)
    for _ in range(2):
        with pytest.raises(Locked):
            gate.viewer_of_cookie(admin.sitting.token)


def test_the_lock_button_locks_at_once(admin, gate):
    assert staff_signing_in.lock(gate.door, admin.sitting.token)
    with pytest.raises(Locked):
        gate.viewer_of_cookie(admin.sitting.token)


def test_a_person_is_not_locked(cast, gate):
    with gate.door() as door:
        account = door.accounts.account(cast.ann.viewer.account_id)
        sitting = signing_in.sit_down(door, account, "A device", stays=False)
    assert not staff_signing_in.lock(gate.door, sitting.token)
    assert gate.viewer_of_cookie(sitting.token)
    with pytest.raises(NotSignedIn):
        staff_signing_in.unlock(
            gate.door, HASHER, token=sitting.token, passphrase=PASSPHRASE, code="000000"
        )


def test_unlocking_goes_on_under_a_new_token_and_ends_when_it_would_have(admin, gate, clock):
    clock.passes(minutes=20)
    again = unlocks(admin)
    assert gate.viewer_of_cookie(again.token).sign_in_id
    with pytest.raises(NotSignedIn):
        gate.viewer_of_cookie(admin.sitting.token)
    ends = _ends_at(gate, again.token)
    assert ends.hour == 19  # half past nine and ten hours
    clock.passes(hours=10)
    with pytest.raises(NotSignedIn) as over:
        gate.viewer_of_cookie(again.token)
    assert not isinstance(over.value, Locked)


def _ends_at(gate, token):
    with gate.door() as door:
        return door.accounts.sign_in(digest(token)).ends_at


def test_a_busy_sitting_ends_after_ten_hours_all_the_same(admin, gate, clock):
    for _ in range(59):
        clock.passes(minutes=10)
        assert gate.viewer_of_cookie(admin.sitting.token)
    clock.passes(minutes=10)
    with pytest.raises(NotSignedIn):
        gate.viewer_of_cookie(admin.sitting.token)


def test_unlocking_takes_passphrase_and_code_and_slows_guesses_down(admin, gate, clock):
    clock.passes(minutes=20)
    for wrong in ({"passphrase": "four other words here"}, {"code": "000000"}) * 3:
        with pytest.raises((WrongKey, SlowDown)):
            unlocks(admin, **wrong)
    with pytest.raises(SlowDown):
        unlocks(admin)
    with pytest.raises(Locked):
        gate.viewer_of_cookie(admin.sitting.token)


def test_a_worker_holds_no_key_for_programs(admin, gate):
    token = make_token(gate.door, admin.viewer, "mine")
    with pytest.raises(NotSignedIn):
        gate.viewer_of_bearer(token)
