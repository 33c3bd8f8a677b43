"""One e-mail: the same words for everybody, and whatever the mail server does."""

import socket
import ssl
import threading

import pytest

from core.errors import BadInput
from core.rules.neutral_words import code_letter, note_letter
from core.rules.speech import ENGLISH
from core.services.mailing import Mailer, check_address
from core.services.sent import Fate, Outcome
from tests.mail_server import running_mail_server

LETTER = note_letter(ENGLISH)


@pytest.fixture
def server():
    with running_mail_server(auth_require_tls=False) as server:
        yield server


def mailer(port, **more):
    how = {"secure": "none", "patience": 2.0, **more}
    return Mailer("127.0.0.1", port, "Notes <notes@kith.example>", **how)


def test_it_arrives_once_with_words_that_say_nothing(server):
    assert mailer(server.port).send("ann@example.org", LETTER) == Outcome(Fate.TAKEN, "250")
    ((sender, to, letter),) = server.got
    assert (sender, to) == ("notes@kith.example", ["ann@example.org"])
    assert letter["Subject"] == "A note for you"
    assert letter["From"] == "Notes <notes@kith.example>"
    assert letter["To"] == "ann@example.org"
    assert letter.get_content().startswith("You have a note.")
    assert set(letter.keys()) == {
        "From",
        "To",
        "Subject",
        "Message-ID",
        "Auto-Submitted",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }


def test_two_people_get_the_same_words(server):
    for address in ("ann@example.org", "bob@example.org"):
        mailer(server.port).send(address, LETTER)
    (_, _, one), (_, _, other) = server.got
    assert one["Subject"] == other["Subject"]
    assert one.get_content() == other.get_content()


def test_a_code_is_the_only_thing_that_differs():
    one, other = code_letter("123456", ENGLISH), code_letter("000042", ENGLISH)
    assert one.subject == other.subject
    assert one.text.replace("123456", "000042") == other.text


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("code", "fate"), [("451", Fate.NOT_TAKEN), ("550", Fate.REFUSED), ("552", Fate.REFUSED)]
)
def test_a_refusal_for_now_may_be_tried_again_and_one_for_good_may_not(server, command, code, fate):
    server.says[command] = f"{code} no"
    assert mailer(server.port).send("ann@example.org", LETTER) == Outcome(fate, code)


def test_a_line_that_goes_dead_after_the_letter_is_never_tried_again(server):
    server.says["DATA"] = "close"
    outcome = mailer(server.port).send("ann@example.org", LETTER)
    assert outcome == Outcome(Fate.UNKNOWN, "no_answer")
    assert len(server.got) == 1


def test_nobody_there_may_be_tried_again():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        outcome = mailer(one.getsockname()[1]).send("ann@example.org", LETTER)
    assert outcome == Outcome(Fate.NOT_TAKEN, "unreachable")


def test_a_server_that_says_nothing_may_be_tried_again():
    with socket.create_server(("127.0.0.1", 0)) as one:
        outcome = mailer(one.getsockname()[1], patience=0.2).send("ann@example.org", LETTER)
    assert outcome == Outcome(Fate.NOT_TAKEN, "unreachable")


def test_it_says_who_it_is_when_it_is_told_to(server):
    sent = mailer(server.port, user="kith", password="right")
    assert sent.send("ann@example.org", LETTER).fate is Fate.TAKEN
    assert server.users == [(b"kith", b"right")]
    assert "right" not in repr(sent)


def test_a_wrong_password_is_refused(server):
    outcome = mailer(server.port, user="kith", password="wrong").send("ann@example.org", LETTER)
    assert outcome.fate is Fate.REFUSED
    assert server.got == []


def test_without_encryption_where_it_is_asked_for_nothing_is_said(server):
    outcome = mailer(server.port, secure="starttls").send("ann@example.org", LETTER)
    assert outcome.fate is not Fate.TAKEN
    assert server.got == []


def test_a_server_whose_certificate_nobody_knows_gets_nothing():
    threads = threading.active_count()
    with running_mail_server() as server:
        outcome = mailer(server.port, secure="tls").send("ann@example.org", LETTER)
        assert outcome == Outcome(Fate.NOT_TAKEN, "unreachable")
        assert server.got == []
    assert threading.active_count() <= threads + 1
    assert ssl.create_default_context().check_hostname


@pytest.mark.parametrize("good", ["ann@example.org", " a.b+c@mail.example.org ", "o'x@ex-am.org"])
def test_an_address_is_an_address(good):
    assert check_address(good) == good.strip()


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("", "missing"),
        ("ann", "address"),
        ("ann@localhost", "address"),
        ("ann@example.org, bob@example.org", "address"),
        ("ann@example.org\nBcc: bob@example.org", "address"),
        ("Ann <ann@example.org>", "address"),
        ("a@b@example.org", "address"),
        ("x" * 65 + "@example.org", "address"),
        ("ann@" + "x" * 250 + ".org", "address"),
    ],
)
def test_anything_else_is_refused(bad, problem):
    with pytest.raises(BadInput) as refused:
        check_address(bad)
    assert refused.value.problem == problem
