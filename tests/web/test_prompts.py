"""Prompts on the pages: opting in, the card on Today, what is said to it, and the page of all."""

import pytest

from core.services.evaluating import evaluate_everyone
from tests.prompting import gets_a_card


@pytest.fixture
def card(jo, sqlite_gate, clock):
    return gets_a_card(jo, sqlite_gate, clock)


def says(jo, answer, status=200):
    page = jo.opens("/today")
    action = page.one("#prompt-card form")["action"]
    return jo.sends(page, action, answer=answer, status=status)


def test_prompts_are_off_and_nothing_is_ticked(jo):
    page = jo.opens("/prompts")
    assert "They are off now." in page.main
    assert page.all("[checked]") == []
    assert jo.opens("/start/keep").all('form[action="/prompts"]')


def test_the_question_of_the_first_day_is_asked_once(jo):
    page = jo.opens("/start/keep")
    assert jo.sends(page, "/prompts", prompts="no").path == "/today"
    assert not jo.opens("/start/keep").all('form[action="/prompts"]')


def test_a_card_says_why_and_offers_one_step(jo, card):
    page = jo.opens("/today")
    words = " ".join(page.one("#prompt-card").get_text(" ").split())
    assert "Dee" in words
    assert "Why: you chose every week." in words
    assert [one["value"] for one in page.all("#prompt-card button")] == [
        "do_it", "not_now", "not_this_kind", "alone_is_fine", "upset", "quiet_week",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("do_it", "Whenever it suits you."),
        ("not_now", "Not now is fine."),
        ("not_this_kind", "This kind will not come again."),
        ("alone_is_fine", "Quiet for two weeks."),
        ("quiet_week", "Quiet for a week."),
    ],
)
def test_an_answer_takes_the_card_away_and_can_be_undone(jo, card, answer, words):
    page = says(jo, answer)
    assert page.path == "/today"
    assert words in page.undo_words
    assert not page.all("#prompt-card")
    assert jo.sends(page, "/undo").all("#prompt-card")


def test_an_answer_by_htmx_swaps_the_card_and_says_what_was_saved(jo, another, card):
    jo.with_htmx = True
    page = jo.posts(f"/prompts/{card.id}/answer", answer="not_now")
    assert page.is_part
    assert page.one("#prompt-card").get_text(strip=True) == ""
    assert "Not now is fine." in page.undo_words


def test_what_upset_somebody_leads_to_room_for_words_and_help(jo, sqlite_gate, card):
    page = says(jo, "upset")
    assert page.path == f"/prompts/{card.id}/words"
    assert "/help" in page.links
    assert jo.sends(page, page.path, words="It felt like blame.").path == "/today"
    (worry,) = sqlite_gate.concerns()
    assert (worry.rule, worry.words) == ("rhythm", "It felt like blame.")


def test_there_is_no_room_for_words_about_a_card_that_upset_nobody(jo, card):
    jo.opens(f"/prompts/{card.id}/words", status=404)


def test_words_too_long_stay_in_the_field(jo, card):
    page = says(jo, "upset")
    again = jo.sends(page, page.path, words="x" * 501, status=422)
    assert again.value("words") == "x" * 501
    assert again.wrong()


def test_a_kind_that_is_off_can_be_switched_on_again_by_hand(jo, card):
    says(jo, "not_this_kind")
    page = jo.opens("/prompts")
    assert not page.one("#rule-rhythm").has_attr("checked")
    page = jo.sends(page, "/prompts/rules", {"rule-rhythm": "yes"})
    assert page.one("#rule-rhythm").has_attr("checked")


def test_a_signal_is_switched_off_on_its_own(jo, card):
    page = jo.opens("/prompts")
    filled = {"has.rule-S3": "1", "has.rule-S4": "1", "rule-S4": "yes"}
    page = jo.posts("/prompts/rules", filled)
    assert [one["id"] for one in page.all("#prompt-rules input[role=switch]:not([checked])")] == ["rule-S3"]  # fmt: skip


def test_how_often_and_when_is_kept(jo, card):
    page = jo.opens("/prompts")
    page = jo.sends(page, "/prompts/when", prompts_a_week="2", prompt_hour="12", quiet_from="20", quiet_to="10")  # fmt: skip
    assert page.chosen("prompts_a_week") == ["2"]
    assert page.one("#quiet_from option[selected]")["value"] == "20"


def test_a_week_that_is_not_offered_is_refused(jo, card):
    jo.posts("/prompts/when", prompts_a_week="7", prompt_hour="12", quiet_from="20", quiet_to="10", status=422)  # fmt: skip


def test_a_pause_hides_the_card_and_can_be_ended(jo, card):
    page = jo.posts("/prompts/pause", how="week")
    assert "Quiet until 9 December 2026" in page.main
    assert not jo.opens("/today").all("#prompt-card")
    jo.sends(page, "/prompts/pause", how="end")
    assert jo.opens("/today").all("#prompt-card")


def test_a_pause_until_a_day_gone_by_is_refused_by_the_field(jo, card):
    page = jo.posts("/prompts/pause", how="until", until="2020-01-01", status=422)
    assert page.wrong() == ["Choose a day that is still to come."]
    assert page.value("until") == "2020-01-01"
    assert jo.posts("/prompts/pause", how="until", until="", status=422).wrong()


def test_switching_prompts_off_hides_the_card(jo, card):
    page = jo.opens("/prompts")
    jo.sends(page, "/prompts", prompts="no")
    assert not jo.opens("/today").all("#prompt-card")


def test_everything_ever_shown_can_be_read_with_what_was_said(jo, card):
    says(jo, "not_now")
    page = jo.opens("/prompts/past")
    assert "Dee" in page.main
    assert "Not now" in page.main
    assert "version 1" in page.main
    assert "Not now" in jo.opens("/prompts").main


@pytest.mark.parametrize("sheet", [{"standing": "ended"}, {"standing": "resting"}, {"feel": "hard"}, {"just_for_me": "yes"}])  # fmt: skip
def test_a_card_names_nobody_who_may_not_be_named_any_more(jo, card, sheet):
    jo.posts(f"/connections/{card.connection}", sheet)
    for path in ("/today", "/prompts", "/prompts/past"):
        page = jo.opens(path)
        assert "Dee" not in page.main
        assert "Why: you chose every week." in page.main
        assert f"/connections/{card.connection}" not in page.links


def test_looking_again_adds_no_second_card(jo, sqlite_gate, clock, card):
    clock.passes(hours=1)
    assert evaluate_everyone(sqlite_gate, clock.now)["offered"] == 0


def test_nobody_elses_card_can_be_answered(another, card):
    bob = another().starts("Bob")
    bob.posts(f"/prompts/{card.id}/answer", answer="not_now", status=404)


def test_an_answer_that_is_none_is_refused(jo, card):
    jo.posts(f"/prompts/{card.id}/answer", answer="shout", status=422)
