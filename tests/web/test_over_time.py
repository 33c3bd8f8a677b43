"""History, then and now, the week: what was, told without a score."""

import pytest

from tests.cast import Actor


def test_history_tells_forty_changes_a_page_and_leads_on(jo):
    sam = jo.adds("Sam")
    for turn in range(44):
        jo.posts(f"/connections/{sam}", part="feel", feel="helps" if turn % 2 else "hard")
    page = jo.opens("/history")
    assert len(page.all("ul.rows li")) == 40
    (older,) = [one["href"] for one in page.all("main a") if one.get_text() == "Older changes"]
    rest = jo.opens(older)
    assert len(rest.all("ul.rows li")) == 5
    assert not [one for one in rest.all("main a") if one.get_text() == "Older changes"]


@pytest.mark.parametrize("before", ["0", "-1", "999999", "9" * 30, "abc", ""])
def test_any_page_of_history_asked_for_is_answered_with_a_page(jo, before):
    jo.adds("Sam")
    answer = jo.client.get(f"/history?before={before}")
    assert answer.status_code in {200, 404, 422}
    assert answer.headers["content-type"].startswith("text/html")


def test_a_change_of_long_ago_has_no_undo(jo, clock):
    jo.adds("Sam")
    assert jo.opens("/history").all('form[action="/undo"]')
    form = {"entry": jo.opens("/history").one('[name="entry"]')["value"], "back": "/history"}
    clock.passes(days=31)
    jo.signs_in(jo.sign_in_name)
    assert not jo.opens("/history").all('main form[action="/undo"]')
    assert "30 days ago" in jo.posts("/undo", form, status=409).main


def test_what_is_undone_says_so(jo):
    jo.adds("Sam")
    jo.sends(jo.opens("/history"), "/undo")
    page = jo.opens("/history")
    assert page.main.count("undone") >= 1


def test_then_and_now_before_the_map_began_says_it_was_empty(jo):
    jo.adds("Sam")
    page = jo.opens("/then?on=1999-01-01")
    assert "On 1 January 1999 your map was still empty." in page.main
    assert "Your map began on 23 November 2026." in page.main


def test_then_and_now_shows_who_is_new(jo, clock):
    jo.adds("Sam")
    clock.passes(days=40)
    jo.signs_in(jo.sign_in_name)
    jo.adds("Leila")
    page = jo.opens("/then?on=2026-12-01")
    assert "Leila" in page.main
    assert len(page.all(".small-map")) == 2


@pytest.mark.parametrize(
    "day", ["2027-01-01", "tomorrow", "0001-01-01", "9999-12-31", "2026-13-40"]
)
def test_a_day_that_cannot_be_shown_is_said(jo, day):
    page = jo.opens(f"/then?on={day}", status=422)
    assert page.wrong()


def test_the_week_shows_seven_days_and_no_score(jo):
    sam = jo.adds("Sam")
    jo.posts(f"/connections/{sam}/saw")
    page = jo.opens("/week")
    assert len(page.all("ul.days li")) == 7
    assert "Sam" in page.main
    assert "A quiet day." in page.main


@pytest.mark.parametrize("back", ["0", "1", "60", "-5", "99999999", "9" * 40, "abc", "1.5"])
def test_any_week_asked_for_is_answered_with_a_page(jo, back):
    answer = jo.client.get(f"/week?back={back}")
    assert answer.status_code in {200, 404, 422}
    assert answer.headers["content-type"].startswith("text/html")


def test_the_word_of_the_day_is_kept_and_shown(jo):
    page = jo.opens("/today")
    word = page.all('form[action="/today/word"] [name="word"]')[0]["value"]
    said = jo.sends(page, "/today/word", word=word)
    assert said.path == "/today"
    assert len(jo.client.get("/data/file").json()["answers"]) == 1


def test_people_of_another_map_are_never_in_mine(jo, sqlite_gate):
    Actor(sqlite_gate, "bob").adds("Quillon")
    for path in ("/list", "/map", "/history", "/week", "/then", "/saw"):
        assert "Quillon" not in jo.opens(path).html
