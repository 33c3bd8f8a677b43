"""One connection: its page, and every change it can have."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput, Changed
from core.gate import Records, Saved
from core.rules.facts import Connection
from core.rules.fields import READERS, shown_fields
from core.rules.labels import describe
from core.rules.placing import Direction
from core.rules.vocabulary import How, Kind
from core.services.arranging import nudge
from core.services.mapping import edit_connection, remove_connection, set_ties
from core.services.meeting import USUAL_HOW, log_contact, take_back_contact
from web.deps import Reading, Writing, today
from web.forms import Posted, PostedForm
from web.render import answer, done, page, speech, to_page
from web.routing import Router
from web.sentences import sentence

router = Router(prefix="/connections/{connection_id}")

# A page of its own for each group of fields, so that no screen asks for much.
SHEETS: Mapping[str, tuple[str, ...]] = {
    "details": (
        "name",
        "groups",
        "ring",
        "known_for",
        "usual_contact",
        "who_gets_in_touch",
        "intention",
    ),
    "received": ("support_received",),
    "given": ("support_given",),
    "notes": ("gives_me", "easy_to_reach", "cost", "service_ends_on"),
    "health": ("knows_about_health",),
    "standing": ("standing", "standing_since"),
}


@router.get("")
def show(request: Request, records: Reading, connection_id: str) -> Response:
    """The item page."""
    item = records.connection(connection_id)
    return page(
        request,
        "item",
        here="list",
        undo=done(request, records),
        **context(request, records, item),
    )


@router.post("")
def edit(request: Request, records: Writing, form: PostedForm, connection_id: str) -> Response:
    """Change some fields: the ones this form has."""
    sheet = form.text("sheet")
    try:
        saved = _edit(request, records, form, connection_id)
    except Changed as clash:
        return _both(request, records, clash, form)
    except BadInput as error:
        if sheet not in SHEETS:
            raise
        errors = {error.field: sentence(error, speech())}
        return _sheet(request, records, connection_id, sheet, form, errors)
    item = records.connection(connection_id)
    part = form.text("part")
    if part not in {"feel", "rhythm", "just-for-me"}:
        return to_page(f"/connections/{connection_id}", saved)
    return answer(
        request,
        part=part,
        back=f"/connections/{connection_id}",
        saved=saved,
        records=records,
        **context(request, records, item),
    )


@router.get("/edit/{sheet}")
def sheet_page(request: Request, records: Reading, connection_id: str, sheet: str) -> Response:
    """A group of fields to fill in."""
    return _sheet(request, records, connection_id, sheet, None, {})


@router.get("/links")
def links(request: Request, records: Reading, connection_id: str) -> Response:
    """Who and what this goes with, to tick."""
    item = records.connection(connection_id)
    linked = {
        tie.other(connection_id)
        for tie in records.ties().values()
        if connection_id in {tie.a, tie.b}
    }
    others = [
        o
        for o in records.connections().values()
        if o.id != item.id and (o.is_here or o.id in linked)
    ]
    others.sort(key=lambda other: (other.ring or 9, other.name.casefold()))
    kinds = {kind: [other for other in others if other.kind is kind] for kind in Kind}
    return page(request, "links", here="list", item=item, kinds=kinds, linked=linked)


@router.post("/links")
def save_links(records: Writing, form: PostedForm, connection_id: str) -> Response:
    """Keep the ticked links."""
    saved = set_ties(records, form.once, connection_id=connection_id, others=form.several("others"))
    return to_page(f"/connections/{connection_id}", saved)


@router.post("/saw")
def saw(request: Request, records: Writing, form: PostedForm, connection_id: str) -> Response:
    """I saw them: today with one press, another day and way from the contacts page."""
    how = form.text("how")
    try:
        saved = log_contact(
            records,
            form.once,
            connection_id=connection_id,
            today=today(request),
            on=form.day("on"),
            how=How(how) if how in set(How) else None,
        )
    except BadInput as error:
        return _contacts(request, records, connection_id, form, sentence(error, speech()))
    back = f"/connections/{connection_id}"
    return to_page(f"{back}/contacts" if form.ticked("from_contacts") else back, saved)


@router.get("/contacts")
def contacts(request: Request, records: Reading, connection_id: str) -> Response:
    """Every contact with this one, newest first."""
    return _contacts(request, records, connection_id)


@router.post("/contacts/{contact_id}/take-back")
def take_back(records: Writing, form: PostedForm, connection_id: str, contact_id: str) -> Response:
    """A contact noted by mistake goes."""
    saved = take_back_contact(records, form.once, contact_id=contact_id)
    return to_page(f"/connections/{connection_id}/contacts", saved)


@router.post("/move")
def move(records: Writing, form: PostedForm, connection_id: str) -> Response:
    """One step left, right, nearer or further on the map."""
    try:
        direction = Direction(form.text("direction"))
    except ValueError:
        raise BadInput("direction", "choice") from None
    saved = nudge(records, form.once, connection_id=connection_id, direction=direction)
    return to_page(f"/map?focus={connection_id}", saved)


@router.get("/remove")
def remove_page(request: Request, records: Reading, connection_id: str) -> Response:
    """Sure?"""
    item = records.connection(connection_id)
    return page(request, "remove", here="list", item=item)


@router.post("/remove")
def remove(records: Writing, form: PostedForm, connection_id: str) -> Response:
    """Take it off the map."""
    return to_page("/list", remove_connection(records, form.once, connection_id=connection_id))


def context(request: Request, records: Records, item: Connection) -> dict[str, Any]:
    """What the item page and its parts show."""
    connections = records.connections()
    ties = [tie for tie in records.ties().values() if item.id in {tie.a, tie.b}]
    met = records.contacts(connection=item.id)
    return {
        "item": item,
        "line": describe(item, met.values(), today(request), speech()),
        "linked": [connections[tie.other(item.id)] for tie in ties],
        "met": len(met),
    }


def _edit(request: Request, records: Writing, form: Posted, connection_id: str) -> Saved:
    return edit_connection(
        records,
        form.once,
        connection_id=connection_id,
        values=form.values(READERS),
        was=form.was(READERS),
        today=today(request),
    )


def _contacts(
    request: Request,
    records: Records,
    connection_id: str,
    form: Posted | None = None,
    error: str = "",
) -> Response:
    item = records.connection(connection_id)
    usual = {"on": today(request).isoformat(), "how": USUAL_HOW[item.kind].value}
    found = records.contacts(connection=connection_id).values()
    return page(
        request,
        "contacts",
        here="list",
        status=422 if error else 200,
        undo=done(request, records),
        item=item,
        contacts=sorted(found, key=lambda one: (one.on, one.id), reverse=True),
        typed={name: form.text(name) for name in usual} if form else usual,
        error=error,
    )


def _sheet(
    request: Request,
    records: Records,
    connection_id: str,
    sheet: str,
    form: Posted | None,
    errors: Mapping[str, str],
) -> Response:
    item = records.connection(connection_id)
    fields = [name for name in SHEETS.get(sheet, ()) if name in shown_fields(item.kind)]
    if not fields:
        return page(request, "not-here", status=404)
    typed = form.values(fields) if form else {name: getattr(item, name) for name in fields}
    return page(
        request,
        "edit",
        here="list",
        status=422 if errors else 200,
        item=item,
        sheet=sheet,
        fields=fields,
        typed=typed,
        errors=errors,
    )


def _both(request: Request, records: Records, clash: Changed, form: Posted) -> Response:
    """Both texts, side by side, and the person chooses."""
    item = records.connection(str(clash.facts["connection_id"]))
    return page(
        request,
        "both",
        here="list",
        status=409,
        item=item,
        current=clash.facts["current"],
        wanted=clash.facts["wanted"],
        form=form,
    )
