"""Today: the first thing a person sees."""

from datetime import datetime
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from core.gate import Records
from core.rules.budget import is_paused
from core.rules.cards import Told, card_for_today
from core.rules.vocabulary import DayWord, Question
from core.services.answering import answer_day_word
from web.deps import CurrentGate, CurrentViewer, Reading, Writing, local, today
from web.forms import PostedForm
from web.render import answer, done, page, speech, wants_part
from web.routing import Router

router = Router()


@router.get("/today")
def show(request: Request, records: Reading, gate: CurrentGate, viewer: CurrentViewer) -> Response:
    """Date, greeting, what a person most likely came for."""
    now = local(records.now, request.state.choices["time_zone"])
    return page(
        request,
        "today",
        here="today",
        undo=done(request, records),
        nickname=gate.nickname(viewer),
        part_of_day=part_of_day(now),
        day_date=now.date(),
        is_new=not records.connections(),
        card=_card(request, records),
        **_word(request, records),
    )


@router.post("/today/word")
def say(request: Request, records: Writing, form: PostedForm) -> Response:
    """How connected life feels."""
    saved = answer_day_word(records, form.once, word=form.text("word"))
    return answer(
        request,
        part="day-word",
        back="/today",
        saved=saved,
        records=records,
        **(_word(request, records) if wants_part(request) else {}),
    )


def part_of_day(now: datetime) -> str:
    """Which greeting fits the hour."""
    if 5 <= now.hour < 12:
        return "morning"
    return "afternoon" if 12 <= now.hour < 18 else "evening"


def _card(request: Request, records: Records) -> Told | None:
    """The thought that waits for an answer, if thoughts are wanted just now."""
    choices = request.state.choices
    cards = records.prompts.all() if choices["prompts"] else []
    if not cards or is_paused(choices, today(request)):
        return None
    answers, connections = records.answers().values(), records.connections()
    return card_for_today(cards, answers, connections, records.now, speech())


def _word(request: Request, records: Records) -> dict[str, Any]:
    """Today's word, if one was said today on the person's own clock."""
    zone = request.state.choices["time_zone"]
    said = [
        one
        for one in records.answers().values()
        if one.question == Question.DAY_WORD.value and local(one.on, zone).date() == today(request)
    ]
    latest = max(said, key=lambda one: one.on, default=None)
    return {"said_today": None if latest is None else DayWord(latest.value)}
