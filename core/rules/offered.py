"""Cards and what was said to them, as rules see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from core.rules.facts import Answer
from core.rules.thresholds import PROMPT_RULE_VERSION, STANDS_DAYS
from core.rules.vocabulary import PromptAnswer, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One card. ``because`` holds signal ids, ``connection`` what its one step starts from.

    ``local_day`` is the person's own day when it was offered.
    """

    id: str
    rule: str
    at: datetime
    local_day: date
    because: tuple[str, ...] = ()
    connection: str | None = None
    wording: str = ""
    wording_version: int = 1
    rule_version: int = PROMPT_RULE_VERSION
    inputs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


class Given(NamedTuple):
    """What was said to a card, and when."""

    prompt: str
    answer: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A card that may be offered now; storage adds its id and its time."""

    rule: str
    because: tuple[str, ...] = ()
    connection: str | None = None
    wording: str
    wording_version: int
    inputs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def given_of(answers: Iterable[Answer]) -> tuple[Given, ...]:
    """What was said to cards, oldest first."""
    said = [
        Given(answer.value["prompt"], answer.value["answer"], answer.on)
        for answer in answers
        if answer.question == Question.PROMPT
    ]
    return tuple(sorted(said, key=lambda one: one.at))


def latest_given(given: Iterable[Given]) -> Mapping[str, Given]:
    """The last thing said to each card."""
    return {one.prompt: one for one in sorted(given, key=lambda one: one.at)}


def standing_card(
    offered: Sequence[Offered], given: Iterable[Given], now: datetime
) -> Offered | None:
    """The card that waits for an answer, if there is one."""
    said = latest_given(given)
    waiting = [card for card in offered if card.id not in said and not has_lapsed(card, now)]
    return max(waiting, key=lambda card: (card.at, card.id), default=None)


def has_lapsed(card: Offered, now: datetime) -> bool:
    """Whether a card that nobody answered has gone."""
    return (now - card.at).days >= STANDS_DAYS


def is_dismissal(answer: str) -> bool:
    """Every answer but one: the person did not want this card now."""
    return answer != PromptAnswer.DO_IT


__all__ = [
    "Given",
    "Offer",
    "Offered",
    "given_of",
    "has_lapsed",
    "is_dismissal",
    "latest_given",
    "standing_card",
]
