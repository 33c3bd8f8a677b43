"""Optional questions a person may ask themselves, as the ONS words them, and what is said after.

Source: Office for National Statistics, Measuring loneliness (2018); the three questions are of the
UCLA loneliness scale (Hughes et al. 2004). What is said is only how an answer differs from the one
before: no number, no kind of person, no line to be above or below.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from core.rules.facts import Answer
from core.rules.speech import Translator
from core.rules.vocabulary import LONELY, UCLA_ITEMS, UCLA_WORDS, Question

_TO_COMPARE = 2
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question on a page: the name of its field, its words, and its choices."""

    name: str
    words: str
    choices: Choices


def asks_lonely(speech: Translator) -> tuple[Ask, ...]:
    """The one direct question."""
    _ = speech.gettext
    words = (
        _("Often or always"),
        _("Some of the time"),
        _("Occasionally"),
        _("Hardly ever"),
        _("Never"),
    )
    choices = tuple(zip(LONELY, words, strict=True))
    return (Ask("lonely", _("How often do you feel lonely?"), choices),)


def asks_three(speech: Translator) -> tuple[Ask, ...]:
    """The three questions of the short scale."""
    _ = speech.gettext
    words = (_("Hardly ever or never"), _("Some of the time"), _("Often"))
    choices = tuple(zip(UCLA_WORDS, words, strict=True))
    asked = (
        _("How often do you feel that you lack companionship?"),
        _("How often do you feel left out?"),
        _("How often do you feel isolated from others?"),
    )
    return tuple(Ask(name, ask, choices) for name, ask in zip(UCLA_ITEMS, asked, strict=True))


def last_two(answers: Iterable[Answer], question: Question) -> tuple[Answer, ...]:
    """The latest answers to a question, newest first, two at most."""
    given = [answer for answer in answers if answer.question == question]
    return tuple(sorted(given, key=lambda one: (one.on, one.id), reverse=True)[:_TO_COMPARE])


def says_change(question: Question, given: Sequence[Answer], speech: Translator) -> str:
    """How the latest answer differs from the one before, in words."""
    _ = speech.gettext
    if len(given) < _TO_COMPARE:
        first = _("You answered this once. Next time you can see what is different.")
        return first if given else _("Not answered yet.")
    now, before = (_AMOUNT[question](one.value) for one in given[:_TO_COMPARE])
    if now == before:
        return _("Your answer is the same as last time.")
    return _less_or_more(question, speech)[now > before]


def _less_or_more(question: Question, speech: Translator) -> tuple[str, str]:
    _ = speech.gettext
    if question == Question.LSNS_6:
        return _("Fewer than last time."), _("More family and friends than last time.")
    return _("Less often than last time."), _("More often than last time.")


def answered_on(given: Sequence[Answer]) -> datetime | None:
    """When a question was last answered."""
    return given[0].on if given else None


_AMOUNT: Mapping[Question, Any] = MappingProxyType(
    {
        Question.ONS_LONELY: lambda value: -LONELY.index(value),
        Question.UCLA_3: lambda value: sum(value.values()),
        Question.LSNS_6: sum,
    }
)
