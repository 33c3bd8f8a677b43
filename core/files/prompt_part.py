"""Cards as the map file carries them, under a key of Kith's own.

They are Kith's log, not the person's map: a file without them, or with a list that is none of
ours, is as good a map as any.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, ValidationError

from core.files.map_file_values import Day, Moment
from core.files.moments import moment_text
from core.files.part import Part
from core.rules.offered import Offered

KEY = "x-prompts"
_Word = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.~:-]{1,64}$")]
_ShortWord = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.~:-]{1,24}$")]
_Number = Annotated[int, Field(ge=1, le=10_000)]


class PromptPart(Part):
    """One card."""

    id: _Word
    at: Moment
    local_day: Day
    rule: _ShortWord
    rule_version: _Number
    because: list[_ShortWord]
    inputs: dict[str, Any]
    wording: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.~:-]{0,40}$")]
    wording_version: _Number
    connection: _Word | None = None


def cards_out(cards: Iterable[Offered]) -> list[dict[str, Any]]:
    """Cards as JSON values, oldest first."""
    return [_out(card) for card in cards]


def cards_in(carried: Mapping[str, Any]) -> tuple[Offered, ...] | None:
    """The cards among a file's other keys; ``None`` where there is no such list of ours."""
    held = carried.get(KEY)
    if not isinstance(held, list):
        return None
    try:
        found = tuple(_in(PromptPart.model_validate(one)) for one in held)
    except ValidationError:
        return None
    return found if len({card.id for card in found}) == len(found) else None


def _out(card: Offered) -> dict[str, Any]:
    return {
        "id": card.id,
        "at": moment_text(card.at),
        "local_day": card.local_day.isoformat(),
        "rule": card.rule,
        "rule_version": card.rule_version,
        "because": list(card.because),
        "inputs": dict(card.inputs),
        "wording": card.wording,
        "wording_version": card.wording_version,
        **({} if card.connection is None else {"connection": card.connection}),
    }


def _in(part: PromptPart) -> Offered:
    return Offered(
        id=part.id,
        at=part.at,
        local_day=part.local_day,
        rule=part.rule,
        rule_version=part.rule_version,
        because=tuple(part.because),
        inputs=MappingProxyType(part.inputs),
        wording=part.wording,
        wording_version=part.wording_version,
        connection=part.connection,
    )
