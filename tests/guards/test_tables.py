"""Every table belongs to somebody or to identity; every column says how sensitive it is."""

import pytest
from sqlalchemy import JSON, LargeBinary, String
from sqlmodel import SQLModel

from core.store.tables import CLOCKWORK, IDENTITY, OWNED, STAFF
from core.store.tables.owned import Classification

# Text in owned tables that lies open: ids, and words out of Kith's own lists. Never typed words.
OPEN_TEXT = {
    "answer.id",
    "answer.owner_id",
    "answer.question",
    "connection.cost",
    "connection.feel",
    "connection.id",
    "connection.intention",
    "connection.kind",
    "connection.knows_about_health",
    "connection.known_for",
    "connection.owner_id",
    "connection.rhythm",
    "connection.standing",
    "connection.usual_contact",
    "connection.who_gets_in_touch",
    "contact.connection",
    "contact.how",
    "contact.id",
    "contact.owner_id",
    "grantevent.grant",
    "grantevent.id",
    "grantevent.language",
    "grantevent.organisation",
    "grantevent.owner_id",
    "grantevent.purpose",
    "grantevent.what",
    "grantevent.worker",
    "journalentry.action",
    "journalentry.by",
    "journalentry.id",
    "journalentry.owner_id",
    "journalentry.undoes",
    "concern.id",
    "concern.owner_id",
    "concern.prompt",
    "concern.rule",
    "concern.wording",
    "delivery.channel",
    "delivery.id",
    "delivery.outcome",
    "delivery.owner_id",
    "delivery.place",
    "delivery.prompt",
    "delivery.state",
    "keptanswer.entry_id",
    "keptanswer.key",
    "keptanswer.owner_id",
    "keptanswer.thing_id",
    "look.grant",
    "look.how",
    "look.id",
    "look.organisation",
    "look.owner_id",
    "look.worker",
    "mailaddress.id",
    "mailaddress.owner_id",
    "prompt.connection",
    "prompt.id",
    "prompt.owner_id",
    "prompt.rule",
    "prompt.wording",
    "pushdevice.id",
    "pushdevice.owner_id",
    "sheet.owner_id",
    "suggestion.grant",
    "suggestion.id",
    "suggestion.kind",
    "suggestion.organisation",
    "suggestion.owner_id",
    "suggestion.suggestion",
    "suggestion.what",
    "suggestion.worker",
    "tie.a",
    "tie.b",
    "tie.id",
    "tie.kind",
    "tie.owner_id",
    "tie.strength",
    "upload.id",
    "upload.owner_id",
}
# Lists and maps of such words, for rules to count.
OPEN_LISTS = {
    "answer.value",
    "connection.groups",
    "connection.support_given",
    "connection.support_received",
    "grantevent.names",  # ids of connections
    "grantevent.parts",
    "journalentry.changes",
    "look.parts",
    "prompt.because",
    "prompt.inputs",
    "sheet.plan",
    "sheet.settings",
}
SEALED = {
    "account.nickname",
    "account.sign_in_name",
    "apitoken.label",
    "concern.words",
    "connection.extra",
    "connection.gives_me",
    "connection.name",
    "invitation.name",
    "grantevent.who",
    "journalentry.words",
    "mailaddress.address",
    "passkey.label",
    "pushdevice.endpoint",
    "pushdevice.keys",
    "sheet.carried",
    "sheet.me_words",
    "signin.device",
    "totp.secret",
    "suggestion.content",
    "upload.content",
    "worker.display_name",
}
COLUMNS = [column for table in SQLModel.metadata.sorted_tables for column in table.columns]


def named(column):
    return f"{column.table.name}.{column.name}"


def owned_columns(kind):
    tables = {one.__table__ for one in OWNED}
    return {named(one) for one in COLUMNS if one.table in tables and isinstance(one.type, kind)}


def test_every_table_belongs_to_somebody_or_to_identity_or_to_staff_or_to_the_clockwork():
    known = {one.__table__ for one in (*OWNED, *IDENTITY, *STAFF, *CLOCKWORK)}
    assert set(SQLModel.metadata.sorted_tables) == known


@pytest.mark.parametrize("table", OWNED, ids=lambda one: one.__name__)
def test_an_owned_row_has_its_owner_first_and_goes_with_the_account(table):
    owner = next(iter(table.__table__.primary_key.columns))
    (key,) = owner.foreign_keys
    assert owner.name == "owner_id"
    assert key.column.table.name == "account"
    assert key.ondelete == "CASCADE"


@pytest.mark.parametrize("column", COLUMNS, ids=named)
def test_every_column_says_how_sensitive_it_is(column):
    assert isinstance(column.info.get("classification"), Classification)


def test_the_only_text_that_lies_open_is_out_of_our_own_lists():
    assert owned_columns(String) == OPEN_TEXT


def test_the_only_lists_that_lie_open_are_of_such_words():
    assert owned_columns(JSON) == OPEN_LISTS


def test_every_typed_word_is_sealed():
    plain = {"account.handle", "account.wrapped_key", "keptanswer.fingerprint"}
    digests = {named(one) for one in COLUMNS if one.info["classification"] is Classification.HIDDEN}
    found = {named(one) for one in COLUMNS if isinstance(one.type, LargeBinary)}
    assert found - digests - plain == SEALED
