"""What leaves Kith is the same for everybody, and about nobody."""

import inspect
import threading
from datetime import UTC, datetime

import pytest

from core.rules import neutral_words
from core.services import announcing
from core.services.delivering import Post, deliver_due
from core.services.mailing import Mailer
from core.services.pushing import Pusher
from core.store.outbox import State
from core.store.push_keys import PushKey, new_push_key
from tests.announced import chooses, offers, takes_mail, takes_push
from tests.cast import Actor
from tests.mail_server import running_mail_server
from tests.push_service import Browser, running_push_service

PEOPLE = 60
NAMES = ("Zoë 🌻 <b>", "Ann", "X" * 60, "محمد", "risk patient Kith", "1 %(name)s {0}")
_MAKERS = ("push_words", "push_message", "note_letter")


@pytest.fixture
def sent(sqlite_gate, clock, monkeypatch):
    """What arrived from sixty people with all kinds of words on their maps."""
    monkeypatch.setattr(announcing.secrets, "randbelow", lambda _most: 0)
    with running_push_service() as push, running_mail_server() as mail:
        for number in range(PEOPLE):
            _person(sqlite_gate, number, push)
        post = Post(
            sqlite_gate.outbox,
            sqlite_gate.delivering,
            sqlite_gate.clock,
            Pusher(
                PushKey(new_push_key(), "https://kith.example"),
                lambda: datetime.now(UTC),
                (push.origin,),
            ),
            Mailer("127.0.0.1", mail.port, "notes@kith.example", secure="none"),
        )
        done = deliver_due(post)
        assert done[State.SENT] == 2 * PEOPLE
        yield push.got, [letter for _, _, letter in mail.got]


_browser = Browser()


def _person(gate, number, push):
    actor = Actor(gate, f"p{number}")
    name = NAMES[number % len(NAMES)]
    actor.adds(f"{name} {number}", gives_me=f"{name} " * (number % 7))
    chooses(actor, quiet_from=20 + number % 3, prompts_a_week=1 + number % 2)
    takes_push(actor, f"{push.origin}/{'x' * (number % 40)}", _browser, [push.origin])
    takes_mail(actor, f"p{number}@example.org")
    offers(actor)


def test_every_push_is_one_text_of_one_length_with_one_set_of_headers(sent):
    got, _ = sent
    assert len(got) == PEOPLE
    assert {_browser.opens(one.body) for one in got} == {
        b'{"title": "Notes", "body": "You have a note."}'.ljust(neutral_words.PUSH_BYTES)
    }
    assert len({len(one.body) for one in got}) == 1
    headers = [
        tuple(sorted((k, v) for k, v in one.headers.items() if k != "authorization")) for one in got
    ]
    assert len(set(headers)) == 1
    assert len({len(one.headers["authorization"]) for one in got}) == 1


def test_every_e_mail_is_one_text_under_one_subject(sent):
    _, letters = sent
    assert len(letters) == PEOPLE
    assert {one["Subject"] for one in letters} == {"A note for you"}
    assert len({one.get_content() for one in letters}) == 1
    assert len({tuple(sorted(one.keys())) for one in letters}) == 1
    assert threading.active_count() < 50


def test_nobody_who_writes_such_words_is_given_a_person():
    for maker in _MAKERS:
        parameters = inspect.signature(getattr(neutral_words, maker)).parameters
        assert list(parameters) == ["speech"], maker
