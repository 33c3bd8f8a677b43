"""Kith looks at maps by the clock: it may add a card, and can change nothing else."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from core.errors import NotAllowed, NotVisible
from core.rules.offered import Offer
from core.rules.vocabulary import Feel
from core.services import mapping
from core.services.evaluating import evaluate_everyone, look_at
from core.store.session import IdentitySession
from core.store.tables import (
    Answer,
    Connection,
    Contact,
    JournalEntry,
    KeptAnswer,
    Prompt,
    Sheet,
    SignIn,
    Tie,
)
from tests.cast import TODAY, a_key
from tests.prompting import MORNING, looked_at, opens_kith, wants_prompts

OFFER = Offer(rule="rhythm", wording="rhythm-person-1", wording_version=1)


@pytest.fixture
def ready(cast):
    """Ann with prompts on, a rhythm that has passed, and the hour right."""
    cast.ann.adds("Dee", rhythm="weekly")
    wants_prompts(cast.ann)
    cast.gate.clock.passes(days=8)
    cast.gate.clock.now += MORNING
    opens_kith(cast.ann)
    return cast.ann


def cards(actor):
    with actor.reading() as records:
        return records.prompts.all()


def test_a_card_is_offered_once(ready):
    card = looked_at(ready)
    assert (card.rule, card.local_day) == ("rhythm", ready.gate.clock.now.date())
    assert looked_at(ready) is None
    assert cards(ready) == [card]


def test_a_map_is_the_same_after_it_was_looked_at(ready):
    before, journal = ready.map(), ready.journal()
    looked_at(ready)
    assert (ready.map(), ready.journal()) == (before, journal)


ROWS = [
    Sheet(plan=[2] * 6, settings={}),
    Connection(id="x", kind="person", name=b"", groups=[], standing="active", just_for_me=False),
    Tie(id="x", a="x", b="y", kind="knows", strength="yes"),
    Contact(id="x", connection="x", on=datetime(2026, 1, 1, tzinfo=UTC).date(), how="saw"),
    Answer(id="x", question="prompt", on=datetime(2026, 1, 1, tzinfo=UTC), value={}),
    JournalEntry(id="x", number=1, at=datetime(2026, 1, 1, tzinfo=UTC), by="me", action="added", changes=[]),
    KeptAnswer(key="x", fingerprint=b"", at=datetime(2026, 1, 1, tzinfo=UTC)),
]  # fmt: skip


def tries(actor, work):
    """Kith works on somebody's rows in its own scope."""
    with actor.gate.offering(actor.viewer.account_id, actor.gate.clock.now) as records:
        work(records._session)
        records._session.flush()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: type(row).__name__)
def test_nothing_of_a_map_can_be_added_by_the_clock(sqlite_cast, row):
    ann = sqlite_cast.ann
    new = type(row)(owner_id=ann.viewer.account_id, **row.model_dump(exclude={"owner_id"}))
    with pytest.raises((NotAllowed, NotVisible)):
        tries(ann, lambda session: session.add(new))


def changes(session, table):
    field = {"Sheet": "version", "Connection": "version", "JournalEntry": "number"}
    row = session.exec(select(table)).first()
    setattr(row, field.get(table.__name__, "rule_version"), 99)


@pytest.mark.parametrize("table", [Sheet, Connection, JournalEntry, Prompt])
@pytest.mark.parametrize(
    "how", [changes, lambda session, table: session.delete(session.exec(select(table)).first())]
)
def test_nothing_there_is_can_be_changed_or_taken_away_by_the_clock(cast, table, how):
    cast.ann.adds("Dee", rhythm="weekly")
    now = cast.gate.clock.now
    with cast.gate.offering(cast.ann.viewer.account_id, now) as records:
        records.offer(OFFER, now.date())
    before = (cast.ann.map(), cast.ann.journal(), cards(cast.ann))
    with pytest.raises(NotAllowed):
        tries(cast.ann, lambda session: how(session, table))
    assert (cast.ann.map(), cast.ann.journal(), cards(cast.ann)) == before


def test_somebody_elses_card_cannot_be_offered(sqlite_cast):
    now = sqlite_cast.gate.clock.now
    hers = Prompt(
        owner_id=sqlite_cast.bob.viewer.account_id,
        id="x",
        rule="rhythm",
        rule_version=1,
        because=[],
        inputs={},
        wording="",
        wording_version=1,
        at=now,
        local_day=now.date(),
    )
    with pytest.raises(NotVisible):
        tries(sqlite_cast.ann, lambda session: session.add(hers))


@pytest.mark.parametrize(
    ("why_not", "prepare"),
    [
        ("off", lambda ann: wants_prompts(ann, prompts=False)),
        ("paused", lambda ann: wants_prompts(ann, paused_until="2027-01-01")),
        ("quiet_hours", lambda ann: wants_prompts(ann, quiet_from=0, quiet_to=23)),
        ("not_yet", lambda ann: wants_prompts(ann, prompt_hour=20)),
        ("no_reason", lambda ann: wants_prompts(ann, prompts_off=["rhythm"])),
        ("away", lambda ann: ann.gate.clock.passes(days=40)),
        ("open_card", looked_at),
    ],
)
def test_why_there_is_none_is_said_and_counted(ready, why_not, prepare):
    prepare(ready)
    now = ready.gate.clock.now
    owner = ready.viewer.account_id
    assert look_at(ready.gate, owner, now).why_not == why_not
    assert evaluate_everyone(ready.gate, now) == {"looked": 1, "offered": 0, why_not: 1}


def test_everybody_is_looked_at_and_only_who_wants_it_gets_a_card(cast, ready):
    cast.bob.adds("Sam", rhythm="weekly")
    cast.gate.clock.passes(minutes=1)
    counts = evaluate_everyone(cast.gate, cast.gate.clock.now)
    assert (counts["looked"], counts["offered"], counts["off"]) == (2, 1, 1)
    assert cards(cast.bob) == []


def test_somebody_who_is_gone_is_passed_over(cast, ready):
    assert look_at(cast.gate, "nobody", cast.gate.clock.now).why_not == "gone"


def test_a_signal_on_the_map_becomes_a_card(cast):
    """Two people to talk to and none for help, known for certain, over three weeks."""
    ann = cast.ann
    for name in ("Sam", "Dee"):
        ann.adds(name, usual_contact="less", support_received=["company"], groups=["friend"], feel="helps")  # fmt: skip
    wants_prompts(ann)
    with ann.writing() as records:
        mapping.confirm(records, a_key(), today=TODAY, everyone_listed=True)
    cast.gate.clock.passes(days=21)
    cast.gate.clock.now += MORNING
    opens_kith(ann)
    card = looked_at(ann)
    assert card.rule == "signals"
    assert {"S3", "S4"} <= set(card.because)
    assert ann.map().connections[card.connection].feel is Feel.HELPS


def test_workers_at_the_same_moment_offer_one_card(ready):
    gate, owner, now = ready.gate, ready.viewer.account_id, ready.gate.clock.now
    found, start = [], threading.Barrier(4)

    def work():
        start.wait()
        for _ in range(3):
            try:
                found.append(look_at(gate, owner, now).card)
            except OperationalError:
                found.append(None)  # the database was busy for too long: the next round looks again

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(found) == 12
    assert len([card for card in found if card is not None]) == 1
    assert len(cards(ready)) == 1


def test_when_kith_was_last_open_is_the_latest_of_all_sittings(cast):
    ann = cast.ann
    assert cast.gate.last_opened(ann.viewer.account_id) is None
    for _ in range(2):
        cast.gate.clock.now += timedelta(days=1)
        opens_kith(ann)
    assert cast.gate.last_opened(ann.viewer.account_id) == cast.gate.clock.now
    with IdentitySession(cast.gate.engines.reading) as session:
        assert len(session.exec(select(SignIn)).all()) == 2
