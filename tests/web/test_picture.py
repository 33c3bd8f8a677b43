"""Picture: words first; the type only when asked for, and the person's own word above it."""

import pytest

KINDS = ("diverse_and_active", "family_and_stable", "formal_and_sparse")


FAMILY = {"groups": ["family"], "known_for": "over_5", "usual_contact": "weekly", "feel": "helps"}


@pytest.fixture
def ann(jo):
    """Jo with a family who know each other."""
    ids = [
        jo.adds(name, ring=ring)
        for name, ring in (("Mum", "1"), ("Dad", "2"), ("Nan", "2"), ("Al", "2"))
    ]
    for n, one in enumerate(ids):
        jo.posts(f"/connections/{one}", FAMILY)
        jo.posts(f"/connections/{one}/links", {"others": [*ids[:n], *ids[n + 1 :]]})
    return jo


def asks(visitor):
    return visitor.sends(visitor.opens("/picture"), "/picture/ask")


def test_an_empty_map_has_a_picture_too(jo):
    page = jo.opens("/picture")
    assert "Your map starts with you." in page.main
    assert not page.all(".small-picture circle")


def test_the_picture_is_words_and_a_shape_for_each(ann):
    ann.adds("Library", "place")
    page = ann.opens("/picture")
    assert "You have 4 people and 1 place on your map." in page.main
    assert "Mum is close." in page.main
    assert "All the people on your map know each other." in page.main
    assert len(page.all(".small-picture circle")) == 4
    assert len(page.all(".small-picture rect")) == 1
    assert page.one(".small-picture svg")["aria-hidden"] == "true"


def test_ended_and_died_are_not_in_the_picture(ann):
    gone = ann.adds("Pete")
    ann.posts(f"/connections/{gone}", standing="ended")
    page = ann.opens("/picture")
    assert "Pete" not in page.main
    assert len(page.all(".small-picture circle")) == 4


def test_no_kind_is_named_before_it_is_asked_for(ann):
    page = ann.opens("/picture")
    assert "A way to describe networks like this" in page.main
    assert "reads most like" not in page.main
    assert "The three kinds in numbers" not in ann.opens("/picture/detail").main


def test_looking_never_writes(ann):
    before = ann.client.get("/data/file").json()
    for path in ("/picture", "/picture/detail"):
        ann.opens(path)
    assert ann.client.get("/data/file").json()["journal"] == before["journal"]


def test_asked_for_it_says_what_and_why(ann):
    page = asks(ann)
    assert page.path == "/picture"
    assert "Right now, your map reads most like “family and stable”." in page.main
    assert "More than half of the people are family or a partner." in page.main
    assert "Many of the people know each other." in page.main
    assert page.undo_words.startswith("Saved. Kith looked at which kind your map is like.")


def test_asking_is_undone_with_one_press(ann):
    page = asks(ann)
    undone = ann.sends(page, "/undo")
    assert "reads most like" not in undone.main


def test_too_little_on_the_map_says_what_would_help(jo):
    jo.adds("Sam")
    page = asks(jo)
    assert "There is not enough on your map yet to say." in page.main
    assert "There are fewer than three names on it so far." in page.main
    assert "You could say who knows whom." in page.main


@pytest.mark.parametrize("word", KINDS)
def test_my_own_word_stands_instead(ann, word):
    asks(ann)
    page = ann.sends(ann.opens("/picture"), "/picture/word", holding="word", word=word)
    assert f"You said that it is more like “{word.replace('_', ' ')}”." in page.main
    assert "reads most like" not in page.main
    assert page.chosen("word") == [word]
    assert "The three kinds in numbers" not in ann.opens("/picture/detail").main


def test_none_of_these_is_a_word_too_and_can_be_left_to_kith_again(ann):
    asks(ann)
    page = ann.posts("/picture/word", word="none_of_these")
    assert "You said that none of the three kinds fits." in page.main
    page = ann.posts("/picture/word", word="as_kith_says")
    assert "reads most like “family and stable”" in page.main


def test_my_word_stands_when_i_look_again(ann):
    asks(ann)
    ann.posts("/picture/word", word="none_of_these")
    assert "none of the three kinds fits" in asks(ann).main


def test_a_word_that_is_none_is_refused(ann):
    asks(ann)
    ann.posts("/picture/word", word="lively", status=422)
    assert "reads most like" in ann.opens("/picture").main


def test_it_stops_being_shown(ann):
    asks(ann)
    page = ann.sends(ann.opens("/picture"), "/picture/stop")
    assert "reads most like" not in page.main
    assert "Look at my map this way" in page.main


def test_a_change_shows_only_after_it_has_stood_for_14_days(ann, clock):
    asks(ann)
    for n in range(6):
        ann.posts(f"/connections/{ann.adds(f'Dr {n}')}", groups=["practitioner"])
    for day, still in ((13, True), (14, False)):
        clock.passes(days=day if day == 13 else 1)
        ann.signs_in(ann.sign_in_name)
        assert ("reads most like “family and stable”" in ann.opens("/picture").main) is still


def test_more_detail_names_every_measure_with_formula_and_source(ann):
    page = ann.opens("/picture/detail")
    assert "Burt 1992" in page.main
    assert "2t / (n(n−1))" in page.main
    assert len(page.all("ul.rows li")) == 28


def test_more_detail_has_the_numbers_behind_the_kind_once_asked_for(ann):
    asks(ann)
    page = ann.opens("/picture/detail")
    assert [one.get_text() for one in page.all("#kinds h3")] == [
        "Diverse and active",
        "Family and stable",
        "Formal and sparse",
    ]


def test_my_map_and_more_lead_to_it(ann):
    assert "/picture" in ann.opens("/map").links
    assert "/picture" in ann.opens("/more").links
    assert "/picture/detail" in ann.opens("/map/words").links


def test_history_tells_of_it(ann):
    asks(ann)
    ann.posts("/picture/word", word="none_of_these")
    told = ann.opens("/history").main
    assert "Kith looked at which kind your map is like." in told
    assert "Your own word for your map stands." in told
