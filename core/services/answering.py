"""Answers the person gives: how connected life feels, and their own situation."""

from core.errors import BadInput
from core.rules.changes import Action, came, edited
from core.rules.facts import Answer, Me
from core.rules.naming import tidy_text
from core.rules.vocabulary import DayWord, Question
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords

_LONGEST = 120


@once
def answer_day_word(records: OpenRecords, *, word: str) -> Saved:
    """How connected life feels, in one of six words.

    Raises:
        BadInput: none of the words.
    """
    if word not in set(DayWord):
        raise BadInput("word", "choice")
    answer = Answer(
        id=records.new_id(), question=Question.DAY_WORD.value, on=records.now, value=word
    )
    entry = records.write(Action.ANSWERED, [came(answer)])
    return Saved(None if entry is None else entry.id, answer.id)


@once
def describe_me(
    records: OpenRecords,
    *,
    lives_alone: bool | None,
    long_term_illness: bool | None,
    housing: str,
    education: str,
) -> Saved:
    """What the person says about their own situation, all of it optional.

    Raises:
        BadInput: a text is too long.
    """
    me = Me(
        lives_alone=lives_alone,
        long_term_illness=long_term_illness,
        housing=tidy_text(housing, "housing", _LONGEST),
        education=tidy_text(education, "education", _LONGEST),
    )
    change = edited(records.sheet(), me=None if me == Me() else me)
    entry = records.write(Action.SET, [change])
    return Saved(None if entry is None else entry.id)
