"""What a person says to a card, and how they set when cards may come."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from core.errors import BadInput
from core.rules.changes import Action, Change, came, edited
from core.rules.choices import choices_of, read_choice
from core.rules.facts import Answer, Sheet
from core.rules.naming import tidy_text
from core.rules.offered import Offered
from core.rules.thresholds import QUIET_WEEK_DAYS
from core.rules.vocabulary import SWITCHES, PromptAnswer, PromptRule, Question
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords

_FOR_GOOD = frozenset({PromptAnswer.NOT_THIS_KIND, PromptAnswer.UPSET})


@once
def answer_prompt(
    records: OpenRecords, *, prompt_id: str, answer: str, today: date, words: str = ""
) -> Saved:
    """Say something to a card. The last thing said counts; undo takes it back.

    Two answers switch the card's rule off for good, one brings a quiet week, and "yes" to whether
    the map is right also confirms it: all of it in one entry. ``words`` count only where a card
    upset somebody.

    Raises:
        BadInput: none of the answers, or words that cannot be kept.
        NotVisible: no such card.
    """
    card = records.prompts.get(prompt_id)
    if answer not in set(PromptAnswer):
        raise BadInput("answer", "choice")
    said = Answer(
        id=records.new_id(),
        question=Question.PROMPT.value,
        on=records.now,
        value={"prompt": card.id, "answer": PromptAnswer(answer).value},
    )
    changes: list[Change] = [came(said), _sheet_change(records.sheet(), card, answer, today)]
    if answer == PromptAnswer.UPSET:
        told = tidy_text(words, "words")
        records.prompts.worry(card, records.new_id(), records.now, told)
    return _saved(records, Action.ANSWERED, changes, card.id)


def _sheet_change(sheet: Sheet, card: Offered, answer: str, today: date) -> Change:
    """What an answer changes besides being an answer; perhaps nothing."""
    wanted: dict[str, Any] = {}
    if answer in _FOR_GOOD:
        off = choices_of(sheet.settings)["prompts_off"]
        wanted["prompts_off"] = sorted({*off, card.rule} & SWITCHES)
    if answer == PromptAnswer.QUIET_WEEK:
        wanted["paused_until"] = _later(sheet, today + timedelta(days=QUIET_WEEK_DAYS))
    is_right = card.rule == PromptRule.STILL_RIGHT and answer == PromptAnswer.DO_IT
    return edited(
        sheet,
        settings={**sheet.settings, **wanted},
        confirmed_on=today if is_right else sheet.confirmed_on,
    )


def _later(sheet: Sheet, until: date) -> str:
    """A quiet week never shortens a longer pause."""
    return max(str(choices_of(sheet.settings)["paused_until"]), until.isoformat())


@once
def add_words(records: OpenRecords, *, prompt_id: str, words: str) -> Saved:
    """The person's own words about a card that upset them; empty takes them away again.

    Raises:
        BadInput: too long, or letters that cannot be kept.
        NotVisible: nothing was said to have upset them there.
    """
    records.prompts.add_words(prompt_id, tidy_text(words, "words"))
    return Saved(None, prompt_id)


@once
def pause(records: OpenRecords, *, until: date | None, today: date) -> Saved:
    """Nothing until a day; ``None``: for now as often as was chosen.

    Raises:
        BadInput: the day is not to come.
    """
    if until is not None and until <= today:
        raise BadInput("until", "past")
    return _set(records, {"paused_until": "" if until is None else until.isoformat()})


def _set(records: OpenRecords, wanted: Mapping[str, Any]) -> Saved:
    sheet = records.sheet()
    settings = {**sheet.settings, **{name: read_choice(name, raw) for name, raw in wanted.items()}}
    return _saved(records, Action.SET, [edited(sheet, settings=settings)], None)


def _saved(
    records: OpenRecords, action: Action, changes: list[Change], thing_id: str | None
) -> Saved:
    entry = records.write(action, changes)
    return Saved(None if entry is None else entry.id, thing_id)
