"""I saw someone: a face, and it is noted."""

from collections.abc import Iterable, Mapping

from fastapi import Request
from fastapi.responses import Response

from core.rules.facts import Connection, Contact
from core.rules.vocabulary import Kind, Standing
from core.services.meeting import log_contact
from web.deps import Reading, Writing, today
from web.forms import PostedForm
from web.render import page, to_page
from web.routing import Router

router = Router()


@router.get("/saw")
def faces(request: Request, records: Reading) -> Response:
    """Everyone and everything active, those met most lately first."""
    items = likely(records.connections().values(), records.contacts())
    return page(request, "saw", here="today", items=items)


@router.post("/saw")
def saw(request: Request, records: Writing, form: PostedForm) -> Response:
    """Note the contact."""
    saved = log_contact(
        records, form.once, connection_id=form.text("connection"), today=today(request)
    )
    return to_page("/today", saved)


def likely(
    items: Iterable[Connection], contacts: Mapping[str, Contact]
) -> dict[Kind, list[Connection]]:
    """Active connections by kind: lately met first, then the closest, then by name."""
    latest: dict[str, int] = {}
    for contact in contacts.values():
        day = contact.on.toordinal()
        latest[contact.connection] = max(day, latest.get(contact.connection, 0))
    active = [item for item in items if item.standing is Standing.ACTIVE]
    active.sort(key=lambda item: (-latest.get(item.id, 0), item.ring or 9, item.name.casefold()))
    return {kind: [item for item in active if item.kind is kind] for kind in Kind}
