"""The net: a session reads and writes inside its scope, or not at all."""

import pytest
from sqlalchemy import text, update
from sqlmodel import Session, col, func, select

from core.access.scope import Right, Scope, Section
from core.errors import NotAllowed, NotVisible
from core.store import tables
from core.store.engines import open_engines
from core.store.session import OWNER, IdentitySession, ScopedSession, StatementRefused


@pytest.fixture
def ann(cast):
    cast.ann.adds("Sam")
    return cast.ann


@pytest.fixture
def bob(cast, ann):
    cast.bob.adds("Dee")
    return cast.bob


def session_of(actor, right=Right.EDIT, sections=tuple(Section)):
    scope = Scope(actor.viewer, actor.viewer.account_id, dict.fromkeys(sections, right))
    return ScopedSession(actor.gate.engines.writing, scope)


@pytest.mark.parametrize("table", tables.OWNED, ids=lambda table: table.__name__)
def test_a_select_of_any_table_gives_only_the_owners_rows(ann, bob, table):
    with session_of(bob) as session:
        owners = set(session.exec(select(table.owner_id)))
    assert owners <= {bob.viewer.account_id}


def test_counts_columns_keys_and_subqueries_stay_inside(ann, bob):
    [sam] = ann.map().connections
    with session_of(bob) as session:
        assert session.exec(select(func.count(col(tables.Connection.id)))).one() == 1
        assert session.get(tables.Connection, (ann.viewer.account_id, sam)) is None
        everyone = select(tables.Connection.id).subquery()
        assert sam not in set(
            session.exec(
                select(tables.Connection.id).where(
                    col(tables.Connection.id).in_(select(everyone.c.id))
                )
            )
        )


def test_a_statement_that_is_kept_gives_each_owner_their_own_rows(ann, bob):
    kept = select(tables.Connection.owner_id)
    for actor in (ann, bob, ann):
        with session_of(actor) as session:
            assert session.exec(kept).all() == [actor.viewer.account_id]


def test_a_statement_that_is_kept_is_empty_where_its_section_is_not_granted(ann):
    kept = select(tables.Connection.id)
    for sections, many in (((Section.NETWORK,), 1), ((Section.JOURNAL,), 0)):
        with session_of(ann, sections=sections) as session:
            assert len(session.exec(kept).all()) == many


def test_nobody_can_hand_in_another_owner(ann, bob):
    with session_of(bob) as session:
        theirs = {OWNER: ann.viewer.account_id}
        found = session.exec(select(tables.Connection.owner_id), params=theirs).all()
    assert found == [bob.viewer.account_id]


def test_a_section_that_is_not_granted_is_empty(ann):
    with session_of(ann, sections=(Section.JOURNAL,)) as session:
        assert session.exec(select(tables.Connection)).all() == []
        assert len(session.exec(select(tables.JournalEntry)).all()) == 1


def test_a_row_in_somebody_elses_name_is_refused(ann, bob):
    with session_of(bob) as session:
        session.add(
            tables.Contact(
                owner_id=ann.viewer.account_id,
                id="x",
                connection="y",
                on=ann.gate.clock().date(),
                how="saw",
            )
        )
        with pytest.raises(NotVisible):
            session.flush()


def test_a_reader_cannot_write(ann):
    with session_of(ann, right=Right.READ) as session:
        row = session.exec(select(tables.Connection)).one()
        row.feel = "hard"
        with pytest.raises(NotAllowed):
            session.flush()


def test_somebody_who_may_add_cannot_change(ann):
    with session_of(ann, right=Right.ADD) as session:
        row = session.exec(select(tables.Connection)).one()
        row.feel = "hard"
        with pytest.raises(NotAllowed):
            session.flush()


def test_an_account_cannot_be_written_through_a_map(ann):
    with session_of(ann) as session:
        session.add(tables.RecoveryCode(id="x", account_id=ann.viewer.account_id, code=b"x"))
        with pytest.raises(NotAllowed):
            session.flush()


@pytest.mark.parametrize(
    "statement",
    [
        text("SELECT * FROM connection"),
        update(tables.Connection).values(feel="hard"),
        select(tables.Connection.__table__),
        select(tables.Account),
    ],
    ids=["raw", "bulk", "bare table", "account"],
)
def test_statements_the_net_cannot_look_inside_are_refused(ann, statement):
    with session_of(ann) as session, pytest.raises(StatementRefused):
        session.execute(statement)


def test_an_identity_session_cannot_read_a_map(ann):
    with IdentitySession(ann.gate.engines.reading) as session, pytest.raises(StatementRefused):
        session.exec(select(tables.Connection)).all()


def test_without_the_net_both_owners_would_be_seen(ann, bob, database_url):
    engines = open_engines(database_url)
    with Session(engines.reading) as session:
        assert len(set(session.exec(select(tables.Connection.owner_id)))) == 2
    engines.close()
