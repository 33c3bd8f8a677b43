"""Signals and the answers they look at, for programs."""

import pytest

from core.rules.signal_rules import IDS
from tests.plugins.sites import api_of


def test_every_signal_is_told(program):
    found = program.get("/signals").json()
    assert [one["id"] for one in found["signals"]] == [*IDS]
    assert {one["holds"] for one in found["signals"]} == {None}


def test_an_answer_is_a_reason(program):
    program.send("POST", "/map/confirm", {})
    body = {"question": "ons_lonely", "value": "often_or_always"}
    program.send("POST", "/answers", body, status=201)
    found = program.get("/signals").json()
    assert (found["offer"], found["because"]) == (True, ["S1"])
    assert found["signals"][0]["since"] == found["at"]


def test_an_earlier_day_is_told_as_it_was(program):
    program.send("POST", "/map/confirm", {})
    found = program.get("/signals?on=2026-01-01").json()
    assert (found["at"], found["offer"]) == ("2026-01-01", False)


def test_a_day_that_is_none(program):
    assert program.get("/signals?on=0001-01-01", status=422).status_code == 422


def test_the_three_questions_are_kept_as_numbers(program):
    value = {"companionship": "often", "left_out": "some_of_the_time"}
    value["isolated"] = "hardly_ever_or_never"
    program.send("POST", "/answers", {"question": "ucla_3", "value": value}, status=201)
    (answer,) = program.get("/answers").json()
    assert answer["value"] == {"companionship": 3, "left_out": 2, "isolated": 1}


@pytest.mark.parametrize(
    "body",
    [
        {"question": "ons_lonely", "value": "very"},
        {"question": "ucla_3", "value": {"companionship": "often"}},
        {"question": "lsns_6", "value": [1, 2]},
        {"question": "prompt", "value": "do_it"},
    ],
)
def test_an_answer_that_is_none_is_refused(program, body):
    program.send("POST", "/answers", body, status=422)


def test_the_six_are_taken_only_where_the_deployment_has_them(program, kith):
    low = {"question": "lsns_6", "value": [1] * 6}
    program.send("POST", "/answers", low, status=404)
    api_of(kith.site).state.has_six = True
    try:
        program.send("POST", "/map/confirm", {})
        program.send("POST", "/answers", low, status=201)
        assert program.get("/signals").json()["because"] == ["S12"]
    finally:
        api_of(kith.site).state.has_six = False
