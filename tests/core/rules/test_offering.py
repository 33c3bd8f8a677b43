"""Which card there is a reason for, on maps said as shortly as they can be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.rules.choices import choices_of
from core.rules.offered import Given, Offered
from core.rules.offering import choose_offer
from core.rules.signal_history import Found
from core.rules.signals import Glimpse, Signal, View
from core.rules.vocabulary import Feel, Group, Kind, PromptRule, Rhythm, Standing
from core.rules.wordings import BY_ID

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
TODAY = NOW.date()
LONG_AGO = TODAY - timedelta(days=200)


def days(number):
    return TODAY - timedelta(days=number)


def dee(**values):
    return Glimpse(id="dee", kind=Kind.PERSON, added_on=LONG_AGO, **values)


def holds(**since):
    """Signals that have held for so many days."""
    return tuple(Signal(key, holds=True, since=days(number)) for key, number in since.items())


def choose(*items, signals=(), still_right=False, confirmed=5, lives_alone=None, off=(), offered=(), given=(), met=None, set_on=None):  # fmt: skip
    view = View(items=items, confirmed_on=None if confirmed is None else days(confirmed), lives_alone=lives_alone)  # fmt: skip
    found = Found(on=TODAY, signals=signals, offer=False, because=(), still_right=still_right)
    choices = choices_of({"prompts": True, "prompts_off": list(off)})
    return choose_offer(view, found, choices, offered, given, met or {}, set_on or {}, NOW)


def card(rule, ago, **values):
    at = NOW - timedelta(days=ago)
    return Offered(id=f"{rule}-{ago}", rule=rule, at=at, local_day=at.date(), **values)


def said(one, answer="not_now", days_later=0):
    return Given(one.id, answer, one.at + timedelta(days=days_later))


def test_without_a_reason_there_is_no_card():
    assert choose(dee(feel=Feel.HELPS)) is None


# --- rhythms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rhythm", "days_without"),
    [("most_days", 3), ("weekly", 7), ("fortnightly", 14), ("monthly", 31), ("now_and_then", 90)],
)
def test_a_rhythm_passes_when_its_days_are_over_and_not_before(rhythm, days_without):
    item = dee(rhythm=Rhythm(rhythm))
    assert choose(item, met={"dee": days(days_without)}) is None
    assert choose(item, met={"dee": days(days_without + 1)}).rule == PromptRule.RHYTHM


def test_contact_of_any_kind_begins_a_rhythm_afresh():
    assert choose(dee(rhythm=Rhythm.WEEKLY), met={"dee": days(2)}) is None


def test_a_rhythm_set_lately_has_not_passed():
    assert choose(dee(rhythm=Rhythm.WEEKLY), set_on={"dee": days(3)}) is None


def test_a_rhythm_nothing_is_known_of_never_nags():
    assert choose(dee(rhythm=Rhythm.WEEKLY)._replace(added_on=None)) is None


def test_the_longest_overdue_comes_first():
    one, other = dee(rhythm=Rhythm.MONTHLY), dee(rhythm=Rhythm.WEEKLY)._replace(id="sam")
    assert choose(one, other, met={"dee": days(35), "sam": days(20)}).connection == "sam"
    assert choose(one, other, met={"dee": days(95), "sam": days(20)}).connection == "dee"


@pytest.mark.parametrize(
    "state",
    [{"feel": Feel.HARD}, {"just_for_me": True}, *({"standing": one} for one in Standing if one != Standing.ACTIVE)],
)  # fmt: skip
def test_nobody_who_may_not_be_named_is_a_reason(state):
    assert choose(dee(rhythm=Rhythm.WEEKLY, **state), met={"dee": days(60)}) is None


def test_an_unanswered_card_about_a_rhythm_has_no_chaser():
    item, before = dee(rhythm=Rhythm.WEEKLY), card("rhythm", 40, connection="dee")
    assert choose(item, met={"dee": days(50)}, offered=[before]) is None
    assert choose(item, met={"dee": days(30)}, offered=[before]).connection == "dee"


def test_after_an_answer_a_rhythm_waits_for_its_own_length():
    item, before = dee(rhythm=Rhythm.FORTNIGHTLY), card("rhythm", 14, connection="dee")
    assert choose(item, met={"dee": days(50)}, offered=[before], given=[said(before)]) is None
    before = card("rhythm", 15, connection="dee")
    assert choose(item, met={"dee": days(50)}, offered=[before], given=[said(before)]) is not None


def test_a_rhythm_counts_even_while_the_map_is_not_confirmed():
    made = choose(dee(rhythm=Rhythm.WEEKLY), still_right=True, confirmed=90, met={"dee": days(9)})
    assert made.rule == PromptRule.RHYTHM


# --- signals ---------------------------------------------------------------------------------------


def test_two_signals_for_two_weeks_are_a_reason():
    made = choose(signals=holds(S3=14, S5=40))
    assert (made.rule, made.because) == (PromptRule.SIGNALS, ("S3", "S5"))
    assert choose(signals=holds(S3=13, S5=40)) is None
    assert choose(signals=holds(S3=40)) is None


def test_what_cannot_be_told_never_counts():
    unknown = Signal("S5", holds=None)
    assert choose(signals=(*holds(S3=40), unknown)) is None


def test_living_alone_is_no_reason_and_softens_the_words():
    assert choose(signals=holds(S3=40, C1=400)) is None
    made = choose(signals=holds(S3=40, S4=40), lives_alone=True)
    assert made.wording.startswith("softly-")


def test_a_signal_switched_off_does_not_count():
    assert choose(signals=holds(S3=40, S5=40), off=["S5"]) is None


@pytest.mark.parametrize("rule", ["lonely", "signals", "rhythm", "still_right", "lsns"])
def test_a_rule_switched_off_offers_nothing(rule):
    everything = {
        "lonely": {"signals": holds(S1=1)},
        "lsns": {"signals": holds(S12=1)},
        "signals": {"signals": holds(S3=40, S5=40)},
        "rhythm": {"met": {"dee": days(60)}},
        "still_right": {"still_right": True, "confirmed": 61},
    }[rule]
    items = [dee(rhythm=Rhythm.WEEKLY)] if rule == "rhythm" else [dee()]
    assert choose(*items, **everything).rule == rule
    assert choose(*items, **everything, off=[rule]) is None


def test_what_the_person_said_comes_before_everything():
    made = choose(dee(rhythm=Rhythm.WEEKLY), signals=holds(S1=1, S3=40, S4=40), met={"dee": days(90)})  # fmt: skip
    assert made.rule == PromptRule.LONELY


def test_the_same_two_signals_have_no_chaser_until_one_went_and_came_back():
    before = card("signals", 60, because=("S3", "S5"))
    assert choose(signals=holds(S3=80, S5=80), offered=[before]) is None
    made = choose(signals=holds(S3=80, S5=20), offered=[before])
    assert made.because == ("S5", "S3")  # what is new is said first


def test_an_answered_reason_that_went_and_came_back_comes_again_after_four_weeks():
    for ago, comes in ((28, False), (29, True)):
        before = card("signals", ago, because=("S3", "S5"))
        back = holds(S3=ago - 7, S5=ago - 14)
        made = choose(signals=back, offered=[before], given=[said(before)])
        assert (made is not None) is comes


def test_an_answered_reason_that_has_held_all_the_while_rests_for_a_season():
    for ago, comes in ((29, False), (90, False), (91, True)):
        before = card("signals", ago, because=("S3", "S5"))
        made = choose(signals=holds(S3=180, S5=180), offered=[before], given=[said(before)])
        assert (made is not None) is comes


def test_a_signal_that_comes_and_goes_is_no_new_reason_each_time():
    before = card("signals", 20, because=("S5", "S7"))
    assert choose(signals=holds(S5=15, S7=15), offered=[before]) is None


def test_being_lonely_is_not_brought_up_again_and_again():
    before = card("lonely", 91, because=("S1",))
    assert choose(signals=holds(S1=100), offered=[before]) is None
    assert choose(signals=holds(S1=100), offered=[before], given=[said(before)]) is not None
    newer = card("lonely", 90, because=("S1",))
    assert choose(signals=holds(S1=100), offered=[newer], given=[said(newer)]) is None


# --- is this still right? --------------------------------------------------------------------------


def test_a_map_not_looked_over_for_long_yields_only_that_question():
    made = choose(dee(), still_right=True, confirmed=61)
    assert (made.rule, made.connection) == (PromptRule.STILL_RIGHT, None)


def test_a_map_just_begun_is_not_asked_about():
    assert choose(dee()._replace(added_on=days(20)), still_right=True, confirmed=None) is None
    assert choose(dee()._replace(added_on=days(61)), still_right=True, confirmed=None) is not None


def test_whether_it_is_still_right_has_no_chaser_until_it_was_confirmed():
    before = card("still_right", 100)
    assert choose(dee(), still_right=True, confirmed=170, offered=[before]) is None
    assert choose(dee(), still_right=True, confirmed=61, offered=[before]) is not None


# --- the step and its words ------------------------------------------------------------------------


def test_a_step_starts_from_something_that_helps():
    made = choose(dee(feel=Feel.HELPS), signals=holds(S3=40, S4=40))
    assert made.connection == "dee"
    assert "%(name)s" in BY_ID[made.wording].named


@pytest.mark.parametrize(
    "values",
    [
        {"feel": Feel.NEUTRAL},
        {"feel": None},
        {"feel": Feel.HELPS, "standing": Standing.RESTING},
        {"feel": Feel.HELPS, "just_for_me": True},
        {"feel": Feel.HELPS, "groups": (Group.PRACTITIONER,)},
    ],
)
def test_without_such_a_thing_the_words_name_nothing(values):
    made = choose(dee(**values), signals=holds(S3=40, S4=40))
    assert made.connection is None
    assert BY_ID[made.wording].named == ""


def test_a_reason_about_doing_things_starts_from_a_place_or_an_activity():
    park = Glimpse(id="park", kind=Kind.PLACE, feel=Feel.HELPS)
    made = choose(dee(feel=Feel.HELPS), park, signals=holds(S6=40, S7=40))
    assert made.connection == "park"
    assert choose(dee(feel=Feel.HELPS), park, signals=holds(S3=40, S7=40)).connection == "dee"


def test_what_was_named_lately_is_not_named_again_first():
    sam = dee(feel=Feel.HELPS)._replace(id="sam")
    before = card("signals", 60, because=("S2", "S9"), connection="dee")
    both = (dee(feel=Feel.HELPS), sam)
    assert choose(*both, signals=holds(S3=40, S4=40), offered=[before]).connection == "sam"


def test_the_words_change_from_card_to_card():
    used, offered = set(), []
    for ago in (300, 200, 100):
        made = choose(dee(rhythm=Rhythm.WEEKLY), met={"dee": days(9)}, offered=offered)
        used.add(made.wording)
        offered.append(replace(card("rhythm", ago, connection="dee"), wording=made.wording))
    assert len(used) == 3


def test_the_same_map_on_the_same_day_gives_the_same_card():
    items = [dee(feel=Feel.HELPS)._replace(id=str(number)) for number in range(9)]
    made = [choose(*items, signals=holds(S3=40, S4=40)) for _ in range(3)]
    assert made[0] == made[1] == made[2]
    turned = choose(*reversed(items), signals=holds(S3=40, S4=40))
    assert turned.connection == made[0].connection


def test_what_the_rule_looked_at_is_kept_with_the_card():
    made = choose(dee(rhythm=Rhythm.WEEKLY), met={"dee": days(9)})
    assert made.inputs == {
        "on": "2026-11-23",
        "rhythm": "weekly",
        "since": date(2026, 11, 14).isoformat(),
    }
