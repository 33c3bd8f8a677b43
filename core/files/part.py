"""An object of the map file: its keys are known, or start with ``x-``."""

from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from core.files.map_file_values import refusal

OPEN: JsonDict = {"additionalProperties": False, "patternProperties": {"^x-": {}}}


class Part(BaseModel):
    """An object of the file: keys we know, and keys of other programs that start with ``x-``."""

    model_config = ConfigDict(strict=True, extra="allow", json_schema_extra=OPEN)
    known: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Remember the names once: a file may hold fifty thousand parts."""
        cls.known = frozenset(cls.model_fields)

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_keys(cls, raw: Any) -> Any:
        if isinstance(raw, dict):
            for key in raw:
                if key not in cls.known and not key.startswith("x-"):
                    raise refusal("unknown_key", key=key)
        return raw

    @property
    def beside(self) -> dict[str, Any]:
        """The ``x-`` keys and what they hold."""
        return self.model_extra or {}


AnyPart = TypeVar("AnyPart", bound=Part)
# One refusal is enough, and collecting ten thousand is slow.
Many = Annotated[list[AnyPart], Field(fail_fast=True)]
