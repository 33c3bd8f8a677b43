"""The type of a network: asking for it, the person's own word, and not showing it any more."""

from datetime import date

from core.errors import BadInput
from core.rules.changes import Action, came, edited
from core.rules.facts import Answer
from core.rules.network_type import as_json, type_of
from core.rules.type_inputs import inputs_of
from core.rules.vocabulary import TYPE_WORDS, Question
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords


@once
def ask_type(records: OpenRecords, *, today: date) -> Saved:
    """Look at the map now, keep what it reads like, and show it from here on."""
    found = type_of(inputs_of(records.everything(), today))
    answer = _answer(records, Question.NETWORK_TYPE, as_json(found))
    sheet = records.sheet()
    shows = edited(sheet, settings={**sheet.settings, "show_type": True})
    entry = records.write(Action.ANSWERED, [came(answer), shows])
    return Saved(None if entry is None else entry.id, answer.id)


@once
def say_own_word(records: OpenRecords, *, word: str) -> Saved:
    """The person's own word for their network; it wins wherever the type appears.

    Raises:
        BadInput: none of the words.
    """
    if word not in TYPE_WORDS:
        raise BadInput("word", "choice")
    answer = _answer(records, Question.NETWORK_TYPE_WORD, str(word))
    entry = records.write(Action.ANSWERED, [came(answer)])
    return Saved(None if entry is None else entry.id, answer.id)


@once
def stop_showing_type(records: OpenRecords) -> Saved:
    """Show no type any more; what was kept stays in history."""
    sheet = records.sheet()
    hidden = edited(sheet, settings={**sheet.settings, "show_type": False})
    entry = records.write(Action.SET, [hidden])
    return Saved(None if entry is None else entry.id)


def _answer(records: OpenRecords, question: Question, value: object) -> Answer:
    return Answer(id=records.new_id(), question=question.value, on=records.now, value=value)
