"""Plain tuples of everybody's open columns, to what rules see."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.rules.offered import Given, Offered
from core.rules.signals import LSNS_6, NOBODY, Glimpse, View
from core.rules.vocabulary import Question, TieStrength


class _Days(dict[str, date]):
    """Days by how they are written: a crowd has few different ones."""

    def __missing__(self, text: str) -> date:
        self[text] = day = date.fromisoformat(text)
        return day


class _Lists(dict[str, tuple[Any, ...]]):
    """Lists of words by how they are written."""

    def __missing__(self, text: str) -> tuple[Any, ...]:
        self[text] = words = tuple(json.loads(text))
        return words


_DAYS, _LISTS = _Days(), _Lists()


def moment(text: str) -> datetime:
    """A moment, which is UTC where it does not say."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _glimpse(row: tuple[Any, ...]) -> Glimpse:
    _, id_, kind, groups, ring, feel, usual, rhythm, received, standing, since, ends, own, added = (
        row
    )
    return Glimpse(
        id_,
        kind,
        _LISTS[groups],
        ring,
        feel,
        usual,
        rhythm,
        None if received is None else _LISTS[received],
        standing,
        None if since is None else _DAYS[since],
        None if ends is None else _DAYS[ends],
        bool(own),
        None if added is None else _DAYS[added],
    )


def view(
    sheet: tuple[Any, ...],
    zone: ZoneInfo,
    items: list[Any],
    ties: list[Any],
    met: list[Any],
    said: list[Any],
) -> View:
    """What a map looks like today."""
    alone, confirmed, everyone = sheet
    answers = sorted((moment(at), question, from_json(value)) for _, question, at, value in said)
    links = [((a, b, kind), strength) for _, a, b, kind, strength in ties]
    return View(
        items=tuple(sorted(map(_glimpse, items))),
        ties=frozenset(link for link, strength in links if strength == TieStrength.YES),
        unsure_ties=frozenset(link for link, strength in links if strength != TieStrength.YES),
        contacts=_contacts(met),
        lonely=_answers(answers, Question.ONS_LONELY, zone),
        lsns=_answers(answers, LSNS_6, zone),
        lives_alone=None if alone is None else bool(alone),
        confirmed_on=None if confirmed is None else _DAYS[confirmed],
        everyone_listed=None if everyone is None else bool(everyone),
    )


def _contacts(met: list[Any]) -> Mapping[str, tuple[date, ...]]:
    if not met:
        return NOBODY
    days: dict[str, list[Any]] = {}
    for _, connection, on in met:
        days.setdefault(connection, []).append(_DAYS[on])
    return {key: tuple(sorted(all_)) for key, all_ in days.items()}


def _answers(
    answers: list[tuple[datetime, str, Any]], question: str, zone: ZoneInfo
) -> tuple[tuple[date, Any], ...]:
    return tuple((at.astimezone(zone).date(), value) for at, q, value in answers if q == question)


def from_json(text: str) -> Any:
    """What a column of JSON holds."""
    return json.loads(text)


def _card(row: tuple[Any, ...]) -> Offered:
    _, id_, rule, because, at, local_day, connection = row
    return Offered(
        id=id_,
        rule=rule,
        because=_LISTS[because],
        at=moment(at),
        local_day=_DAYS[local_day],
        connection=connection,
    )


def _given(row: tuple[Any, ...]) -> Given:
    _, _, at, value = row
    said = from_json(value)
    return Given(said["prompt"], said["answer"], moment(at))


def cards(rows: list[Any]) -> tuple[Offered, ...]:
    """Cards, oldest first."""
    return tuple(sorted(map(_card, rows), key=lambda card: (card.at, card.id)))


def all_given(rows: list[Any]) -> tuple[Given, ...]:
    """What was said to cards, oldest first."""
    return tuple(sorted(map(_given, rows), key=lambda one: one.at))
