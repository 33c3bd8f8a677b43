"""Prompts: whether, when and why Kith may offer a thought, and what was said to each one."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput
from core.gate import Records
from core.rules.budget import is_paused
from core.rules.cards import Told, told_cards
from core.rules.labels import word_for
from core.rules.thresholds import QUIET_WEEK_DAYS
from core.rules.vocabulary import PAIRED_SIGNALS, PromptAnswer, PromptRule
from core.rules.word_list import WORDS
from core.rules.wordings import SIGNAL_WORDS
from core.services import prompting
from core.services.choosing import choose
from web.deps import Reading, Writing, house, today
from web.forms import Posted, PostedForm
from web.render import answer, done, page, speech, to_page
from web.routes.channels import channels_shown
from web.routing import Router
from web.sentences import sentence

router = Router()
WHEN = ("prompts_a_week", "prompt_hour", "quiet_from", "quiet_to")
A_PAGE = 30


@router.get("/prompts")
def show(request: Request, records: Reading) -> Response:
    """Everything about prompts that can be chosen, and the last ones."""
    return _page(request, records)


@router.post("/prompts")
def opt(records: Writing, form: PostedForm) -> Response:
    """Yes or no to a thought now and then."""
    saved = choose(records, form.once, wanted={"prompts": form.text("prompts")})
    return to_page("/today" if form.text("back") == "today" else "/prompts", saved)


@router.post("/prompts/when")
def save_when(records: Writing, form: PostedForm) -> Response:
    """How often, at which hour, and when it is quiet."""
    wanted = {name: form.text(name) for name in WHEN}
    return to_page("/prompts", choose(records, form.once, wanted=wanted))


@router.post("/prompts/rules")
def save_rules(request: Request, records: Writing, form: PostedForm) -> Response:
    """Which reasons count."""
    saved = choose(records, form.once, wanted={"prompts_off": _off(request, form)})
    return answer(
        request,
        part="prompt-rules",
        back="/prompts",
        saved=saved,
        records=records,
        **_rules(request, records),
    )


@router.post("/prompts/pause")
def pause(request: Request, records: Writing, form: PostedForm) -> Response:
    """Nothing for a week, until a day, or no longer nothing."""
    try:
        saved = prompting.pause(
            records, form.once, until=_until(form, today(request)), today=today(request)
        )
    except BadInput as error:
        errors = {"until": sentence(error, speech())}
        return _page(request, records, status=422, errors=errors, until=form.text("until"))
    return to_page("/prompts", saved)


@router.get("/prompts/past")
def past(request: Request, records: Reading, after: int = 0) -> Response:
    """Every card there ever was, newest first."""
    cards = _cards(records)
    start = max(0, after)
    shown = cards[start : start + A_PAGE]
    older = start + A_PAGE if len(cards) > start + A_PAGE else None
    undo = done(request, records)
    return page(request, "prompts-past", here="more", undo=undo, cards=shown, older=older)


@router.post("/prompts/{prompt_id}/answer")
def say(request: Request, records: Writing, form: PostedForm, prompt_id: str) -> Response:
    """What the person says to a card."""
    said = form.text("answer")
    saved = prompting.answer_prompt(
        records, form.once, prompt_id=prompt_id, answer=said, today=today(request)
    )
    if said == PromptAnswer.UPSET:
        return to_page(f"/prompts/{prompt_id}/words", saved)
    return answer(
        request, part="prompt-card", back="/today", saved=saved, records=records, card=None
    )


@router.get("/prompts/{prompt_id}/words")
def words_page(request: Request, records: Reading, prompt_id: str) -> Response:
    """A card upset the person: thanks, and room for words if they like."""
    words = records.prompts.concern_words(prompt_id) or ""
    undo = done(request, records)
    return page(request, "prompt-words", undo=undo, prompt_id=prompt_id, words=words, errors={})


@router.post("/prompts/{prompt_id}/words")
def save_words(request: Request, records: Writing, form: PostedForm, prompt_id: str) -> Response:
    """Keep these words for somebody responsible to read."""
    try:
        saved = prompting.add_words(
            records, form.once, prompt_id=prompt_id, words=form.text("words")
        )
    except BadInput as error:
        return page(
            request,
            "prompt-words",
            status=422,
            prompt_id=prompt_id,
            words=form.text("words"),
            errors={"words": sentence(error, speech())},
        )
    return to_page("/today", saved)


def _page(request: Request, records: Records, status: int = 200, **typed: Any) -> Response:
    choices = request.state.choices
    return page(
        request,
        "prompts",
        here="more",
        status=status,
        undo=done(request, records),
        chosen=choices,
        paused_until=_paused(choices, today(request)),
        cards=_cards(records)[:3],
        **_rules(request, records),
        **channels_shown(request, records),
        **{"errors": {}, "until": "", **typed},
    )


def _paused(choices: Mapping[str, Any], on: date) -> date | None:
    return date.fromisoformat(choices["paused_until"]) if is_paused(choices, on) else None


def _cards(records: Records) -> list[Told]:
    told = told_cards(
        records.prompts.all(),
        records.answers().values(),
        records.connections(),
        records.now,
        speech(),
    )
    return sorted(told, key=lambda one: (one.card.at, one.card.id), reverse=True)


def _shown_rules(request: Request) -> tuple[PromptRule, ...]:
    """The rules there are here: one only where the deployment has its six questions."""
    has_six = bool(house(request).six)
    return tuple(rule for rule in WORDS[PromptRule] if has_six or rule != PromptRule.LSNS)


def _rules(request: Request, records: Records) -> dict[str, Any]:
    off = set(records.sheet().settings.get("prompts_off", ()))
    shown = _shown_rules(request)
    return {
        "rules": [(rule, word_for(rule, speech()), rule not in off) for rule in shown],
        "signals": [
            (key, speech().gettext(SIGNAL_WORDS[key]), key not in off) for key in PAIRED_SIGNALS
        ],
    }


def _off(request: Request, form: Posted) -> list[str]:
    """The switches that are off: those of the form without a tick, and those it did not show."""
    before = set(request.state.choices["prompts_off"])
    shown = [
        key for key in (*_shown_rules(request), *PAIRED_SIGNALS) if form.text(f"has.rule-{key}")
    ]
    off = {key for key in shown if not form.ticked(f"rule-{key}")}
    return sorted(off | (before - set(shown)))


def _until(form: Posted, on: date) -> date | None:
    match form.text("how"):
        case "week":
            return on + timedelta(days=QUIET_WEEK_DAYS)
        case "end":
            return None
        case _:
            until = form.day("until")
            if until is None:
                raise BadInput("until", "missing")
            return until
