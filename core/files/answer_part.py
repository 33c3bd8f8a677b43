"""An answer as the map file writes it."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from core.files.map_file_values import Moment, refusal
from core.files.part import Part
from core.rules.vocabulary import Question

LONELY = ("often_or_always", "some_of_the_time", "occasionally", "hardly_ever", "never")
UCLA_ITEMS = ("companionship", "left_out", "isolated")


class AnswerPart(Part):
    """An answer to one question at one moment. ``x-id`` keeps the id the journal knows it by."""

    question: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description=f"{', '.join(Question)}, or a later one."
    )
    on: Moment
    value: Any = Field(
        description=(
            f"ons_lonely: {', '.join(LONELY)}. ucla_3: an object with {', '.join(UCLA_ITEMS)}, "
            "each 1 to 3. day_word: one word. Other questions: anything but null."
        )
    )

    @model_validator(mode="after")
    def _fits_its_question(self) -> Self:
        if not _is_answer(self.question, self.value):
            raise refusal("answer", question=self.question)
        if not isinstance(self.beside.get("x-id", ""), str):
            raise refusal("wanted_text", key="x-id")
        return self


def _is_answer(question: str, value: Any) -> bool:
    if question == Question.ONS_LONELY:
        return value in LONELY
    if question == Question.UCLA_3:
        return isinstance(value, dict) and _are_ucla(value)
    if question == Question.DAY_WORD:
        return isinstance(value, str) and 0 < len(value) <= 40
    return value is not None


def _are_ucla(value: dict[str, Any]) -> bool:
    return value.keys() == set(UCLA_ITEMS) and all(
        type(number) is int and number in (1, 2, 3) for number in value.values()
    )
