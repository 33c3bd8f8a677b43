"""The first visit: a first page of few words, and an account with a nickname and a passphrase."""

import uuid

import pytest
from sqlmodel import select

from core.store.session import IdentitySession
from core.store.tables import Account
from tests.cast import PASSPHRASE


def accounts(gate):
    with IdentitySession(gate.engines.reading) as session:
        return len(session.exec(select(Account)).all())


def test_the_first_page_has_at_most_100_words_and_two_ways_on(visitor):
    page = visitor.opens("/")
    assert len(page.main.split()) <= 100
    assert {"/start", "/sign-in"} <= set(page.links)
    assert "Only you can see it" in page.main


def test_making_an_account_shows_the_sign_in_name_and_signs_in(visitor):
    page = visitor.sends(visitor.opens("/start"), "/start", nickname="Jo", passphrase=PASSPHRASE)
    assert page.path == "/start/keep"
    assert page.one(".codes bdi").get_text().startswith("Jo ")
    assert "Jo" in visitor.opens("/today").h1


def test_the_same_form_sent_twice_makes_one_account(visitor, sqlite_gate):
    form = {"once": str(uuid.uuid4()), "nickname": "Jo", "passphrase": PASSPHRASE}
    first = visitor.posts("/start", form)
    second = visitor.posts("/start", form)
    assert first.one(".codes bdi") == second.one(".codes bdi")
    assert accounts(sqlite_gate) == 1


def test_the_same_form_with_another_passphrase_opens_nothing(visitor, another, sqlite_gate):
    once = str(uuid.uuid4())
    visitor.posts("/start", once=once, nickname="Jo", passphrase=PASSPHRASE)
    stranger = another()
    page = stranger.posts(
        "/start", once=once, nickname="Jo", passphrase="five other words in here", status=422
    )
    assert page.wrong()
    assert stranger.opens("/today").path == "/sign-in"
    assert accounts(sqlite_gate) == 1


def test_a_taken_nickname_is_never_refused(another):
    one, other = another().starts("Jo"), another().starts("Jo")
    assert one.sign_in_name != other.sign_in_name


@pytest.mark.parametrize(
    ("nickname", "passphrase", "says"),
    [
        ("", PASSPHRASE, "Add a nickname"),
        ("Jo", "short", "10 letters or more"),
        ("Jo", "w" * 201, "200 letters or fewer"),
        ("Jo", "1234567890", "easy to guess"),
        ("Jo" * 60, PASSPHRASE, "80 letters or fewer"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(visitor, nickname, passphrase, says):
    form = {"nickname": nickname, "passphrase": passphrase, "stays": "yes"}
    page = visitor.posts("/start", form, status=422)
    (sentence,) = page.wrong()
    assert says in sentence
    assert page.value("nickname") == nickname
    assert page.chosen("stays") == ["yes"]
    assert passphrase not in page.html


def test_the_form_keeps_its_key_when_it_comes_back(visitor):
    page = visitor.opens("/start")
    once = page.value("once")
    again = visitor.sends(page, "/start", nickname="", passphrase=PASSPHRASE, status=422)
    assert again.value("once") == once


def test_somebody_signed_in_goes_straight_to_today(jo):
    assert jo.opens("/").path == "/today"


def test_recovery_codes_are_shown_once_when_asked_for(jo):
    page = jo.sends(jo.opens("/start/keep"), "/start/keep")
    assert len(page.all("ul.codes li")) == 8
    assert not jo.opens("/start/keep").all("ul.codes li")
