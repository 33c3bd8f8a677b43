"""Answers the person gave."""

from fastapi import status

from api.deps import OnceKey, Reading, Writing
from api.routing import Router
from api.schemas.things import Answer, NewAnswer, Saved
from core.services import answering

router = Router(prefix="/answers", tags=["answers"])


@router.get("")
def list_answers(records: Reading) -> list[Answer]:
    """Every answer, by id."""
    return [Answer.of(answer) for answer in records.answers().values()]


@router.post("", status_code=status.HTTP_201_CREATED)
def answer(records: Writing, key: OnceKey, new: NewAnswer) -> Saved:
    """How connected life feels, in one word."""
    saved = answering.answer_day_word(records, key, word=new.value.value)
    return Saved(entry=saved.entry_id, id=saved.thing_id)
