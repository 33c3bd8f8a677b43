"""Signing in tells a stranger nothing, slows guesses down, and never locks the owner out."""

import pytest

from core.services.passphrases import Hasher
from tests.cast import PASSPHRASE

WRONG = "four quite other words"


@pytest.fixture
def name(jo):
    """Jo's sign-in name."""
    return jo.sign_in_name


@pytest.fixture
def stranger(another):
    """A browser that never signed in to Jo's account."""
    return another()


def guesses(visitor, name, times):
    return [visitor.signs_in(name, WRONG, status=422) for _ in range(times)]


def test_the_sign_in_name_and_the_passphrase_lead_to_today(stranger, name):
    page = stranger.opens("/sign-in")
    landed = stranger.sends(page, "/sign-in", name=name, passphrase=PASSPHRASE)
    assert landed.path == "/today"


@pytest.mark.parametrize("typed", [str.upper, str.lower, lambda name: f"  {name}  "])
def test_the_sign_in_name_is_taken_however_it_is_written(stranger, name, typed):
    assert stranger.signs_in(typed(name)).path == "/today"


def test_an_unknown_name_and_a_wrong_passphrase_get_the_same_answer(stranger, name):
    unknown = stranger.signs_in("Nobody acorn 99", WRONG, status=422)
    wrong = stranger.signs_in(name, WRONG, status=422)
    assert unknown.wrong() == wrong.wrong() != []
    assert unknown.html.replace("Nobody acorn 99", name) == wrong.html
    assert dict(unknown.response.headers) | {"content-length": ""} == dict(
        wrong.response.headers
    ) | {"content-length": ""}


@pytest.mark.parametrize("who", ["unknown", "known"])
def test_every_try_costs_one_hash(stranger, name, who, monkeypatch):
    looked_at = []
    fits = Hasher.fits
    monkeypatch.setattr(Hasher, "fits", lambda *args: looked_at.append(args) or fits(*args))
    stranger.signs_in(name if who == "known" else "Nobody acorn 99", WRONG, status=422)
    assert len(looked_at) == 1


def test_the_passphrase_never_comes_back_in_a_page(stranger, name):
    assert WRONG not in stranger.signs_in(name, WRONG, status=422).html


def test_what_was_typed_beside_the_passphrase_stays(stranger, name):
    page = stranger.signs_in(name, WRONG, status=422, stays="yes")
    assert page.value("name") == name
    assert page.chosen("stays") == ["yes"]


def test_after_five_wrong_tries_the_sentence_says_how_long_to_wait(stranger, name):
    guesses(stranger, name, 5)
    (says,) = stranger.signs_in(name, PASSPHRASE, status=429).wrong()
    assert "Please wait" in says
    assert "recovery code" in says


def test_an_unknown_name_slows_down_just_the_same(stranger):
    guesses(stranger, "Nobody acorn 99", 5)
    assert stranger.signs_in("Nobody acorn 99", WRONG, status=429).wrong()


def test_after_the_wait_the_right_words_work(stranger, name, clock):
    guesses(stranger, name, 5)
    clock.passes(seconds=61)
    assert stranger.signs_in(name).path == "/today"


def test_guesses_from_elsewhere_never_slow_a_known_device(stranger, another, name):
    known = another()
    known.signs_in(name)
    known.posts("/sign-out")
    guesses(stranger, name, 5)
    stranger.signs_in(name, status=429)
    assert known.signs_in(name).path == "/today"


def test_a_recovery_code_works_while_guesses_are_slowed(jo, stranger, name):
    code = jo.sends(jo.opens("/start/keep"), "/start/keep").all("ul.codes li")[0].get_text()
    guesses(stranger, name, 5)
    stranger.signs_in(name, status=429)
    assert comes_back(stranger, code).path == "/start/keep"


def comes_back(visitor, code, passphrase="another four plain words", status=200):
    page = visitor.opens("/sign-in/code")
    fields = {"code": code, "passphrase": passphrase}
    return visitor.sends(page, "/sign-in/code", fields, status=status)


def codes_of(jo):
    page = jo.sends(jo.opens("/start/keep"), "/start/keep")
    return [item.get_text() for item in page.all("ul.codes li")]


def test_a_recovery_code_works_once(jo, another):
    first, second, *_ = codes_of(jo)
    assert comes_back(another(), first).path == "/start/keep"
    assert comes_back(another(), first, status=422).wrong()
    assert comes_back(another(), second).path == "/start/keep"


def test_a_recovery_code_may_be_written_by_hand(jo, another):
    code = codes_of(jo)[0].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert comes_back(another(), code).path == "/start/keep"


def test_a_recovery_code_ends_every_other_sitting_and_the_old_passphrase(jo, another, name):
    comes_back(another(), codes_of(jo)[0])
    assert jo.opens("/today").path == "/sign-in"
    another().signs_in(name, status=422)
    assert another().signs_in(name, "another four plain words").path == "/today"


def test_fresh_codes_end_the_old_ones(jo, another):
    old = codes_of(jo)[0]
    codes_of(jo)
    assert comes_back(another(), old, status=422).wrong()


def test_a_short_new_passphrase_does_not_use_the_code_up(jo, another):
    code = codes_of(jo)[0]
    stranger = another()
    page = comes_back(stranger, code, "short", status=422)
    assert page.value("code") == code
    assert comes_back(stranger, code).path == "/start/keep"


def test_another_passphrase_signs_the_other_devices_out(jo, another, name):
    other = another()
    other.signs_in(name)
    page = jo.opens("/settings/passphrase")
    fields = {"current": PASSPHRASE, "passphrase": "another four plain words"}
    assert jo.sends(page, "/settings/passphrase", fields).path == "/settings/sign-ins"
    assert other.opens("/today").path == "/sign-in"
    assert jo.opens("/today").path == "/today"


def test_another_passphrase_needs_the_current_one(jo):
    fields = {"current": WRONG, "passphrase": "another four plain words"}
    page = jo.posts("/settings/passphrase", fields, status=422)
    assert page.wrong()
    assert WRONG not in page.html
