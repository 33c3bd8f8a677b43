"""Dated meetings."""

from datetime import date

from fastapi import status

from api.deps import OnceKey, Reading, Writing, today_of
from api.routing import Router
from api.schemas.things import Contact, NewContact, Saved
from core.services import meeting

router = Router(prefix="/contacts", tags=["contacts"])


@router.get("")
def list_contacts(
    records: Reading, since: date | None = None, connection: str | None = None
) -> list[Contact]:
    """Contacts, by id; all, from a day on, or with one connection."""
    found = records.contacts(since=since, connection=connection)
    return [Contact.of(contact) for contact in found.values()]


@router.post("", status_code=status.HTTP_201_CREATED)
def log_contact(records: Writing, key: OnceKey, new: NewContact) -> Saved:
    """Note a contact."""
    saved = meeting.log_contact(
        records,
        key,
        connection_id=new.connection,
        today=today_of(records),
        on=new.on,
        how=new.how,
    )
    return Saved(entry=saved.entry_id, id=saved.thing_id)


@router.delete("/{contact_id}")
def take_back_contact(records: Writing, key: OnceKey, contact_id: str) -> Saved:
    """Take a contact out."""
    saved = meeting.take_back_contact(records, key, contact_id=contact_id)
    return Saved(entry=saved.entry_id, id=contact_id)
