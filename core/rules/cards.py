"""Cards as a person reads them: why, one step, and what was said to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.rules.facts import Answer, Connection
from core.rules.labels import word_for
from core.rules.offered import Offered, given_of, has_lapsed, latest_given, standing_card
from core.rules.speech import Translator
from core.rules.vocabulary import PromptAnswer, PromptRule
from core.rules.wording import card_words, never_named


@dataclass(frozen=True, slots=True)
class Told:
    """One card in words. ``leads_to`` is the connection it names, where it names one.

    ``said`` is the answer in words, ``None`` while the card waits for one.
    """

    card: Offered
    reason: str
    invitation: str
    yes: str
    said: str | None
    leads_to: str | None

    @property
    def inputs(self) -> dict[str, Any]:
        """What the rule looked at."""
        return dict(self.card.inputs)


def told_cards(
    cards: Iterable[Offered],
    answers: Iterable[Answer],
    connections: Mapping[str, Connection],
    now: datetime,
    speech: Translator,
) -> list[Told]:
    """Cards in words, in their order. None names what may not be named today."""
    given = latest_given(given_of(answers))
    told = list[Told]()
    for card in cards:
        answer = given[card.id].answer if card.id in given else None
        told.append(_told(card, answer, connections.get(card.connection or ""), now, speech))
    return told


def card_for_today(
    cards: list[Offered],
    answers: Iterable[Answer],
    connections: Mapping[str, Connection],
    now: datetime,
    speech: Translator,
) -> Told | None:
    """The one card that waits for an answer."""
    standing = standing_card(cards, given_of(answers), now)
    if standing is None:
        return None
    return _told(standing, None, connections.get(standing.connection or ""), now, speech)


def _told(
    card: Offered, answer: str | None, item: Connection | None, now: datetime, speech: Translator
) -> Told:
    words = card_words(card, item, speech)
    is_named = item is not None and not never_named(item)
    return Told(
        card=card,
        reason=words.reason,
        invitation=words.invitation,
        yes=_yes(card.rule, speech),
        said=_said(answer, speech, lapsed=has_lapsed(card, now)),
        leads_to=card.connection if is_named else None,
    )


def _said(answer: str | None, speech: Translator, *, lapsed: bool) -> str | None:
    if answer is not None:
        return word_for(PromptAnswer(answer), speech)
    return speech.gettext("No answer, and that is fine.") if lapsed else None


def _yes(rule: str, speech: Translator) -> str:
    if rule == PromptRule.STILL_RIGHT:
        return speech.gettext("Yes, it is right")
    return word_for(PromptAnswer.DO_IT, speech)
