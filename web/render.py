"""Answers: the whole page, or the part of it that changed."""

import gettext
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from babel.dates import format_date
from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from core.access.viewer import Role, Viewer
from core.gate import Records, Saved
from core.rules.changes import Entry
from core.rules.labels import KINDS_MANY, capital, choices, names, second_line, word_for
from core.rules.role_words import role_word
from core.rules.speech import ENGLISH, Translator, listed
from core.rules.telling import tell_saved
from core.rules.vocabulary import Kind
from web.deps import house

TEMPLATES = Path(__file__).parent / "templates"
LOCALE = "en_GB"


def speech() -> Translator:
    """The reader's language. English is what there is so far."""
    return ENGLISH


def make_pages(css: str, urls: Mapping[str, str]) -> Environment:
    """The templates, with what every one of them may use."""
    pages = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    pages.install_gettext_translations(gettext.NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    pages.globals |= {
        "csp_css": Markup(css),  # noqa: S704 - our own built file, pinned in the CSP by its hash
        "assets": urls,
        "new_key": new_key,
        "choices": lambda field, kind=None: choices(field, ENGLISH, kind=kind),
    }
    pages.filters |= {
        "word": lambda value, field=None: word_for(value, speech(), field=field),
        "day": day,
        "long_day": long_day,
        "raw": raw,
        "raws": lambda values: [raw(value) for value in values or ()],
        "second": lambda item: second_line(item, speech()),
        "many": lambda kind: speech().gettext(KINDS_MANY[Kind(kind)]),
        "capital": capital,
        "named": lambda items: names(items, speech()),
        "id_and_name": lambda items: [(item.id, item.name) for item in items],
        "worded": lambda values: capital(
            listed([word_for(v, speech()) for v in values or ()], speech())
        ),
        "only": lambda item, fields: {name: getattr(item, name) for name in fields},
        "said": said,
        "role": lambda role: role_word(role, speech()),
    }
    return pages


def new_key() -> str:
    """An idempotency key for one form."""
    return secrets.token_urlsafe(12)


def day(value: date | datetime) -> str:
    """A day as people write it: 23 November 2026."""
    return format_date(value, "d MMMM y", locale=LOCALE)


def long_day(value: date | datetime) -> str:
    """A day with its name: Monday 23 November."""
    return format_date(value, "EEEE d MMMM", locale=LOCALE)


def raw(value: Any) -> str:
    """A fact as a form field holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(map(raw, value))
    return str(getattr(value, "value", value))


def said(value: Any, field: str) -> str:
    """A field's value in words, whatever it is."""
    if isinstance(value, tuple):
        return listed([word_for(one, speech(), field=field) for one in value], speech())
    return (
        value
        if isinstance(value, str) and field in {"name", "gives_me"}
        else word_for(value, speech(), field=field)
    )


def page(
    request: Request,
    template: str,
    *,
    here: str = "",
    status: int = 200,
    undo: Entry | None = None,
    **context: Any,
) -> HTMLResponse:
    """A whole page."""
    house_ = house(request)
    body = house_.pages.get_template(f"pages/{template}.html").render(
        **_frame(request, here), undo=_undo_bar(undo, request.url.path), **context
    )
    return HTMLResponse(body, status, headers=_PRIVATE)


def answer(
    request: Request,
    *,
    part: str,
    back: str,
    saved: Saved,
    records: Records,
    status: int = 200,
    **context: Any,
) -> Response:
    """The answer to a form: for htmx the part that changed and the undo bar, else the page again.

    ``back`` is the page that holds the part.
    """
    if not wants_part(request):
        return to_page(back, saved)
    entry = records.journal.get(saved.entry_id) if saved.entry_id else None
    house_ = house(request)
    frame = _frame(request, "")
    body = house_.pages.get_template(f"parts/{part}.html").render(**frame, **context)
    bar = house_.pages.get_template("parts/undo-bar.html").render(
        **frame, undo=_undo_bar(entry, back)
    )
    return HTMLResponse(body + bar, status, headers=_PRIVATE)


def to_page(back: str, saved: Saved | None = None) -> Response:
    """Go to a page after a form (303), taking along which change may be undone there."""
    if saved is not None and saved.entry_id:
        path, _, anchor = back.partition("#")
        joint = "&" if "?" in path else "?"
        back = f"{path}{joint}done={saved.entry_id}{'#' + anchor if anchor else ''}"
    return RedirectResponse(back, 303, headers=_PRIVATE)


def home_of(viewer: Viewer) -> str:
    """The first page of somebody signed in."""
    if viewer.role is Role.ADMIN:
        return "/admin/workers"
    return "/staff" if viewer.role.works else "/today"


def wants_part(request: Request) -> bool:
    """Whether htmx asks for a part of the page."""
    return request.headers.get("hx-request") == "true"


def done(request: Request, records: Records) -> Entry | None:
    """The change this page was opened after, if it is this person's."""
    entry_id = request.query_params.get("done", "")
    return records.journal.get(entry_id) if entry_id else None


_PRIVATE = {"Cache-Control": "no-store", "Vary": "HX-Request, Cookie"}


def _frame(request: Request, here: str) -> dict[str, Any]:
    viewer: Viewer | None = getattr(request.state, "viewer", None)
    choices_ = getattr(request.state, "choices", {"theme": "as_phone", "low_energy": False})
    return {
        "lang": "en-GB",
        "dir": "ltr",
        "theme": choices_["theme"],
        "low_energy": choices_["low_energy"],
        "here": here,
        "viewer": viewer,
        "works_as": viewer.role.value if viewer and viewer.role.works else "",
    }


def _undo_bar(entry: Entry | None, back: str) -> dict[str, str] | None:
    if entry is None:
        return None
    return {
        "says": tell_saved(entry, speech()),
        "entry_id": entry.id,
        "once": new_key(),
        "back": back,
    }
