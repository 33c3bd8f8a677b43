"""Where a card is announced besides Today: on this phone, by e-mail, or nowhere."""

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput
from core.gate import Records
from core.rules.neutral_words import note_letter, push_words
from core.services import channels
from web.deps import CurrentHouse, Reading, Writing, house
from web.forms import PostedForm
from web.render import done, page, speech, to_page
from web.routing import Router
from web.sentences import sentence

router = Router(prefix="/prompts")


def channels_shown(request: Request, records: Records) -> dict[str, Any]:
    """What ``parts/channels.html`` needs."""
    chosen = request.state.choices
    announcing = house(request).announcing
    return {
        "push_is_on": bool(chosen["push"] and records.channels.devices()),
        "push_key": announcing.public_key,
        "push_says": push_words(speech()),
        "has_mail": announcing.has_mail,
        "mail": records.channels.mail(),
        "mail_is_on": chosen["email"],
        "mail_says": note_letter(speech()),
    }


@router.post("/push")
def use_push(records: Writing, form: PostedForm, house: CurrentHouse) -> Response:
    """Announce cards on this phone; a script fills the form with what the browser gave it."""
    saved = channels.use_push(
        records,
        form.once,
        endpoint=form.text("endpoint"),
        keys={name: form.text(name) for name in ("p256dh", "auth")},
        also=house.announcing.push_hosts,
    )
    return to_page("/prompts", saved)


@router.post("/push/stop")
def stop_push(records: Writing, form: PostedForm) -> Response:
    """On no phone any more."""
    return to_page("/prompts", channels.stop_push(records, form.once))


@router.get("/email")
def email_page(request: Request, records: Reading) -> Response:
    """An address, then its code."""
    return _email_page(request, records)


@router.post("/email")
def ask_for_code(request: Request, records: Writing, form: PostedForm) -> Response:
    """Send a code to an address."""
    try:
        saved = channels.ask_for_code(records, form.once, address=form.text("address"))
    except BadInput as error:
        wrong = {"address": sentence(error, speech())}
        typed = form.text("address")
        return _email_page(request, records, status=422, errors=wrong, typed=typed)
    return to_page("/prompts/email", saved)


@router.post("/email/code")
def give_code(request: Request, records: Writing, form: PostedForm) -> Response:
    """The code that was sent."""
    saved = channels.give_code(records, form.once, code=form.text("code"))
    if saved.thing_id == channels.CONFIRMED:
        return to_page("/prompts", saved)
    error = BadInput("code", saved.thing_id or channels.WRONG_CODE)
    wrong = {"code": sentence(error, speech())}
    return _email_page(request, records, status=422, errors=wrong)


@router.post("/email/stop")
def stop_mail(records: Writing, form: PostedForm) -> Response:
    """No e-mail any more."""
    return to_page("/prompts", channels.stop_mail(records, form.once))


def _email_page(
    request: Request, records: Records, *, status: int = 200, typed: str = "", **shown: Any
) -> Response:
    context = {"errors": {}, **channels_shown(request, records), **shown}
    undo = done(request, records)
    return page(request, "email", here="more", status=status, undo=undo, typed=typed, **context)
