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

    lives_alone: bool | None = Field(None, description="Whether they live alone.")
    housing: Text | None = Field(None, description="In the person's own words.")
    education: Text | None = Field(None, description="In the person's own words.")
    long_term_illness: bool | None = Field(
        None, description="Whether they live with a long-term illness."
    )


class TiePart(Part):
    """A link between two connections. It has no direction; the two ends differ."""

    a: str = Field(description="Id of one end.")
    b: str = Field(description="Id of the other end.")
    kind: Choice[TieKind] = Field(description="What links them.")
    strength: Choice[TieStrength] | None = Field(None, description="Left out means yes.")
    since: Day | None = Field(None, description="Since when.")


class ContactPart(Part):
    """One dated meeting with a connection."""

    id: str = Field(description="Any text that no other contact has.")
    connection: str = Field(description="Id of the connection.")
    on: DayOrMoment = Field(description="The day, or the day and time where the time is known.")
    how: Choice[How] = Field(description="How it happened.")


_CARRIED = "Carried along as it is."


class MapFilePart(Part):
    """Somebody's map. Null is the same as left out: “not said” or “not sure”, never zero."""

    format: Literal["kith-map"] = Field(description="Says what this file is.")
    version: Literal[1] = Field(description="Says which page describes it.")
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
    me: MePart | None = Field(None, description="The person's own situation.")
    connections: Many[ConnectionPart] = Field(
        description="Everybody and everything on the map.",
        json_schema_extra={"maxItems": MOST_CONNECTIONS},
    )
    ties: Many[TiePart] | None = Field(
        None, description="Links between connections; one of each kind between the same two."
    )
    contacts: Many[ContactPart] | None = Field(None, description="Meetings, each with its day.")
    answers: Many[AnswerPart] | None = Field(
        None, description="Answers to questions such as how connected life feels."
    )
    goals: list[Any] | None = Field(None, description=_CARRIED)
    check_ins: list[Any] | None = Field(None, description=_CARRIED)
    suggestions: list[Any] | None = Field(None, description=_CARRIED)
    settings: Annotated[dict[str, Any], AfterValidator(_settings)] | None = Field(
        None, description="How Kith looks and behaves for the person."
    )
    journal: Many[EntryPart] | None = Field(
        None, description="Every change, oldest first: undo and history are made from it."
    )
