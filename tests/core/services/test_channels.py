"""Where a person hears of a card: chosen, confirmed, and stopped in one step."""

import pytest
from sqlalchemy import text

from core.errors import BadInput
from core.services import channels
from core.store.channels import MOST_DEVICES
from tests.announced import HOST, asks_for_code, gives_code, takes_mail, takes_push
from tests.cast import a_key
from tests.push_service import Browser


def shelf(actor):
    with actor.reading() as records:
        return records.sheet().settings, records.channels.devices(), records.channels.mail()


def test_at_first_nothing_is_chosen(cast):
    assert shelf(cast.ann) == ({}, (), None)


def test_a_phone_takes_messages_until_it_is_stopped(cast):
    browser = Browser()
    takes_push(cast.ann, f"{HOST}/one", browser)
    settings, (device,), _ = shelf(cast.ann)
    assert settings == {"push": True}
    assert (device.endpoint, device.keys) == (f"{HOST}/one", browser.keys)
    with cast.ann.writing() as records:
        channels.stop_push(records, a_key())
    settings, devices, _ = shelf(cast.ann)
    assert (settings, devices) == ({"push": False}, ())


def test_the_same_phone_twice_is_one_phone(cast):
    takes_push(cast.ann, f"{HOST}/one")
    other = Browser()
    takes_push(cast.ann, f"{HOST}/one", other)
    _, (device,), _ = shelf(cast.ann)
    assert device.keys == other.keys


def test_of_many_phones_the_oldest_goes(cast, clock):
    for number in range(MOST_DEVICES + 2):
        takes_push(cast.ann, f"{HOST}/{number}")
        clock.passes(minutes=1)
    _, devices, _ = shelf(cast.ann)
    assert [one.endpoint for one in devices] == [
        f"{HOST}/{number}" for number in range(2, MOST_DEVICES + 2)
    ]


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"p256dh": "", "auth": ""},
        {"p256dh": "A" * 87, "auth": "A" * 21},
        {"p256dh": "A" * 86, "auth": "A" * 22},
        {"p256dh": "é" * 87, "auth": "A" * 22},
        {"p256dh": "!" * 87, "auth": "A" * 22},
    ],
)
def test_keys_that_are_none_are_refused(sqlite_cast, keys):
    with sqlite_cast.ann.writing() as records, pytest.raises(BadInput):
        channels.use_push(records, a_key(), endpoint=f"{HOST}/x", keys=keys)


def test_an_address_that_is_no_push_service_is_refused(sqlite_cast):
    with pytest.raises(BadInput):
        takes_push(sqlite_cast.ann, "https://169.254.169.254/x")


def test_an_address_counts_once_its_code_is_given(cast):
    asks_for_code(cast.ann)
    settings, _, mail = shelf(cast.ann)
    assert (settings, mail.is_confirmed) == ({}, False)
    assert gives_code(cast.ann).thing_id == channels.CONFIRMED
    settings, _, mail = shelf(cast.ann)
    assert (settings, mail.address, mail.is_confirmed) == ({"email": True}, "ann@example.org", True)


def test_a_code_may_be_typed_with_blanks(cast):
    asks_for_code(cast.ann)
    _, _, mail = shelf(cast.ann)
    assert len(mail.code) == 6
    assert gives_code(cast.ann, f" {mail.code[:3]} {mail.code[3:]} ").thing_id == channels.CONFIRMED


def test_after_five_wrong_codes_the_right_one_no_longer_counts(cast):
    asks_for_code(cast.ann)
    right = shelf(cast.ann)[2].code
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    for _ in range(5):
        assert gives_code(cast.ann, wrong).thing_id == channels.WRONG_CODE
    assert gives_code(cast.ann, right).thing_id == channels.CODE_IS_OVER


def test_a_code_is_over_after_ten_minutes(cast, clock):
    asks_for_code(cast.ann)
    right = shelf(cast.ann)[2].code
    clock.passes(minutes=10, seconds=1)
    assert gives_code(cast.ann, right).thing_id == channels.CODE_IS_OVER


def test_a_code_is_good_once(cast):
    asks_for_code(cast.ann)
    right = shelf(cast.ann)[2].code
    gives_code(cast.ann, right)
    assert gives_code(cast.ann, right).thing_id == channels.CODE_IS_OVER


def test_without_a_code_there_is_nothing_to_give(cast):
    assert gives_code(cast.ann, "").thing_id == channels.CODE_IS_OVER


def test_three_codes_an_hour_and_no_more(cast, clock):
    for _ in range(3):
        asks_for_code(cast.ann)
    with pytest.raises(BadInput) as refused:
        asks_for_code(cast.ann)
    assert refused.value.problem == "too_often"
    clock.passes(minutes=61)
    asks_for_code(cast.ann)


def test_another_address_takes_the_place_of_the_first_and_waits_for_its_code(cast):
    takes_mail(cast.ann)
    asks_for_code(cast.ann, "new@example.org")
    settings, _, mail = shelf(cast.ann)
    assert (mail.address, mail.is_confirmed, settings["email"]) == ("new@example.org", False, False)


def test_stopping_forgets_the_address(cast):
    takes_mail(cast.ann)
    with cast.ann.writing() as records:
        channels.stop_mail(records, a_key())
    settings, _, mail = shelf(cast.ann)
    assert (settings["email"], mail) == (False, None)


def test_nobody_sees_the_places_of_somebody_else(cast):
    takes_push(cast.ann)
    takes_mail(cast.ann)
    assert shelf(cast.bob) == ({}, (), None)


def test_a_copy_of_the_database_shows_no_address_no_endpoint_and_no_code(cast, gate):
    takes_push(cast.ann, f"{HOST}/a-secret-path")
    asks_for_code(cast.ann, "secret@example.org")
    code = shelf(cast.ann)[2].code
    with gate.engines.reading.connect() as connection:
        found = b""
        for table in ("pushdevice", "mailaddress", "delivery", "journalentry", "keptanswer"):
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
            found += b"".join(
                bytes(cell) if isinstance(cell, bytes) else str(cell).encode()
                for row in rows
                for cell in row
            )
    for secret in (b"a-secret-path", b"fcm.googleapis", b"secret@", code.encode()):
        assert secret not in found
