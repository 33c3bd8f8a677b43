"""The journal as the map file writes it: its shape, not what its changes mean."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from core.files.map_file_values import Choice, Moment, refusal
from core.files.part import Many, Part
from core.rules.changes import Noun


class ChangePart(Part):
    """One thing before and after. No ``before``: it came. No ``after``: it went."""

    thing: Choice[Noun]
    id: Annotated[str, Field(min_length=1)]
    before: dict[str, Any] | None = Field(None, description="Its fields before.")
    after: dict[str, Any] | None = Field(None, description="Its fields after.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.before is None and self.after is None:
            raise refusal("no_change")
        return self


class EntryPart(Part):
    """One line of the journal: who did what when, and every thing it touched."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    at: Moment
    by: Annotated[str, Field(min_length=1, max_length=64)] = Field(
        description="Who did it; “me” for the person."
    )
    action: Annotated[str, Field(min_length=1, max_length=40)]
    undoes: str | None = Field(None, description="Id of an earlier entry that this one took back.")
    changes: Many[ChangePart]
