"""Looking at maps by the clock, and offering a card where there is a reason and room for one."""

from collections import Counter
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from core.errors import NotSignedIn
from core.rules.choices import choices_of
from core.rules.offered import Given, Offer, Offered, given_of
from core.rules.offering import choose_offer, may_offer
from core.rules.rhythms import rhythms_since
from core.rules.signal_history import find, history_of
from core.rules.signals import view_of
from core.services.announcing import announce
from core.services.glancing import ALL, glance
from core.store.everyone import Everyone
from core.store.offering import OfferingRecords


class Keeper(Protocol):
    """The part of the gate that evaluating needs."""

    def offering(self, owner_id: str, now: datetime) -> AbstractContextManager[OfferingRecords]: ...
    def everyone(self, now: datetime) -> AbstractContextManager[Everyone]: ...
    def last_opened(self, owner_id: str) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at one person's map: a card, or why there is none."""

    card: Offered | None
    why_not: str | None


def look_at(keeper: Keeper, owner_id: str, now: datetime, *, lsns: bool = False) -> Looked:
    """Offer one person a card, if there is a reason and room for one.

    All of it happens with the person's map held, so that any number of workers stay in the budget.
    Somebody who has gone meanwhile is passed over.
    """
    last_opened = keeper.last_opened(owner_id)
    try:
        with keeper.offering(owner_id, now) as records:
            return _look(records, last_opened, lsns=lsns)
    except NotSignedIn:
        return Looked(None, "gone")


def evaluate_owner(
    keeper: Keeper, owner_id: str, now: datetime, *, lsns: bool = False
) -> Offered | None:
    """The card one person was offered, if any."""
    return look_at(keeper, owner_id, now, lsns=lsns).card


def evaluate_everyone(
    keeper: Keeper, now: datetime, ends: tuple[str, str] = ALL, *, lsns: bool = False
) -> Counter[str]:
    """Look at everybody between two ids once.

    All are glanced at together first, without names, notes or keys. Only those for whom there may
    be a reason are then looked at one by one, the map held.

    Returns:
        How many were ``looked`` at and ``offered`` a card, and why the others were not.
    """
    with keeper.everyone(now) as everyone:
        glanced = list(glance(everyone, now, ends, lsns=lsns))
    counts = Counter[str](looked=len(glanced), offered=0)
    for one in glanced:
        why_not = one.why_not or look_at(keeper, one.owner_id, now, lsns=lsns).why_not
        counts["offered" if why_not is None else why_not] += 1
    return counts


def _look(records: OfferingRecords, last_opened: datetime | None, *, lsns: bool) -> Looked:
    choices = choices_of(records.sheet().settings)
    offered = records.prompts.all()
    given = given_of(records.answers().values())
    if reason := may_offer(choices, offered, given, records.now, last_opened):
        return Looked(None, reason)
    offer = _reason_to_offer(records, offered, given, lsns=lsns)
    if offer is None:
        return Looked(None, "no_reason")
    zone = ZoneInfo(choices["time_zone"])
    card = records.offer(offer, records.now.astimezone(zone).date())
    announce(records, card)
    return Looked(card, None)


def _reason_to_offer(
    records: OfferingRecords, offered: list[Offered], given: tuple[Given, ...], *, lsns: bool
) -> Offer | None:
    map_ = records.everything()
    choices = choices_of(map_.sheet.settings)
    zone = ZoneInfo(choices["time_zone"])
    entries = records.journal.all()
    view = view_of(map_, zone)
    return choose_offer(
        view,
        find(history_of(map_, entries, zone), records.now.astimezone(zone).date(), lsns=lsns),
        choices,
        offered,
        given,
        {key: days[-1] for key, days in view.contacts.items()},
        rhythms_since(entries, zone),
        records.now,
    )
