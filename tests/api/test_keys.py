"""Keys: made in Settings, good until they are ended, and the only way in."""

import pytest

from tests.plugins.sites import Program, new_key_of


def test_a_key_made_in_settings_opens_ones_own_map(jo, kith):
    jo.adds("Sam")
    program = Program(kith, new_key_of(jo))
    assert [one["name"] for one in program.get("/connections").json()] == ["Sam"]


def test_an_ended_key_is_out_at_once(jo, kith):
    program = Program(kith, new_key_of(jo))
    program.get("/connections")
    page = jo.opens("/settings/keys")
    jo.sends(page, page.one('form[action$="/end"]')["action"])
    answer = program.get("/connections", status=401)
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["error"] == "not_signed_in"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic am86eA==",
        "Bearer kith_",
        "x" * 9000,
        "Bearer \xe9",
    ],
)
def test_anything_else_is_nobody(kith, said):
    program = Program(kith, "")
    headers = {"Authorization": said.encode("latin-1")}
    assert program.client.get("/api/v1/connections", headers=headers).status_code == 401


def test_a_key_outlives_signing_out_everywhere_and_is_listed(jo, kith):
    program = Program(kith, new_key_of(jo, "my spreadsheet"))
    jo.posts("/settings/sign-ins/everywhere")
    program.get("/connections")
    jo.signs_in(jo.sign_in_name)
    assert "my spreadsheet" in jo.opens("/settings/keys").main


def test_there_are_at_most_twenty_keys(jo):
    for number in range(20):
        jo.posts("/settings/keys", label=f"key {number}")
    (says,) = jo.posts("/settings/keys", label="one more", status=422).wrong()
    assert says == "You have 20 keys. End one first, then make a new one."
