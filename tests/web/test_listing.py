"""My list: finding a name however it is written, and showing one kind at a time."""

import pytest


@pytest.fixture
def ann(jo):
    """Jo with a small map."""
    jo.adds("Siân", ring="1")
    jo.adds("Łukasz")
    jo.adds("Café", "place")
    jo.adds("Walk", "activity")
    gone = jo.adds("Rex")
    jo.posts(f"/connections/{gone}", sheet="standing", standing="died")
    resting = jo.adds("Priya")
    jo.posts(f"/connections/{resting}", sheet="standing", standing="resting")
    return jo


def names(page):
    return {one.get_text() for one in page.all("ul.rows bdi")}


@pytest.mark.parametrize("typed", ["sian", "SIÂN", "Sia\u0302n", " siân ", "iân"])
def test_a_name_is_found_whatever_the_accents_and_capitals(ann, typed):
    page = ann.client.get("/list", params={"q": typed})
    assert "Siân" in page.text
    assert names(ann.opens(page.request.url.raw_path.decode())) == {"Siân"}


def test_what_is_not_found_can_be_added(ann):
    page = ann.opens("/list?q=Leila%20%26%20co")
    assert "No match for “Leila & co”." in page.main
    (link,) = [one for one in page.all("main a") if one.get_text() == "Add Leila & co?"]
    assert ann.opens(link["href"]).value("name") == "Leila & co"


@pytest.mark.parametrize(
    ("show", "found"),
    [
        ("all", {"Siân", "Łukasz", "Café", "Walk", "Priya"}),
        ("person", {"Siân", "Łukasz", "Priya"}),
        ("place", {"Café"}),
        ("activity", {"Walk"}),
        ("close", {"Siân"}),
        ("helps", set()),
        ("resting", {"Priya"}),
        ("gone", {"Rex"}),
        ("nonsense", {"Siân", "Łukasz", "Café", "Walk", "Priya"}),
    ],
)
def test_a_filter_shows_what_its_name_says(ann, show, found):
    page = ann.opens(f"/list?show={show}")
    assert names(page) == found
    assert len(page.all(".filter [aria-current]")) == 1


def test_search_and_filter_go_together(ann):
    page = ann.opens("/list?show=place&q=sian")
    assert names(page) == set()
    assert page.value("show") == "place"
    assert page.value("q") == "sian"


def test_an_empty_list_says_how_to_start(jo):
    page = jo.opens("/list")
    assert "Nothing here yet" in page.main
    assert not page.all("[type=search]")


def test_close_ones_come_first(ann):
    rows = [one.get_text() for one in ann.opens("/list?show=person").all("ul.rows bdi")]
    assert rows[0] == "Siân"
