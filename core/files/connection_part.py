"""A connection as the map file writes it. Descriptions here become the published schema."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from core.files.map_file_values import Choice, Day, Name, Several, Text
from core.files.part import OPEN, Part
from core.rules.cells import ACROSS, ROWS
from core.rules.vocabulary import (
    GROUPS,
    Cost,
    Feel,
    Group,
    Intention,
    Kind,
    KnownFor,
    Knows,
    Rhythm,
    Ring,
    Standing,
    Support,
    UsualContact,
    WhoGetsInTouch,
)


def _fitting_groups() -> list[Any]:
    """Which groups go with which kind, as the schema says it."""
    return [
        {
            "if": {"properties": {"kind": {"const": kind.value}}, "required": ["kind"]},
            "then": {
                "properties": {
                    "groups": {"type": ["array", "null"], "items": {"enum": [*map(str, groups)]}}
                }
            },
        }
        for kind, groups in GROUPS.items()
    ]


_SUPPORT = "An empty list says “none of these”; left out says “not sure”. Kinds of support "


class ConnectionPart(Part):
    """A person, place or activity on the map. Only “id”, “kind” and “name” are needed."""

    model_config = ConfigDict(json_schema_extra={**OPEN, "allOf": _fitting_groups()})

    id: str = Field(description="Any text that no other connection has. Ties and contacts use it.")
    kind: Choice[Kind] = Field(description="What it is.")
    name: Name = Field(
        description="1 to 80 letters. Blanks around it are dropped and runs of blanks become one."
    )
    groups: Several[Group] | None = Field(
        None, description="Circles of life; which ones depends on the kind."
    )
    ring: Choice[Ring] | None = Field(None, description="How close: 1 inner, 2 middle, 3 outer.")
    feel: Choice[Feel] | None = Field(None, description="What it does for the person's wellbeing.")
    usual_contact: Choice[UsualContact] | None = Field(
        None, description="How often contact usually happens."
    )
    rhythm: Choice[Rhythm] | None = Field(
        None, description="How often the person would like contact."
    )
    known_for: Choice[KnownFor] | None = Field(
        None, description="How many years they have known each other."
    )
    who_gets_in_touch: Choice[WhoGetsInTouch] | None = Field(
        None, description="Who usually starts."
    )
    support_received: Several[Support] | None = Field(
        None, description=f"{_SUPPORT}the person gets."
    )
    support_given: Several[Support] | None = Field(None, description=f"{_SUPPORT}the person gives.")
    standing: Choice[Standing] | None = Field(
        None, description="Left out means active. Ended and died live in history only."
    )
    standing_since: Day | None = Field(None, description="When the standing became what it is.")
    service_ends_on: Day | None = Field(None, description="Planned end of a paid relation.")
    intention: Choice[Intention] | None = Field(
        None, description="What the person would like to do about it."
    )
    knows_about_health: Choice[Knows] | None = Field(
        None, description="What they know about the person's health. Never shared with the rest."
    )
    gives_me: Text | None = Field(None, description="What this gives the person, in their words.")
    easy_to_reach: bool | None = Field(None, description="Places and activities: easy to get to.")
    cost: Choice[Cost] | None = Field(None, description="Places and activities.")
    just_for_me: bool | None = Field(
        None, description="True: in no share and no file for others. Left out means false."
    )
    added_on: Day | None = Field(None, description="When it came onto the map.")
    cell: Annotated[int, Field(ge=0, lt=ROWS * ACROSS)] | None = Field(
        None,
        description=(
            "Where its tile stands: row × 5 + column, rows counted from the middle outwards. "
            "Without a ring: its place in the tray."
        ),
    )
