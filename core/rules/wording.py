"""What a card says: which wording, whose name, and when no name at all."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from core.rules.facts import Connection
from core.rules.offered import Offered
from core.rules.saying import filled, name_of
from core.rules.speech import Translator, listed
from core.rules.thresholds import MOST_NAMED_SIGNALS
from core.rules.vocabulary import Feel, Group, Kind, PromptRule, Standing
from core.rules.wordings import (
    BY_ID,
    CATALOGUE,
    FAMILY_OF,
    NOTHING,
    PET,
    REASONS,
    RHYTHM_REASONS,
    SIGNAL_REASONS,
    SOFTLY,
    Wording,
)


class Nameable(Protocol):
    """What decides whether a prompt may name a connection."""

    @property
    def feel(self) -> str | None: ...
    @property
    def standing(self) -> str: ...
    @property
    def just_for_me(self) -> bool: ...


class CardWords(NamedTuple):
    """A card in words: why, then one step."""

    reason: str
    invitation: str


def never_named(item: Nameable) -> bool:
    """Hard, resting, ended, died, just for me: no prompt names it, whenever it is shown."""
    return item.feel == Feel.HARD or item.standing != Standing.ACTIVE or item.just_for_me


def starts_from(kind: str, groups: Iterable[str]) -> str:
    """What sort of step fits a connection."""
    return PET if kind == Kind.PERSON and Group.PET in groups else str(kind)


def family_of(rule: str, because: Sequence[str], *, softly: bool) -> str:
    """Which tone fits: softer for who lives alone, a rhythm stays as it was chosen."""
    if rule in {PromptRule.RHYTHM, PromptRule.STILL_RIGHT}:
        return str(rule)
    if softly:
        return SOFTLY
    return FAMILY_OF[because[0]] if rule == PromptRule.SIGNALS else str(rule)


def pick_wording(family: str, start: str, offered: Iterable[Offered]) -> Wording:
    """The wording of a family that was not used for longest."""
    last_used = {card.wording: number for number, card in enumerate(_in_order(offered))}
    return min(CATALOGUE[family, start], key=lambda one: last_used.get(one.id, -1))


def _in_order(offered: Iterable[Offered]) -> list[Offered]:
    return sorted(offered, key=lambda card: (card.at, card.id))


def card_words(card: Offered, item: Connection | None, speech: Translator) -> CardWords:
    """What a card says today. ``item`` is its connection, if that is still on the map."""
    return CardWords(_reason(card, speech), _invitation(card, item, speech))


def _reason(card: Offered, speech: Translator) -> str:
    if card.rule == PromptRule.RHYTHM:
        chosen = str(card.inputs.get("rhythm"))
        return speech.gettext(RHYTHM_REASONS.get(chosen, REASONS["rhythm"]))
    shown = [key for key in card.because if key in SIGNAL_REASONS][:MOST_NAMED_SIGNALS]
    facts = listed([speech.gettext(SIGNAL_REASONS[key]) for key in shown], speech)
    template = REASONS.get(card.rule, "")
    return speech.gettext(template) % {"facts": facts} if template else ""


def _invitation(card: Offered, item: Connection | None, speech: Translator) -> str:
    wording = BY_ID.get(card.wording) or _any_wording(card.rule)
    opening = speech.gettext(wording.opening) if wording.opening else ""
    if item is None or not wording.named or never_named(item):
        step = speech.gettext(wording.plain)
    else:
        step = filled(speech.gettext(wording.named), name=name_of(item))
    return f"{opening} {step}".strip()


def _any_wording(rule: str) -> Wording:
    """For a card that another Kith worded."""
    family = rule if (rule, NOTHING) in CATALOGUE else SOFTLY
    return CATALOGUE[family, NOTHING][0]
