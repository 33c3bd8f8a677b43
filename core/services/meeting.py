"""Contacts: I saw someone, I went somewhere, I did something."""

from datetime import date

from core.errors import BadInput, NotVisible
from core.rules.changes import Action, came, went
from core.rules.facts import Contact
from core.rules.vocabulary import How, Kind
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords

USUAL_HOW = {Kind.PERSON: How.SAW, Kind.PLACE: How.WENT, Kind.ACTIVITY: How.DID}


@once
def log_contact(
    records: OpenRecords,
    *,
    connection_id: str,
    today: date,
    on: date | None = None,
    how: How | None = None,
) -> Saved:
    """One contact with a connection, today unless another day is said.

    Raises:
        BadInput: the day is still to come.
        NotVisible: not on this map.
    """
    item = records.connection(connection_id)
    day = on or today
    if day > today:
        raise BadInput("on", "future")
    if day.year < 1900:
        raise BadInput("on", "date")
    contact = Contact(
        id=records.new_id(), connection=item.id, on=day, how=how or USUAL_HOW[item.kind]
    )
    entry = records.write(Action.MET, [came(contact)])
    return Saved(None if entry is None else entry.id, contact.id)


@once
def take_back_contact(records: OpenRecords, *, contact_id: str) -> Saved:
    """Take a contact out again.

    Raises:
        NotVisible: no such contact.
    """
    held = records.contacts().get(contact_id)
    if held is None:
        raise NotVisible
    entry = records.write(Action.UNMET, [went(held)])
    return Saved(None if entry is None else entry.id, held.connection)
