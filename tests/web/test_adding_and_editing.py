"""Adding, changing and undoing by way of the pages, with htmx and without: the same happens."""

import uuid

import pytest


@pytest.fixture(params=["plain", "htmx"])
def ann(request, jo):
    """Somebody signed in, whose browser runs scripts or does not."""
    jo.with_htmx = request.param == "htmx"
    return jo


def facts(jo):
    """The map as a file tells it."""
    return {one["name"]: one for one in jo.client.get("/data/file").json()["connections"]}


def test_a_name_is_enough(ann):
    page = ann.sends(ann.opens("/add/person"), "/add/person", name="Sam")
    assert page.h1 == "Sam"
    assert "Sam" in page.undo_words
    assert list(facts(ann)) == ["Sam"]


def test_an_activity_says_with_whom_and_where_in_one_go(ann):
    sam, park = ann.adds("Sam"), ann.adds("Park", "place")
    page = ann.opens("/add/activity")
    added = ann.sends(page, "/add/activity", {"name": "Walk", "with": [sam], "at": [park]})
    assert "Sam" in added.main
    assert "Park" in added.main


def test_a_missing_name_is_said_and_what_was_typed_stays(ann):
    page = ann.posts("/add/person", name=" ", ring="1", status=422)
    (says,) = page.wrong()
    assert says == "Add a name, then save. One letter will do."
    assert page.chosen("ring") == ["1"]
    assert page.one("#name").has_attr("autofocus")
    assert page.one("#name")["aria-invalid"] == "true"
    assert not facts(ann)


def test_a_name_that_is_too_long_stays_in_the_field(ann):
    page = ann.posts("/add/person", name="Sam " * 40, status=422)
    assert page.value("name") == "Sam " * 40


def test_a_name_looked_for_in_vain_comes_along(jo):
    assert jo.opens("/add/person?name=Leila").value("name") == "Leila"


def test_markup_in_a_name_is_only_letters(ann):
    name = '<img src=x onerror=alert(1)> & "Co" \''
    sam = ann.adds(name)
    for path in ("/list", "/map", "/map/words", "/history", f"/connections/{sam}/contacts"):
        page = ann.opens(path)
        assert name in page.html or name in page.text or not page.all("img")
        assert not page.all("img[onerror]")


def test_how_it_feels_is_changed_with_one_press(ann):
    sam = ann.adds("Sam")
    page = ann.opens(f"/connections/{sam}")
    changed = ann.sends(page, f"/connections/{sam}", holding="feel", feel="helps")
    assert changed.chosen("feel") == ["helps"]
    assert changed.undo_words
    assert facts(ann)["Sam"]["feel"] == "helps"


def test_htmx_gets_the_part_and_everybody_else_the_page(jo):
    sam = jo.adds("Sam")
    page = jo.opens(f"/connections/{sam}")
    jo.with_htmx = True
    part = jo.sends(page, f"/connections/{sam}", holding="feel", feel="helps")
    assert part.is_part
    assert [one["id"] for one in part.all("[hx-swap-oob]")] == ["undo-bar"]
    jo.with_htmx = False
    whole = jo.sends(page, f"/connections/{sam}", holding="feel", feel="hard", status=409)
    assert not whole.is_part


def test_undo_takes_the_change_back_and_returns_to_its_page(ann):
    sam = ann.adds("Sam")
    page = ann.opens(f"/connections/{sam}")
    changed = ann.sends(page, f"/connections/{sam}", holding="feel", feel="helps")
    back = ann.sends(changed, "/undo")
    assert back.path == f"/connections/{sam}"
    assert "feel" not in facts(ann)["Sam"] or facts(ann)["Sam"]["feel"] is None


def test_undoing_an_addition_ends_on_the_list(ann):
    ann.adds("Sam")
    page = ann.sends(ann.opens("/history"), "/undo", back="/connections/gone-now")
    assert page.path == "/list"
    assert not facts(ann)


def test_undo_twice_brings_it_back(ann):
    ann.adds("Sam")
    undone = ann.sends(ann.opens("/history"), "/undo")
    ann.sends(undone, "/undo")
    assert list(facts(ann)) == ["Sam"]


@pytest.mark.parametrize(
    "back", ["https://else.example/", "//else.example", "/\\else", "", "/leave"]
)
def test_undo_returns_only_to_a_page_of_ours(ann, back):
    ann.adds("Sam")
    assert ann.sends(ann.opens("/history"), "/undo", back=back).path == "/today"


def test_the_same_form_sent_twice_adds_one(ann):
    form = {"once": str(uuid.uuid4()), "name": "Sam"}
    first, second = (ann.posts("/add/person", form) for _ in range(2))
    assert first.path == second.path
    assert list(facts(ann)) == ["Sam"]


def test_the_same_key_with_another_request_is_refused(ann):
    once = str(uuid.uuid4())
    ann.posts("/add/person", once=once, name="Sam")
    page = ann.posts("/add/person", once=once, name="Leila", status=409)
    assert "used before" in page.main
    assert list(facts(ann)) == ["Sam"]


@pytest.mark.parametrize("once", ["", "k" * 65, "ключ", "a\nb"])
def test_a_key_that_cannot_be_one_is_refused_and_nothing_changes(ann, once):
    ann.posts("/add/person", once=once, name="Sam", status=422)
    assert not facts(ann)


def edits(jo, connection, sheet):
    return jo.opens(f"/connections/{connection}/edit/{sheet}")


def test_two_windows_show_both_texts_and_the_person_chooses(ann):
    sam = ann.adds("Sam")
    one, other = edits(ann, sam, "notes"), edits(ann, sam, "notes")
    ann.sends(one, f"/connections/{sam}", gives_me="Tea")
    both = ann.sends(other, f"/connections/{sam}", gives_me="Cake", status=409)
    assert "Tea" in both.main
    assert "Cake" in both.main
    assert facts(ann)["Sam"]["gives_me"] == "Tea"
    ann.sends(both, f"/connections/{sam}")
    assert facts(ann)["Sam"]["gives_me"] == "Cake"


def test_two_windows_that_change_different_things_both_win(ann):
    sam = ann.adds("Sam")
    one, other = edits(ann, sam, "notes"), edits(ann, sam, "details")
    ann.sends(one, f"/connections/{sam}", gives_me="Tea")
    ann.sends(other, f"/connections/{sam}", ring="2")
    assert (facts(ann)["Sam"]["gives_me"], facts(ann)["Sam"]["ring"]) == ("Tea", 2)


def test_what_a_window_shows_but_does_not_touch_is_not_put_back(ann):
    sam = ann.adds("Sam", ring="1")
    one, other = edits(ann, sam, "details"), edits(ann, sam, "details")
    ann.sends(one, f"/connections/{sam}", ring="2")
    ann.sends(other, f"/connections/{sam}", {"groups": ["friend"]})
    assert (facts(ann)["Sam"]["ring"], facts(ann)["Sam"]["groups"]) == (2, ["friend"])


@pytest.mark.parametrize("sheet", ["details", "received", "given", "notes", "health", "standing"])
def test_a_sheet_saved_as_it_stands_changes_nothing(ann, sheet):
    sam = ann.adds("Sam", ring="2")
    before = facts(ann)
    page = ann.sends(edits(ann, sam, sheet), f"/connections/{sam}")
    assert page.path == f"/connections/{sam}"
    assert facts(ann) == before
    assert not page.undo_words


@pytest.mark.parametrize(
    ("sheet", "field", "value", "kept"),
    [
        ("details", "groups", ["friend", "neighbour"], ["friend", "neighbour"]),
        ("details", "ring", "3", 3),
        ("details", "usual_contact", "weekly", "weekly"),
        ("received", "support_received", ["company"], ["company"]),
        ("notes", "gives_me", "Tea\nand time", "Tea\nand time"),
        ("standing", "standing", "resting", "resting"),
        ("standing", "standing_since", "2026-01-31", "2026-01-31"),
    ],
)
def test_a_field_of_a_sheet_is_kept(ann, sheet, field, value, kept):
    sam = ann.adds("Sam")
    ann.sends(edits(ann, sam, sheet), f"/connections/{sam}", {field: value})
    assert facts(ann)["Sam"][field] == kept


def test_the_last_tick_can_be_taken_away(ann):
    sam = ann.adds("Sam")
    ann.sends(edits(ann, sam, "details"), f"/connections/{sam}", {"groups": ["friend"]})
    ann.sends(edits(ann, sam, "details"), f"/connections/{sam}", {"groups": []})
    assert not facts(ann)["Sam"].get("groups")


def test_a_bad_day_keeps_what_was_typed(ann):
    sam = ann.adds("Sam")
    fields = {"standing": "resting", "standing_since": "yesterday"}
    page = ann.sends(edits(ann, sam, "standing"), f"/connections/{sam}", fields, status=422)
    assert page.wrong() == ["Write the day like 2026-11-23, then save."]
    assert page.chosen("standing") == ["resting"]
    assert page.value("standing_since") == "yesterday"


def test_links_are_ticked_and_unticked(ann):
    sam, leila = ann.adds("Sam"), ann.adds("Leila")
    path = f"/connections/{sam}/links"
    page = ann.sends(ann.opens(path), path, {"others": [leila]})
    assert "Leila" in page.main
    again = ann.opens(path)
    assert again.chosen("others") == [leila]
    assert "Leila" not in ann.sends(again, path, {"others": []}).main


def test_i_saw_them_is_noted_and_can_be_taken_back(ann):
    sam = ann.adds("Sam")
    page = ann.sends(ann.opens(f"/connections/{sam}"), f"/connections/{sam}/saw")
    assert "1 time noted" in page.main
    contacts = ann.opens(f"/connections/{sam}/contacts")
    action = contacts.one('form[action$="/take-back"]')["action"]
    ann.sends(contacts, action)
    assert "0 times noted" in ann.opens(f"/connections/{sam}").main


def test_a_day_that_cannot_be_noted_is_put_back_with_the_way_it_was(ann):
    sam = ann.adds("Sam")
    for day, says in (("2027-01-01", "still to come"), ("tomorrow", "Write the day")):
        page = ann.posts(
            f"/connections/{sam}/saw", on=day, how="called", from_contacts="yes", status=422
        )
        assert says in " ".join(page.wrong())
        assert page.value("on") == day
        assert page.chosen("how") == ["called"]
    assert "Nothing noted yet" in ann.opens(f"/connections/{sam}/contacts").main


def test_a_day_to_come_is_not_a_contact_yet(ann):
    sam = ann.adds("Sam")
    page = ann.posts(f"/connections/{sam}/saw", on="2026-11-24", status=422)
    assert "still to come" in page.main


def test_taking_off_the_map_can_be_undone(ann):
    sam = ann.adds("Sam")
    page = ann.sends(ann.opens(f"/connections/{sam}/remove"), f"/connections/{sam}/remove")
    assert page.path == "/list"
    assert not facts(ann)
    ann.sends(page, "/undo")
    assert list(facts(ann)) == ["Sam"]
