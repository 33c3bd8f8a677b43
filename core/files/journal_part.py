"""The journal as the map file writes it: its shape, not what its changes mean."""

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from core.files.map_file_values import Choice, Moment, refusal
from core.files.part import OPEN, Many, Part
from core.rules.changes import Noun

_BEFORE_OR_AFTER: list[Any] = [
    {"required": [side], "properties": {side: {"type": "object"}}} for side in ("before", "after")
]


class ChangePart(Part):
    """One thing before and after. No “before”: it came. No “after”: it went."""

    model_config = ConfigDict(json_schema_extra={**OPEN, "anyOf": _BEFORE_OR_AFTER})

    thing: Choice[Noun] = Field(description="What changed.")
    id: Annotated[str, Field(min_length=1)] = Field(
        description="Its id. A tie's is both ends in order and the kind, with blanks between."
    )
    before: dict[str, Any] | None = Field(
        None, description="Its fields as they were, named as in this file."
    )
    after: dict[str, Any] | None = Field(None, description="Its fields as they became.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.before is None and self.after is None:
            raise refusal("no_change")
        return self


class EntryPart(Part):
    """One line of the journal: who did what when, and every thing it touched."""

    id: Annotated[str, Field(min_length=1, max_length=64)] = Field(
        description="Any text that no other entry has."
    )
    at: Moment = Field(description="When it was done.")
    by: Annotated[str, Field(min_length=1, max_length=64)] = Field(
        description="Who did it; “me” for the person."
    )
    action: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description="What was done, in one word: added, edited, removed, tied, met, and so on."
    )
    undoes: str | None = Field(None, description="Id of an earlier entry that this one took back.")
    changes: Many[ChangePart] = Field(description="Every thing it touched.")
