"""The single values of a map file: how each kind is read strictly, and how the schema says so."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum, IntEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from core.errors import BadInput
from core.rules.naming import tidy_name, tidy_text
from core.rules.vocabulary import LONGEST_NAME, LONGEST_TEXT

YEARS = range(1900, 2101)
_DAY = r"(?:19[0-9]{2}|20[0-9]{2}|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME = rf"{_CLOCK}:[0-5][0-9](?:\.[0-9]{{1,9}})?(?:[Zz]|[+-]{_CLOCK})"
DAY_PATTERN = f"^{_DAY}$"
MOMENT_PATTERN = f"^{_DAY}[Tt]{_TIME}$"
# The schema's patterns are searched with "^…$", where "$" would let a last line break pass here.
_DAY_TEXT, _MOMENT_TEXT = re.compile(_DAY), re.compile(f"{_DAY}[Tt]{_TIME}")


def refusal(problem: str, **facts: Any) -> PydanticCustomError:
    """A refusal that keeps its place in the file; ``problem`` is a code of ``BadFile``."""
    return PydanticCustomError(problem, "refused", facts)


class _OneOf:
    """Marks a choice: a value that is one of an enum's members, and of no other type."""

    def __get_pydantic_core_schema__(
        self, of: type[Enum], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_choice_reader(of), handler(of))


def _choice_reader(of: type[Enum]) -> Callable[[Any], Enum]:
    """Pydantic's own enum would take ``true`` and ``1.0`` for 1."""
    values = [member.value for member in of]
    wanted = int if issubclass(of, IntEnum) else str

    def read(raw: Any) -> Enum:
        if type(raw) is not wanted or raw not in values:
            raise refusal("choice", choices=[str(value) for value in values])
        return of(raw)

    return read


def _once_each(values: list[Any]) -> list[Any]:
    if len(set(values)) < len(values):
        raise refusal("value_twice")
    return values


AnyEnum = TypeVar("AnyEnum", bound=Enum)
Choice = Annotated[AnyEnum, _OneOf()]
Several = Annotated[
    list[Annotated[AnyEnum, _OneOf()]],
    AfterValidator(_once_each),
    Field(json_schema_extra={"uniqueItems": True}),
]


def read_day(raw: Any) -> date:
    """A calendar day.

    Raises:
        PydanticCustomError: ``day``.
    """
    if isinstance(raw, str) and _DAY_TEXT.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise refusal("day")


def _local_moment(raw: Any) -> datetime:
    """A moment (RFC 3339, section 5.6) as it is written, with its own offset from UTC."""
    if isinstance(raw, str) and _MOMENT_TEXT.fullmatch(raw):
        try:
            moment = datetime.fromisoformat(raw.upper())
            if moment.astimezone(UTC).year in YEARS:
                return moment
        except ValueError:
            pass
    raise refusal("moment")


def read_moment(raw: Any) -> datetime:
    """A moment in UTC.

    Raises:
        PydanticCustomError: ``moment``.
    """
    return _local_moment(raw).astimezone(UTC)


def read_day_or_moment(raw: Any) -> tuple[date, datetime | None]:
    """The day as it is written, and the moment in UTC where a time is said.

    Raises:
        PydanticCustomError: ``day_or_moment``.

    >>> read_day_or_moment("2026-06-01T00:30:00+01:00")[0]
    datetime.date(2026, 6, 1)
    """
    try:
        if isinstance(raw, str) and _DAY_TEXT.fullmatch(raw):
            return read_day(raw), None
        moment = _local_moment(raw)
    except PydanticCustomError:
        raise refusal("day_or_moment") from None
    return moment.date(), moment.astimezone(UTC)


def _tidied(tidy: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(raw: str) -> Any:
        try:
            return tidy(raw)
        except BadInput as error:
            most = error.facts.get("most", LONGEST_TEXT)
            raise refusal(error.problem, most=most) from None

    return read


_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": DAY_PATTERN}
_MOMENT_SCHEMA = {"type": "string", "format": "date-time", "pattern": MOMENT_PATTERN}

Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema(_DAY_SCHEMA)]
Moment = Annotated[datetime, BeforeValidator(read_moment), WithJsonSchema(_MOMENT_SCHEMA)]
DayOrMoment = Annotated[
    tuple[date, datetime | None],
    BeforeValidator(read_day_or_moment),
    WithJsonSchema({"anyOf": [_DAY_SCHEMA, _MOMENT_SCHEMA]}),
]
Name = Annotated[
    str,
    AfterValidator(_tidied(tidy_name)),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": r"\S"}),
]
Text = Annotated[
    str,
    AfterValidator(_tidied(lambda raw: tidy_text(raw, "text"))),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_TEXT}),
]
