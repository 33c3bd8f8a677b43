"""What cards say: never the name of what may not be named, always a reason, never the same twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.rules.cards import card_for_today, told_cards
from core.rules.choices import choices_of
from core.rules.facts import Answer
from core.rules.offered import Offered
from core.rules.offering import choose_offer
from core.rules.signal_history import Found
from core.rules.signals import Signal, view_of
from core.rules.speech import ENGLISH
from core.rules.vocabulary import Feel, PromptRule, Rhythm, Standing
from core.rules.wording import card_words, never_named
from core.rules.wordings import BY_ID, CATALOGUE, FAMILY_OF, REASONS, VARIANTS
from tests.core.rules.making import person
from tests.maps import network_maps

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
KEYS = ("S1", *(f"S{number}" for number in range(2, 13)))
dates = st.integers(0, 1500).map(lambda number: NOW + timedelta(days=number))


def marked(map_):
    """The same map with names that stand in no sentence."""
    items = {
        key: replace(item, name=f"Zqx{number}z")
        for number, (key, item) in enumerate(map_.connections.items())
    }
    return replace(map_, connections=MappingProxyType(items))


def offered(map_, holding, now, rhythm_of=None):
    """The card a map yields when these signals hold."""
    since = now.date() - timedelta(days=60)
    signals = tuple(Signal(key, holds=True, since=since) for key in holding)
    found = Found(now.date(), signals, offer=True, because=(), still_right=not holding)
    view = view_of(map_, ZoneInfo("Europe/London"))
    made = choose_offer(view, found, choices_of({"prompts": True}), (), (), {}, rhythm_of or {}, now)  # fmt: skip
    return made and Offered(
        id="p",
        rule=made.rule,
        because=made.because,
        connection=made.connection,
        wording=made.wording,
        inputs=made.inputs,
        at=now,
        local_day=now.date(),
    )


def everything_said(card, map_, now):
    answer = Answer(id="a", question="prompt", on=now, value={"prompt": "p", "answer": "not_now"})
    told = told_cards([card], [answer], map_.connections, now, ENGLISH)
    told += told_cards([card], [], map_.connections, now + timedelta(days=30), ENGLISH)
    today = card_for_today([card], [], map_.connections, now, ENGLISH)
    return " ".join(f"{one.reason} {one.invitation} {one.leads_to}" for one in (*told, today))


@settings(max_examples=150)
@given(network_maps(), network_maps(), st.sets(st.sampled_from(KEYS)), dates)
def test_no_card_ever_names_what_may_not_be_named(map_, later, holding, now):
    map_ = marked(map_)
    card = offered(map_, holding, now)
    assume(card)
    for here in (map_, turned(map_, later)):
        said = everything_said(card, here, now)
        for item in here.connections.values():
            if never_named(item):
                assert item.name not in said
                assert item.id != told_cards([card], [], here.connections, now, ENGLISH)[0].leads_to


def turned(map_, later):
    """The same connections some time on, each as one of another map stands."""
    others = list(later.connections.values())
    items = {
        key: replace(item, feel=other.feel, standing=other.standing, just_for_me=other.just_for_me)
        for (key, item), other in zip(map_.connections.items(), others, strict=False)
    }
    return replace(map_, connections=MappingProxyType(items))  # the rest is gone


@pytest.mark.parametrize(
    "state",
    [{"feel": Feel.HARD}, {"just_for_me": True}, *({"standing": one} for one in Standing if one is not Standing.ACTIVE)],
)  # fmt: skip
def test_a_card_offered_before_says_no_name_any_more(state):
    dee = person("Dee", rhythm=Rhythm.WEEKLY)
    card = Offered(id="p", rule="rhythm", connection="dee", wording="rhythm-person-1", inputs={"rhythm": "weekly"}, at=NOW, local_day=NOW.date())  # fmt: skip
    assert card_words(card, dee, ENGLISH).invitation == "Would you like to send Dee a message?"
    for item in (replace(dee, **state), None):
        words = card_words(card, item, ENGLISH)
        assert words.invitation == "Would you like to send somebody a message?"
        assert words.reason == "Why: you chose every week."


def test_every_rule_and_family_has_three_ways_to_say_it():
    families = {family for family, _ in CATALOGUE}
    assert families >= {*FAMILY_OF.values(), "lonely", "lsns", "rhythm", "still_right", "softly"}
    assert {len(some) for some in CATALOGUE.values()} == {VARIANTS}
    for some in CATALOGUE.values():
        assert len({f"{one.opening} {one.plain}" for one in some}) == VARIANTS


def test_every_wording_has_an_id_of_its_own_that_fits_its_column():
    assert len(BY_ID) == sum(map(len, CATALOGUE.values()))
    assert max(map(len, BY_ID)) <= 40


@pytest.mark.parametrize("rule", PromptRule)
def test_every_rule_says_why_in_one_line(rule):
    assert REASONS[rule].startswith("Why: ")


def test_a_card_in_words_another_kith_wrote_still_says_something():
    card = Offered(id="p", rule="a_later_rule", wording="unheard-of", at=NOW, local_day=NOW.date())
    words = card_words(card, None, ENGLISH)
    assert words.invitation
    assert words.reason == ""


def test_a_reason_names_two_things_at_most():
    card = Offered(id="p", rule="signals", because=("S2", "S3", "S4"), wording="people-nothing-1", at=NOW, local_day=NOW.date())  # fmt: skip
    assert card_words(card, None, ENGLISH).reason == (
        "Why: right now your map shows contact mostly through services "
        "and fewer than two people to talk to."
    )


@pytest.mark.parametrize("wording", BY_ID.values(), ids=lambda one: one.id)
def test_no_wording_pushes_or_blames(wording):
    said = f"{wording.opening} {wording.named} {wording.plain}".lower()
    for word in ("should", "must", "haven’t", "haven't", "!", "lonely", "alone", "failed"):
        assert word not in said
    assert said.count("?") >= 1
