"""Add a person, a place or an activity: a name is enough."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput
from core.gate import Records
from core.rules.vocabulary import Kind
from core.services.mapping import add_connection
from web.deps import Reading, Writing, today
from web.forms import Posted, PostedForm
from web.render import page, speech, to_page
from web.routing import Router
from web.sentences import sentence

router = Router()
_OFFERED = ("name", "ring")


@router.get("/add")
def choose(request: Request, _records: Reading) -> Response:
    """Person, place or activity."""
    return page(request, "add", here="today")


@router.get("/add/{kind}")
def form_page(request: Request, records: Reading, kind: Kind) -> Response:
    """The form for one kind. A name looked for in vain comes along."""
    typed = {"name": request.query_params.get("name", "")[:80]}
    return _form(request, records, kind, typed)


@router.post("/add/{kind}")
def add(request: Request, records: Writing, form: PostedForm, kind: Kind) -> Response:
    """Put it on the map."""
    try:
        saved = add_connection(
            records,
            form.once,
            kind=kind,
            today=today(request),
            values=form.values(_OFFERED),
            with_=form.several("with"),
            at=form.several("at"),
        )
    except BadInput as error:
        errors = {error.field: sentence(error, speech())}
        return _form(request, records, kind, _typed(form), errors)
    return to_page(f"/connections/{saved.thing_id}", saved)


def _typed(form: Posted) -> dict[str, Any]:
    return {
        "name": form.text("name"),
        "ring": form.text("ring"),
        "with": form.several("with"),
        "at": form.several("at"),
    }


def _form(
    request: Request,
    records: Records,
    kind: Kind,
    typed: Mapping[str, Any],
    errors: Mapping[str, str] | None = None,
) -> Response:
    here = [item for item in records.connections().values() if item.is_here]
    here.sort(key=lambda item: (item.ring or 9, item.name.casefold()))
    return page(
        request,
        "add-one",
        here="today",
        status=422 if errors else 200,
        kind=kind,
        typed={"name": "", "ring": "", "with": (), "at": (), **typed},
        errors=errors or {},
        people=[item for item in here if item.kind is Kind.PERSON],
        places=[item for item in here if item.kind is Kind.PLACE],
    )
