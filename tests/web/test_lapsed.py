"""A sitting that ends while somebody writes: the words come along and can be saved."""

import pytest

from tests.cast import PASSPHRASE

WORDS = "She makes me laugh.\nTea, always."


@pytest.fixture
def lapsed(jo):
    """Jo has Sam's notes open; meanwhile the sitting ended."""
    sam = jo.adds("Sam")
    page = jo.opens(f"/connections/{sam}/edit/notes")
    jo.client.cookies.delete("sitting")
    return jo, sam, page


def test_the_answer_is_the_sign_in_page_with_the_words_in_it(lapsed):
    jo, sam, page = lapsed
    shown = jo.sends(page, f"/connections/{sam}", gives_me=WORDS, status=401)
    assert "You were signed out" in shown.main
    assert shown.value("kept.gives_me").split() == WORDS.split()
    assert shown.value("kept.action") == f"/connections/{sam}"


def test_after_signing_in_one_press_saves_them(lapsed):
    jo, sam, page = lapsed
    shown = jo.sends(page, f"/connections/{sam}", gives_me=WORDS, status=401)
    fields = {"name": jo.sign_in_name, "passphrase": PASSPHRASE}
    back = jo.sends(shown, "/sign-in", fields)
    assert back.h1 == "Welcome back"
    saved = jo.sends(back, f"/connections/{sam}")
    assert saved.path == f"/connections/{sam}"
    again = jo.opens(f"/connections/{sam}/edit/notes")
    assert again.value("gives_me").split("\n") == WORDS.split("\n")


def test_the_words_stay_through_a_wrong_passphrase(lapsed):
    jo, sam, page = lapsed
    shown = jo.sends(page, f"/connections/{sam}", gives_me=WORDS, status=401)
    fields = {"name": jo.sign_in_name, "passphrase": "not the right words"}
    again = jo.sends(shown, "/sign-in", fields, status=422)
    assert again.value("kept.gives_me").split() == WORDS.split()


def test_several_ticks_come_along(lapsed):
    jo, sam, _page = lapsed
    form = {"sheet": "details", "has.groups": "1", "groups": ["friend", "neighbour"]}
    shown = jo.posts(f"/connections/{sam}", form, status=401)
    assert [one["value"] for one in shown.all('[name="kept.groups"]')] == ["friend", "neighbour"]


def test_a_passphrase_never_comes_along(visitor):
    form = {"current": PASSPHRASE, "passphrase": "another four plain words"}
    page = visitor.posts("/settings/passphrase", form, status=401)
    assert PASSPHRASE not in page.html
    assert "another four plain words" not in page.html


@pytest.mark.parametrize(
    "action", ["https://else.example/", "//else.example/", "else", "/\\else.example"]
)
def test_kept_words_go_only_to_a_page_of_ours(jo, another, action):
    fields = {"kept.action": action, "kept.gives_me": WORDS}
    page = another().signs_in(jo.sign_in_name, **fields)
    posting = [one["action"] for one in page.all("main form[method=post]")]
    assert all(one.startswith("/") and one[1:2] not in {"/", "\\"} for one in posting)


def test_a_kept_file_is_not_asked_for_again(visitor):
    files = {"file": ("my-map.json", b"{}", "application/json")}
    assert "You were signed out" in visitor.posts("/data/bring", files=files, status=401).main
