"""Thoughts Kith offered, and what the person said to them."""

from datetime import date, datetime
from typing import Any

from api.deps import OnceKey, Reading, Writing, today_of
from api.routing import Router
from api.schemas.things import Saved, Strict
from core.rules.cards import Told, told_cards
from core.rules.offered import given_of, latest_given
from core.rules.speech import ENGLISH
from core.rules.vocabulary import PromptAnswer
from core.services import prompting

router = Router(prefix="/prompts", tags=["prompts"])


class Prompt(Strict):
    """One thought. `answer` is `null` while nothing was said to it."""

    id: str
    at: datetime
    day: date
    rule: str
    rule_version: int
    because: list[str]
    inputs: dict[str, Any]
    wording: str
    wording_version: int
    reason: str
    says: str
    connection: str | None
    answer: PromptAnswer | None


class NewPromptAnswer(Strict):
    """What the person says to a thought. `words` only with `upset`, and only if they like."""

    answer: PromptAnswer
    words: str | None = None


@router.get("")
def list_prompts(records: Reading) -> list[Prompt]:
    """Every thought there ever was, oldest first."""
    answers = records.answers().values()
    said = latest_given(given_of(answers))
    told = told_cards(records.prompts.all(), answers, records.connections(), records.now, ENGLISH)
    return [_prompt(one, said[one.card.id].answer if one.card.id in said else None) for one in told]


@router.post("/{prompt_id}/answer")
def answer(records: Writing, key: OnceKey, prompt_id: str, new: NewPromptAnswer) -> Saved:
    """Say something to a thought; the last thing said counts."""
    saved = prompting.answer_prompt(
        records,
        key,
        prompt_id=prompt_id,
        answer=new.answer.value,
        today=today_of(records),
        words=new.words or "",
    )
    return Saved(entry=saved.entry_id, id=saved.thing_id)


def _prompt(told: Told, said: str | None) -> Prompt:
    card = told.card
    return Prompt(
        id=card.id,
        at=card.at,
        day=card.local_day,
        rule=card.rule,
        rule_version=card.rule_version,
        because=list(card.because),
        inputs=told.inputs,
        wording=card.wording,
        wording_version=card.wording_version,
        reason=told.reason,
        says=told.invitation,
        connection=told.leads_to,
        answer=None if said is None else PromptAnswer(said),
    )
