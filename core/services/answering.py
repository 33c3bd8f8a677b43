"""Answers the person gives: how connected life feels, and their own situation."""

from typing import Any

from core.errors import BadInput
from core.files.six_questions import HOW_MANY
from core.rules.changes import Action, came, edited
from core.rules.facts import Answer, Me
from core.rules.naming import tidy_text
from core.rules.vocabulary import LONELY, LSNS_MOST, UCLA_ITEMS, UCLA_WORDS, DayWord, Question
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
    return _answered(records, Question.DAY_WORD, word)


@once
def answer_ons(records: OpenRecords, *, lonely: str) -> Saved:
    """How often I feel lonely, as the ONS asks it.

    Raises:
        BadInput: none of the choices.
    """
    if lonely not in LONELY:
        raise BadInput("lonely", "choice")
    return _answered(records, Question.ONS_LONELY, lonely)


@once
def answer_ucla(records: OpenRecords, *, companionship: str, left_out: str, isolated: str) -> Saved:
    """The three short questions.

    Raises:
        BadInput: one is not answered with one of the choices.
    """
    said = dict(zip(UCLA_ITEMS, (companionship, left_out, isolated), strict=True))
    for name, word in said.items():
        if word not in UCLA_WORDS:
            raise BadInput(name, "choice")
    value = {name: UCLA_WORDS.index(word) + 1 for name, word in said.items()}
    return _answered(records, Question.UCLA_3, value)


@once
def answer_lsns(records: OpenRecords, *, numbers: tuple[int, ...]) -> Saved:
    """The six questions, where the deployment has them: 0 to 5 for each.

    Raises:
        BadInput: not six such numbers.
    """
    if len(numbers) != HOW_MANY or not all(0 <= number <= LSNS_MOST for number in numbers):
        raise BadInput("value", "choice")
    return _answered(records, Question.LSNS_6, list(numbers))


def _answered(records: OpenRecords, question: Question, value: Any) -> Saved:
    answer = Answer(id=records.new_id(), question=question.value, on=records.now, value=value)
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
