"""One push: sealed for one browser, the same for everybody, and whatever the service does."""

import json
import socket
import threading
from datetime import UTC, datetime, timedelta

import pytest

from core.rules.neutral_words import PUSH_BYTES, push_message
from core.rules.speech import ENGLISH
from core.services import pushing
from core.services.pushing import Pusher, outcome_of
from core.services.sent import Fate, Outcome
from core.store.channels import Device
from core.store.push_keys import PushKey, new_push_key
from tests.push_service import (
    BIG,
    Browser,
    closes,
    drips,
    floods,
    hangs,
    later,
    redirects,
    running_push_service,
)

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
KEY = PushKey(new_push_key(), "https://kith.example")
MESSAGE = push_message(ENGLISH)


@pytest.fixture
def service():
    with running_push_service() as service:
        yield service


@pytest.fixture
def browser():
    return Browser()


def pusher(*also, patience=0.3):
    return Pusher(KEY, lambda: datetime.now(UTC), also, patience)


def push(service, browser, *answers):
    service.answers = list(answers) or [201]
    device = Device("d", f"{service.origin}/secret-path?x=1", browser.keys)
    return pusher(service.origin).push(device, MESSAGE)


def test_the_browser_reads_the_words(service, browser):
    assert push(service, browser) == Outcome(Fate.TAKEN, "201")
    (got,) = service.got
    said = browser.opens(got.body)
    assert json.loads(said) == {"title": "Notes", "body": "You have a note."}
    assert len(said) == PUSH_BYTES
    assert got.path == "/secret-path?x=1"


def test_the_service_learns_who_sends_and_nothing_else(service, browser):
    push(service, browser)
    (got,) = service.got
    claims = service.said_by(got)
    assert claims["aud"] == service.origin
    assert claims["sub"] == "https://kith.example"
    assert 0 < claims["exp"] - datetime.now(UTC).timestamp() < 24 * 3600
    assert f"k={KEY.public}" in got.headers["authorization"]
    told = {name: value for name, value in got.headers.items() if name != "authorization"}
    assert told == {
        "host": service.origin.removeprefix("http://"),
        "accept-encoding": "identity",
        "content-length": str(len(got.body)),
        "content-encoding": "aes128gcm",
        "content-type": "application/octet-stream",
        "ttl": "7200",
        "topic": "note",
        "urgency": "normal",
    }


def test_two_browsers_get_the_same_number_of_bytes(service):
    for browser in (Browser(), Browser()):
        push(service, browser)
    one, other = service.got
    assert len(one.body) == len(other.body)
    assert one.body != other.body


def test_a_key_of_somebody_else_does_not_open_it(service, browser):
    push(service, browser)
    with pytest.raises(Exception, match="Decryption"):
        Browser().opens(service.got[0].body)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (200, Outcome(Fate.TAKEN, "200")),
        (202, Outcome(Fate.TAKEN, "202")),
        (400, Outcome(Fate.REFUSED, "400")),
        (401, Outcome(Fate.REFUSED, "401")),
        (403, Outcome(Fate.REFUSED, "403")),
        (404, Outcome(Fate.PLACE_GONE, "404")),
        (410, Outcome(Fate.PLACE_GONE, "410")),
        (413, Outcome(Fate.REFUSED, "413")),
        (429, Outcome(Fate.NOT_TAKEN, "429")),
        (later("120"), Outcome(Fate.NOT_TAKEN, "429", timedelta(seconds=120))),
        (later("soon"), Outcome(Fate.NOT_TAKEN, "429")),
        (later("9" * 30), Outcome(Fate.NOT_TAKEN, "429", timedelta(hours=12))),
        (later("-5"), Outcome(Fate.NOT_TAKEN, "429")),
        (later("60", status=503), Outcome(Fate.NOT_TAKEN, "503", timedelta(seconds=60))),
        (500, Outcome(Fate.NOT_TAKEN, "500")),
        (closes, Outcome(Fate.UNKNOWN, "no_answer")),
        (hangs, Outcome(Fate.UNKNOWN, "no_answer")),
        (drips, Outcome(Fate.UNKNOWN, "no_answer")),
    ],
)
def test_each_answer_means_one_thing_and_is_asked_for_once(service, browser, answer, outcome):
    assert push(service, browser, answer) == outcome
    assert len(service.got) == 1


def test_retry_after_may_be_a_date():
    assert outcome_of(429, "Mon, 23 Nov 2026 09:40:00 GMT", NOW).wait == timedelta(minutes=10)
    assert outcome_of(429, "Mon, 23 Nov 2026 09:20:00 GMT", NOW).wait == timedelta(0)


def test_a_redirect_is_never_followed(service, browser):
    assert push(service, browser, redirects) == Outcome(Fate.REFUSED, "307")
    assert [got.path for got in service.got] == ["/secret-path?x=1"]


def test_a_hundred_megabytes_are_not_read(service, browser):
    assert push(service, browser, floods) == Outcome(Fate.TAKEN, "201")
    assert service.server.flooded < BIG / 10


def test_nobody_there_may_be_tried_again(browser):
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        origin = f"http://127.0.0.1:{one.getsockname()[1]}"
        device = Device("d", f"{origin}/x", browser.keys)
        assert pusher(origin).push(device, MESSAGE) == Outcome(Fate.NOT_TAKEN, "unreachable")


def test_a_name_that_leads_nowhere_may_be_tried_again(browser, monkeypatch):
    def unknown(*_args, **_more):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    device = Device("d", "https://fcm.googleapis.com/x", browser.keys)
    assert pusher().push(device, MESSAGE) == Outcome(Fate.NOT_TAKEN, "unreachable")


PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "::1",
    "fe80::1%eth0",
    "fd00::1",
    "::ffff:127.0.0.1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_known_name_that_leads_into_a_private_network_is_refused(browser, monkeypatch, address):
    called = []
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_m: answer)
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_m: called.append(a))
    device = Device("d", "https://fcm.googleapis.com/x", browser.keys)
    assert pusher().push(device, MESSAGE) == Outcome(Fate.REFUSED, "private_address")
    assert called == []


def test_an_address_that_was_kept_is_looked_at_again(service, browser):
    device = Device("d", f"{service.origin}/x", browser.keys)
    assert pusher().push(device, MESSAGE) == Outcome(Fate.REFUSED, "bad_place")
    assert service.got == []


@pytest.mark.parametrize("keys", [{}, {"p256dh": "AAAA", "auth": "AAAA"}])
def test_keys_that_are_none_are_refused(service, keys):
    device = Device("d", f"{service.origin}/x", keys)
    assert pusher(service.origin).push(device, MESSAGE) == Outcome(Fate.REFUSED, "bad_place")
    assert service.got == []


def test_nothing_is_left_running(service, browser):
    before = threading.active_count()
    for _ in range(3):
        push(service, browser)
    timers = [one for one in threading.enumerate() if isinstance(one, threading.Timer)]
    assert [one for one in timers if not one.finished.is_set()] == []
    assert pushing.PATIENCE <= 10
    assert before < 50
