"""Answers the person gave."""

from fastapi import Request, status

from api.deps import OnceKey, Reading, Writing
from api.routing import Router
from api.schemas.things import Answer, NewAnswer, NewDayWord, NewLonely, NewUcla, Saved
from core import gate
from core.errors import NotVisible
from core.services import answering

router = Router(prefix="/answers", tags=["answers"])


@router.get("")
def list_answers(records: Reading) -> list[Answer]:
    """Every answer, by id."""
    return [Answer.of(answer) for answer in records.answers().values()]


@router.post("", status_code=status.HTTP_201_CREATED)
def answer(request: Request, records: Writing, key: OnceKey, new: NewAnswer) -> Saved:
    """An answer to one question. `lsns_6` is there only where the deployment has its text."""
    saved = _answered(records, key, new, has_six=request.app.state.has_six)
    return Saved(entry=saved.entry_id, id=saved.thing_id)


def _answered(records: gate.OpenRecords, key: str, new: NewAnswer, *, has_six: bool) -> gate.Saved:
    if isinstance(new, NewDayWord):
        return answering.answer_day_word(records, key, word=new.value.value)
    if isinstance(new, NewLonely):
        return answering.answer_ons(records, key, lonely=new.value)
    if isinstance(new, NewUcla):
        return answering.answer_ucla(records, key, **new.value.model_dump())
    if not has_six:
        raise NotVisible
    return answering.answer_lsns(records, key, numbers=tuple(new.value))
