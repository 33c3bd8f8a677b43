"""The signals: each a pure function of a view and a day.

Each answers with whether it holds (``None``: cannot be told) and with the counts that make it so.
Connections count while they are active or resting. On a map the person confirmed, what is not
there is not there; a field that is not said is not known, and never counts as "no".
Pets are dear, and are not counted among people to be in touch with, to talk to or to call on.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from core.rules.counting import Count, all_of, any_of, at_least, count, met_within
from core.rules.signals import HERE, Glimpse, Signal, View
from core.rules.thresholds import (
    CONFIRMED_DAYS,
    MONTH_DAYS,
    S3_PEOPLE_TO_TALK_TO,
    S4_PEOPLE_FOR_HELP,
    S5_CONTACTS_A_WEEK,
    S7_DAYS,
    S8_SHARE,
    S9_SHARE,
    S10_PEOPLE,
    S10_SHARE,
    S11_SHARE,
    S12_BELOW,
)
from core.rules.vocabulary import Feel, Group, Kind, Ring, Support, UsualContact
from core.rules.weekly_contact import PER_WEEK, WEEKS_BACK

Found = tuple[bool | None, Mapping[str, Any]]
Past = Callable[[date], View]
EARLIER = "S10"  # the one that also looks at the map as it was before
WEEKS_DAYS = 7 * WEEKS_BACK
_LESS, _PAID, _PET, _HARD = UsualContact.LESS, Group.PRACTITIONER, Group.PET, Feel.HARD
_WITHIN_14_DAYS = frozenset({UsualContact.MOST_DAYS, UsualContact.WEEKLY, UsualContact.FORTNIGHTLY})
_WITH_OTHERS = frozenset({Group.SOCIAL, Group.LEARNING, Group.WORK, Group.FAITH})
_MEETING_PLACE = frozenset({Group.COMMUNITY, Group.LEARNING_OR_WORK})
_MAY_BE_HARD = frozenset({_HARD, None})
_NONE: Mapping[str, Any] = MappingProxyType({})


def lonely(view: View, on: date) -> Found:
    """S1: the latest answer to "How often do you feel lonely?" is often or always."""
    said = _latest(view.lonely, on)
    return (None if said is None else said == "often_or_always"), _NONE


def nobody_but_paid(view: View, on: date) -> Found:
    """S2: nobody outside paid contacts is in touch at least monthly."""
    found = count(
        all_of(_is_unpaid(item), in_touch(item, view, on)) for item in _people(view, pets=False)
    )
    return found.fewer_than(1), _counts(found)


def few_to_talk_to(view: View, _on: date) -> Found:
    """S3: fewer than two people to talk to."""
    found = count(_gives(item, Support.TALK) for item in _people(view, pets=False))
    return found.fewer_than(S3_PEOPLE_TO_TALK_TO), _counts(found)


def few_for_help(view: View, _on: date) -> Found:
    """S4: fewer than two people to call on for practical help."""
    found = count(_gives(item, Support.PRACTICAL) for item in _people(view, pets=False))
    return found.fewer_than(S4_PEOPLE_FOR_HELP), _counts(found)


def few_contacts(view: View, on: date) -> Found:
    """S5: fewer than three contacts with anyone in a usual week, as ``weekly_contact`` counts.

    Where how often is usual is not said, what was noted is the least there was, not the most.
    """
    people = _people(view)
    total = sum(_weekly(item, view, on) for item in people)
    unknown = sum(1 for item in people if item.usual_contact is None)
    facts = {"contacts_a_week": total, "unknown": unknown}
    if total >= S5_CONTACTS_A_WEEK:
        return False, facts
    return (None if unknown else True), facts


def no_group(view: View, _on: date) -> Found:
    """S6: no activity that brings people together."""
    found = count(_is_together(item, view) for item in view.here(Kind.ACTIVITY))
    return found.fewer_than(1), _counts(found)


def no_outing(view: View, on: date) -> Found:
    """S7: no place outside home, or no activity, in the last fourteen days."""
    places = count(
        all_of(_is_outside(item), _visited(item, view, on)) for item in view.here(Kind.PLACE)
    )
    activities = count(_visited(item, view, on) for item in view.here(Kind.ACTIVITY))
    facts = {"places": places.yes, "activities": activities.yes}
    return any_of(places.fewer_than(1), activities.fewer_than(1)), facts


def paid_and_ending(view: View, on: date) -> Found:
    """S8: half or more of the people are paid, and the end of a service is written down."""
    people = _people(view)
    paid = count(None if not item.groups else not _is_unpaid(item) for item in people)
    facts = {"people": len(people), "paid": paid.yes, "unknown": paid.unknown}
    ending = any(item.service_ends_on and item.service_ends_on >= on for item in people)
    if not people:
        return False, facts
    least, most = paid.yes / len(people), (paid.yes + paid.unknown) / len(people)
    return all_of(at_least(S8_SHARE, least, most), ending), {**facts, "ending": ending}


def one_carries_it(view: View, on: date) -> Found:
    """S9: one person carries half or more of weekly contact, or is the only one who helps."""
    people = _people(view)
    help_ = count(_gives(item, Support.PRACTICAL) for item in people)
    share = _top_share(people, view, on)
    contact = None if share is None else share >= S9_SHARE
    facts = {"top_share_weekly_contact": share, "help": help_.yes, "unknown_help": help_.unknown}
    return any_of(contact, _is_one(help_)), facts


def lost_or_quiet(view: View, on: date, earlier: View, then: date) -> Found:
    """S10: three or more people, or a quarter or more, lost or gone quiet since an earlier day."""
    now = {item.id: item for item in view.items if item.standing in HERE}
    before = [item for item in earlier.items if item.kind == Kind.PERSON and item.standing in HERE]
    found = count(_is_lost(item, earlier, then, now, view, on) for item in before)
    facts = {"people_then": len(before), **_counts(found)}
    return _enough_lost(found, len(before)), facts


def close_is_hard(view: View, _on: date) -> Found:
    """S11: half or more of the close people are marked hard.

    People whose ring is not said may be close: they widen the bounds both ways.
    """
    people = _people(view)
    close = [item for item in people if item.ring == Ring.INNER]
    perhaps = [item for item in people if item.ring is None]
    facts = {"close": len(close), "hard": sum(item.feel == _HARD for item in close)}
    if not close and not perhaps:
        return False, facts
    if len(perhaps) == len(people):
        return None, facts
    least = _share([item.feel == _HARD for item in close], [False] * _not_hard(perhaps))
    hard = [item.feel in _MAY_BE_HARD for item in close]
    most = _share(hard, [True] * sum(item.feel in _MAY_BE_HARD for item in perhaps))
    return at_least(S11_SHARE, least, most), facts


def lsns_low(view: View, on: date) -> Found:
    """S12: the six questions add up to less than twelve. Only where the deployment has them."""
    said = _latest(view.lsns, on)
    if not isinstance(said, list | tuple):
        return None, _NONE
    return sum(said) < S12_BELOW, {"total": sum(said)}


def lives_alone(view: View, _on: date) -> Found:
    """C1: living alone. It softens words and never brings a prompt."""
    return view.lives_alone, _NONE


RULES: Mapping[str, Callable[[View, date], Found]] = MappingProxyType(
    {
        "S1": lonely,
        "S2": nobody_but_paid,
        "S3": few_to_talk_to,
        "S4": few_for_help,
        "S5": few_contacts,
        "S6": no_group,
        "S7": no_outing,
        "S8": paid_and_ending,
        "S9": one_carries_it,
        "S11": close_is_hard,
        "S12": lsns_low,
        "C1": lives_alone,
    }
)
IDS = ("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "C1")
TOGETHER = IDS[1:11]  # any two of these, held together
# Days after a contact on which what a signal says of it may change: the contact is no longer recent
FADES: Mapping[str, int] = MappingProxyType(
    {
        "S2": MONTH_DAYS,
        "S5": WEEKS_DAYS,
        "S7": S7_DAYS,
        "S9": WEEKS_DAYS,
        "S10": MONTH_DAYS,
    }
)


def is_confirmed(view: View, on: date) -> bool:
    """Whether the person said lately that the map is right."""
    said = view.confirmed_on
    return said is not None and timedelta(0) <= on - said <= timedelta(days=CONFIRMED_DAYS)


def in_touch(item: Glimpse, view: View, on: date) -> bool | None:
    """Whether in touch at least monthly: it is usual, or there was a contact in the last month."""
    usual = item.usual_contact
    if usual is not None and usual != _LESS:
        return True
    if met_within(view.contacts.get(item.id), on, MONTH_DAYS):
        return True
    return None if usual is None else False


def signal(id_: str, view: View, on: date, earlier: tuple[Past, date]) -> Signal:
    """One signal, without since when. ``earlier`` gives the view of the day S10 compares with."""
    past, then = earlier
    found = lost_or_quiet(view, on, past(then), then) if id_ == EARLIER else RULES[id_](view, on)
    return Signal(id_, found[0], None, MappingProxyType(dict(found[1])))


def _people(view: View, *, pets: bool = True) -> Sequence[Glimpse]:
    people = view.here(Kind.PERSON)
    return people if pets else [item for item in people if _PET not in item.groups]


def _latest(answers: tuple[tuple[date, Any], ...], on: date) -> Any:
    """The last answer up to a day, if it is no older than a confirmed map may be."""
    given = [(day, value) for day, value in answers if day <= on]
    recent = given and on - given[-1][0] <= timedelta(days=CONFIRMED_DAYS)
    return given[-1][1] if recent else None


def _counts(found: Count) -> Mapping[str, Any]:
    return {"known": found.yes, "unknown": found.unknown}


def _is_unpaid(item: Glimpse) -> bool | None:
    return _PAID not in item.groups if item.groups else None


def _gives(item: Glimpse, support: Support) -> bool | None:
    return None if item.support_received is None else support in item.support_received


def _weekly(item: Glimpse, view: View, on: date) -> float:
    noted = met_within(view.contacts.get(item.id), on, WEEKS_DAYS) / WEEKS_BACK
    usual = item.usual_contact
    return noted if usual is None else max(noted, PER_WEEK[usual])


def _top_share(people: Sequence[Glimpse], view: View, on: date) -> float | None:
    if not people or any(item.usual_contact is None for item in people):
        return None
    weekly = [_weekly(item, view, on) for item in people]
    return max(weekly) / sum(weekly) if sum(weekly) else None


def _is_one(found: Count) -> bool | None:
    """Whether it is exactly one."""
    if found.yes > 1:
        return False
    return None if found.unknown else found.yes == 1


def _is_together(item: Glimpse, view: View) -> bool | None:
    """Whether an activity is done among people: by its group, or by who and where it is tied to."""
    if not _WITH_OTHERS.isdisjoint(item.groups):
        return True
    sure = view.linked(item.id, sure=True)
    if _is_meeting(sure, known=True):
        return True
    perhaps = _is_meeting([*sure, *view.linked(item.id, sure=False)], known=False)
    return None if perhaps or not item.groups else False


def _is_meeting(others: Sequence[Glimpse], *, known: bool) -> bool:
    """Whether two people or more, or a meeting place, are among these."""
    people = {other.id for other in others if other.kind == Kind.PERSON}
    places = [other for other in others if other.kind == Kind.PLACE]
    return len(people) > 1 or any(
        not _MEETING_PLACE.isdisjoint(place.groups) or not (known or place.groups)
        for place in places
    )


def _is_outside(item: Glimpse) -> bool | None:
    return Group.HOME not in item.groups if item.groups else None


def _visited(item: Glimpse, view: View, on: date) -> bool | None:
    if item.usual_contact in _WITHIN_14_DAYS:
        return True
    if met_within(view.contacts.get(item.id), on, S7_DAYS):
        return True
    return None if item.usual_contact is None else False


def _is_lost(
    item: Glimpse, earlier: View, then: date, now: Mapping[str, Glimpse], view: View, on: date
) -> bool | None:
    """Gone or ended; or in touch monthly then, and known not to be now."""
    if item.id not in now:
        return True
    today = in_touch(now[item.id], view, on)
    return all_of(in_touch(item, earlier, then), None if today is None else not today)


def _enough_lost(found: Count, of: int) -> bool | None:
    def enough(lost: int) -> bool:
        return lost >= S10_PEOPLE or (lost > 0 and lost >= S10_SHARE * of)

    if enough(found.yes):
        return True
    return None if enough(found.yes + found.unknown) else False


def _not_hard(people: list[Glimpse]) -> int:
    return sum(item.feel != _HARD for item in people)


def _share(answers: list[bool], more: list[bool]) -> float:
    """The share that is so; of nobody it is none."""
    everyone = answers + more
    return sum(everyone) / len(everyone) if everyone else 0.0
