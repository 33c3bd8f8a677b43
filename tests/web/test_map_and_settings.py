"""My map, and everything a person can choose."""

import pytest


@pytest.fixture
def ann(jo):
    """Jo with three on the map."""
    for name, ring in (("Sam", "1"), ("Leila", "2"), ("Mo", "3")):
        jo.adds(name, ring=ring)
    return jo


def file_of(jo):
    found = jo.client.get("/data/file").json()
    found.pop("exported_at", None)
    return found


def test_an_empty_map_is_a_page_too(jo):
    assert jo.opens("/map").h1
    assert jo.opens("/map/words").h1


@pytest.mark.parametrize(
    "asked",
    ["view=close", "show=person", "show=place", "feel=on", "lines=all", "view=x&show=x", "focus=x"],
)
def test_every_way_to_look_at_the_map_is_a_page(ann, asked):
    assert ann.opens(f"/map?{asked}").path == "/map"


def test_the_map_holds_everyone_and_each_leads_to_its_page(ann):
    page = ann.opens("/map")
    assert {"Sam", "Leila", "Mo"} <= set(page.text.split())
    assert len([one for one in set(page.links) if one.startswith("/connections/")]) >= 0


def test_one_of_them_in_focus_can_be_moved(ann):
    sam = next(one["id"] for one in file_of(ann)["connections"] if one["name"] == "Sam")
    page = ann.opens(f"/map?focus={sam}")
    assert page.form(f"/connections/{sam}/move")
    moved = ann.posts(f"/connections/{sam}/move", direction="right")
    assert moved.path == "/map"


def test_a_direction_that_is_none_is_refused(ann):
    sam = file_of(ann)["connections"][0]["id"]
    assert "Choose" in ann.posts(f"/connections/{sam}/move", direction="up", status=422).main


@pytest.mark.parametrize("cell", ["", "x", "-1", "999999", "9" * 30])
def test_a_tile_put_down_outside_stays_where_it_was(ann, cell):
    before = file_of(ann)
    ann.posts("/map/move", connection=before["connections"][0]["id"], cell=cell)
    assert file_of(ann) == before


def test_looking_at_tidy_changes_nothing(ann):
    before = file_of(ann)
    assert ann.opens("/map/tidy").h1
    assert file_of(ann) == before


def test_tidying_is_one_change_with_one_undo(ann):
    before = file_of(ann)
    page = ann.sends(ann.opens("/map/tidy"), "/map/tidy")
    assert page.path == "/map"
    assert [one["name"] for one in file_of(ann)["connections"]] == [
        one["name"] for one in before["connections"]
    ]


def test_saying_the_map_is_right_is_kept_with_the_day(ann):
    page = ann.sends(ann.opens("/map/words"), "/map/confirm", everyone_listed="yes")
    assert page.path == "/map/words"
    sheet = file_of(ann)
    assert "2026-11-23" in str(sheet)


@pytest.mark.parametrize("theme", ["light", "dark", "as_phone"])
def test_a_theme_is_kept_and_every_page_has_it(jo, theme):
    page = jo.sends(jo.opens("/settings"), "/settings", holding="theme", theme=theme)
    assert page.path == "/settings"
    assert jo.opens("/today").one("html")["data-theme"] == theme


def test_the_day_is_the_persons_own(jo, clock):
    clock.passes(hours=11)  # half past eight in the evening in London is tomorrow in Karachi
    jo.posts("/settings", {"has.time_zone": "1", "time_zone": "Asia/Karachi"})
    assert "Tuesday 24 November" in jo.opens("/today").main


def test_a_time_zone_that_is_none_is_refused(jo):
    jo.posts("/settings", {"has.time_zone": "1", "time_zone": "../../etc/passwd"}, status=422)
    assert jo.opens("/today").status == 200


def test_a_box_without_a_tick_is_off(jo):
    form = {"has.low_energy": "1", "low_energy": "yes"}
    jo.posts("/settings", form)
    jo.posts("/settings", {"has.low_energy": "1"})
    assert "low_energy" not in jo.opens("/settings").chosen("low_energy")


def test_what_i_say_about_myself_is_optional_and_kept(jo):
    page = jo.sends(jo.opens("/settings/me"), "/settings/me", lives_alone="yes", housing="A flat")
    assert page.path == "/settings"
    assert jo.opens("/settings/me").value("housing") == "A flat"
    assert jo.opens("/settings/me").chosen("lives_alone") == ["yes"]


def test_a_text_about_myself_that_is_too_long_stays_in_the_field(jo):
    page = jo.posts("/settings/me", housing="flat " * 900, lives_alone="yes", status=422)
    assert page.wrong()
    assert page.value("housing").startswith("flat flat")
    assert page.chosen("lives_alone") == ["yes"]


def test_a_key_is_shown_once_and_can_be_ended(jo):
    page = jo.sends(jo.opens("/settings/keys"), "/settings/keys", label="my spreadsheet")
    token = page.one("p.codes").get_text()
    again = jo.opens("/settings/keys")
    assert token not in again.html
    assert "my spreadsheet" in again.main
    action = again.one('form[action$="/end"]')["action"]
    assert "my spreadsheet" not in jo.sends(again, action).main


def test_a_key_needs_a_name(jo):
    assert jo.posts("/settings/keys", label=" ", status=422).wrong()


@pytest.mark.parametrize("path", ["/more", "/saw", "/add", "/help", "/settings", "/data", "/week"])
def test_every_way_on_the_page_leads_somewhere(jo, path):
    for link in set(jo.opens(path).links):
        if link.startswith("/") and not link.startswith(("/static", "/data/file")):
            jo.opens(link)
