"""The type as a page tells it: the person's own word where there is one, or what Kith says."""

from dataclasses import dataclass
from datetime import date

from core.rules.labels import word_for
from core.rules.network_type import TypeFound
from core.rules.speech import Translator
from core.rules.type_names import CRITERIA_NAMES
from core.rules.type_over_time import ShownType
from core.rules.type_reasons import headline, own_words, reasons_of
from core.rules.vocabulary import NetworkType


@dataclass(frozen=True, slots=True)
class ToldType:
    """What to say. ``reasons`` are empty where the person's own word stands."""

    own_word: str | None
    says: str
    reasons: tuple[str, ...]
    since: date


@dataclass(frozen=True, slots=True)
class Near:
    """How near a map is to one type, as text, and to each criterion of it."""

    name: str
    value: str
    criteria: tuple[tuple[str, str], ...]


def tell_type(shown: ShownType, speech: Translator) -> ToldType:
    """The type in words."""
    if shown.own_word is not None:
        return ToldType(shown.own_word, own_words(shown.own_word, speech), (), shown.since)
    reasons = reasons_of(shown.found, speech)
    return ToldType(None, headline(shown.found, speech), reasons, shown.since)


def nearness(found: TypeFound, speech: Translator) -> tuple[Near, ...]:
    """Every number behind a type, always in the same order: none comes first."""
    return tuple(
        Near(
            name=word_for(name, speech),
            value=_shown(found.scores[name].score, speech),
            criteria=tuple(
                (speech.gettext(CRITERIA_NAMES[name, key]), _shown(value, speech))
                for key, value in found.scores[name].criteria.items()
            ),
        )
        for name in NetworkType
    )


def _shown(value: float | None, speech: Translator) -> str:
    return speech.gettext("not enough on the map") if value is None else f"{value:.2f}"
