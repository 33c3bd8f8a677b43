"""The shape of a map file, version 1, field by field in the order it is written.

Names and descriptions here become the published schema (``core.files.map_schema``).
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from core.errors import BadInput
from core.files.answer_part import AnswerPart
from core.files.connection_part import ConnectionPart
from core.files.journal_part import EntryPart
from core.files.map_file_values import Choice, Day, DayOrMoment, Moment, Text, refusal
from core.files.part import Many, Part
from core.rules.cells import is_plan
from core.rules.choices import DEFAULTS, read_choice
from core.rules.vocabulary import MOST_CONNECTIONS, How, TieKind, TieStrength

FORMAT, VERSION = "kith-map", 1
CARRIED_KEYS = ("goals", "check_ins", "suggestions")  # no page uses them yet


def _plan(values: list[int]) -> list[int]:
    if not is_plan(tuple(values)):
        raise refusal("plan")
    return values


def _settings(settings: dict[str, Any]) -> dict[str, Any]:
    for name in settings.keys() & DEFAULTS.keys():
        if type(settings[name]) is not type(DEFAULTS[name]):
            raise refusal("setting", key=name)
        try:
            read_choice(name, settings[name])
        except BadInput:
            raise refusal("setting", key=name) from None
    return settings


class MePart(Part):
    """What the person says about their own situation. All of it may be left out."""

    lives_alone: bool | None = None
    housing: Text | None = Field(None, description="In the person's own words.")
    education: Text | None = Field(None, description="In the person's own words.")
    long_term_illness: bool | None = None


class TiePart(Part):
    """A link between two connections. It has no direction; the two ends differ."""

    a: str = Field(description="Id of one end.")
    b: str = Field(description="Id of the other end.")
    kind: Choice[TieKind]
    strength: Choice[TieStrength] | None = Field(None, description="Left out means yes.")
    since: Day | None = None


class ContactPart(Part):
    """One dated meeting with a connection."""

    id: str = Field(description="Any text that no other contact has.")
    connection: str = Field(description="Id of the connection.")
    on: DayOrMoment = Field(description="The day, or the day and time where the time is known.")
    how: Choice[How]


_CARRIED = "Carried along as it is."


class MapFilePart(Part):
    """Somebody's map. Null is the same as left out: “not said” or “not sure”, never zero."""

    format: Literal["kith-map"]
    version: Literal[1]
    exported_at: Moment | None = Field(None, description="When the file was made.")
    everyone_listed: bool | None = Field(None, description="The person says: this is everyone.")
    confirmed_on: Day | None = Field(None, description="When the person last said it is right.")
    plan: Annotated[list[Annotated[int, Field(ge=1)]], AfterValidator(_plan)] | None = Field(
        None,
        description=(
            "Rows of tiles in the inner, middle and outer ring above “me”, then below. "
            "They add up to 12."
        ),
        json_schema_extra={"minItems": 6, "maxItems": 6},
    )
    me: MePart | None = None
    connections: Many[ConnectionPart] = Field(json_schema_extra={"maxItems": MOST_CONNECTIONS})
    ties: Many[TiePart] | None = None
    contacts: Many[ContactPart] | None = None
    answers: Many[AnswerPart] | None = None
    goals: list[Any] | None = Field(None, description=_CARRIED)
    check_ins: list[Any] | None = Field(None, description=_CARRIED)
    suggestions: list[Any] | None = Field(None, description=_CARRIED)
    settings: Annotated[dict[str, Any], AfterValidator(_settings)] | None = Field(
        None, description="How Kith looks and behaves for the person."
    )
    journal: Many[EntryPart] | None = Field(
        None, description="Every change, oldest first: undo and history are made from it."
    )
