"""An answer as the map file writes it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from core.files.map_file_values import Moment, refusal
from core.files.part import OPEN, Part
from core.files.prompt_answer import PROMPT_ANSWER, is_prompt_answer
from core.files.six_questions import HOW_MANY
from core.files.type_answer import KEPT_TYPE, is_kept_type
from core.rules.vocabulary import LONELY, LSNS_MOST, TYPE_WORDS, UCLA_ITEMS, Question


def _known_answer(question: Question, value: dict[str, Any]) -> dict[str, Any]:
    """What one question's value may be, as the schema says it."""
    asked = {"properties": {"question": {"const": question.value}}, "required": ["question"]}
    return {"if": asked, "then": {"properties": {"value": value}}}


_UCLA: dict[str, Any] = {
    "type": "object",
    "properties": {item: {"enum": [1, 2, 3]} for item in UCLA_ITEMS},
    "required": [*UCLA_ITEMS],
    "additionalProperties": False,
}
_LSNS: dict[str, Any] = {
    "type": "array",
    "items": {"enum": [*range(LSNS_MOST + 1)]},
    "minItems": HOW_MANY,
    "maxItems": HOW_MANY,
}
_KNOWN_ANSWERS: list[Any] = [
    _known_answer(Question.ONS_LONELY, {"enum": [*LONELY]}),
    _known_answer(Question.UCLA_3, _UCLA),
    _known_answer(Question.LSNS_6, _LSNS),
    _known_answer(Question.NETWORK_TYPE, KEPT_TYPE),
    _known_answer(Question.NETWORK_TYPE_WORD, {"enum": [*TYPE_WORDS]}),
    _known_answer(Question.PROMPT, PROMPT_ANSWER),
    _known_answer(Question.DAY_WORD, {"type": "string", "minLength": 1, "maxLength": 40}),
]


class AnswerPart(Part):
    """An answer to one question at one moment. “x-id” is the id the journal knows it by."""

    model_config = ConfigDict(json_schema_extra={**OPEN, "allOf": _KNOWN_ANSWERS})

    question: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description=f"{', '.join(Question)}, or a later one."
    )
    on: Moment = Field(description="When it was answered.")
    value: Any = Field(
        description="What was answered; never null. Questions Kith does not know are kept.",
        json_schema_extra={"not": {"type": "null"}},
    )

    @model_validator(mode="after")
    def _fits_its_question(self) -> Self:
        if not _is_answer(self.question, self.value):
            raise refusal("answer", question=self.question)
        if not isinstance(self.beside.get("x-id", ""), str):
            raise refusal("wanted_text", key="x-id")
        return self


def _is_answer(question: str, value: Any) -> bool:
    return value is not None and _FITS.get(question, lambda _value: True)(value)


def _are_ucla(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == set(UCLA_ITEMS)
        and all(type(number) is int and number in (1, 2, 3) for number in value.values())
    )


def _are_lsns(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == HOW_MANY
        and all(type(number) is int and 0 <= number <= LSNS_MOST for number in value)
    )


_FITS: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        Question.ONS_LONELY: lambda value: value in LONELY,
        Question.UCLA_3: _are_ucla,
        Question.LSNS_6: _are_lsns,
        Question.DAY_WORD: lambda value: isinstance(value, str) and 0 < len(value) <= 40,
        Question.NETWORK_TYPE: is_kept_type,
        Question.PROMPT: is_prompt_answer,
        Question.NETWORK_TYPE_WORD: lambda value: value in TYPE_WORDS,
    }
)
