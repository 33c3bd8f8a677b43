"""Sharing with a worker: seen while it is agreed and not a moment longer; on both databases."""

import pytest
from sqlalchemy import text
from sqlmodel import select

from core.access.grants import Status
from core.access.scope import Right, Scope
from core.access.viewer import Role, Viewer
from core.errors import BadInput, NotAllowed, NotVisible
from core.rules.speech import ENGLISH
from core.rules.suggestions import SuggestionKind, SuggestionLine
from core.services import looking, sharing
from core.services.sharing import Ticked
from core.store.records import Records
from core.store.session import ScopedSession
from core.store.tables import GrantEvent
from tests.cast import a_key
from tests.sharing import Practitioner, Sharer

EVERYTHING = ("words", "map", "names", "feel", "goals", "changes", "notes", "type")


@pytest.fixture
def ann(cast):
    """Somebody with a map that has something hidden on it."""
    ann = Sharer(cast.ann)
    ann.sam = cast.ann.adds("Sam", groups=["friend"], ring=1)
    ann.dee = cast.ann.adds("Dee", just_for_me=True, feel="helps", ring=1)
    return ann


@pytest.fixture
def kim(gate):
    return Practitioner(gate)


@pytest.fixture
def lee(gate):
    return Practitioner(gate, "Lee", Role.PEER)


def sentences(view):
    return [sentence for said in view.said for sentence in said.sentences]


def standing(ann):
    with ann.actor.reading() as records:
        return sharing.all_grants(records, ann.gate.seen_until())


# --- reading ---------------------------------------------------------------------------------------


def test_a_worker_reads_what_was_shared_and_nothing_else(ann, kim):
    view = kim.reads(ann.gives(kim))
    assert view.name == "Ann"
    assert sentences(view) == ["On the map: 1–2 people.", "Close: 1–2 people.", "Among the people: friend 1–2."]  # fmt: skip
    assert "Sam" not in repr(view)
    assert "Dee" not in repr(view)


def test_a_name_is_there_when_it_was_ticked_and_never_when_it_is_hidden(ann, kim):
    view = kim.reads(ann.gives(kim, EVERYTHING, names=[ann.sam, ann.dee]))
    assert "Named here: Sam." in sentences(view)
    assert "Dee" not in repr(view)


def test_names_alone_of_hidden_things_are_nothing_to_share(ann, kim):
    with pytest.raises(BadInput):
        ann.gives(kim, ["names"], names=[ann.dee])


def test_the_preview_is_the_reading_to_the_byte(ann, kim):
    for _ in range(2):  # the second time there is a last reading to compare with
        ticked = Ticked(parts=EVERYTHING, purpose="review", names=(ann.sam,))
        with ann.actor.reading() as records:
            wanted = sharing.wanted_of(records, ticked)
            before = looking.preview(records, kim.to, wanted, "Ann", ENGLISH)
        assert repr(kim.reads(ann.gives(kim, EVERYTHING, names=[ann.sam]))) == repr(before)
        ann.gate.clock.passes(days=3)
        ann.actor.adds("Bo", ring=2)


def test_every_reading_is_in_the_persons_own_list(ann, kim):
    assert ann.looks() == []
    grant = ann.gives(kim)
    kim.reads(grant)
    ann.gate.clock.passes(hours=1)
    kim.reads(grant, "print")
    found = ann.looks()
    assert [(one.grant, one.by, one.how, one.parts) for one in found] == [
        (grant, kim.to, "print", ("words", "map")),
        (grant, kim.to, "page", ("words", "map")),
    ]
    assert found[0].at == ann.gate.clock.now


def test_a_reading_that_comes_to_nothing_is_not_in_the_list(ann, kim):
    grant = ann.gives(kim)
    with pytest.raises(ZeroDivisionError), kim.gate.shared(kim.viewer, grant):
        raise ZeroDivisionError
    assert ann.looks() == []


def test_the_list_of_a_worker_says_who_shares_now(ann, cast, kim, lee):
    first, _ = ann.gives(kim), ann.gives(lee)
    assert [(one.grant, one.name) for one in kim.gate.shared_with(kim.viewer)] == [(first, "Ann")]
    ann.stops(first)
    assert kim.gate.shared_with(kim.viewer) == []


def test_changes_are_since_the_reading_before_today(ann, kim):
    grant = ann.gives(kim, ["changes"])
    assert sentences(kim.reads(grant)) == ["There is nothing to compare with yet."]
    ann.gate.clock.passes(days=2)
    ann.actor.adds("Bo")
    ann.actor.adds("Hush", just_for_me=True)
    for _ in range(2):
        assert sentences(kim.reads(grant)) == ["Since 23 November 2026:", "New: 1–2 people."]


# --- not visible, always the same ------------------------------------------------------------------


def never(ann, kim):
    return "00000000-0000-4000-8000-00000000dead"


def somebody_elses(ann, kim):
    return ann.gives(Practitioner(ann.gate, "Lou"))


def waiting(ann, kim):
    return ann.gives(kim, together=False)


def paused(ann, kim):
    grant = ann.gives(kim)
    ann.does(sharing.pause, grant=grant)
    return grant


def withdrawn(ann, kim):
    grant = ann.gives(kim)
    ann.stops(grant)
    return grant


def expired(ann, kim):
    grant = ann.gives(kim, days=1)
    ann.gate.clock.passes(days=1)
    return grant


def superseded(ann, kim):
    grant = ann.gives(kim)
    ann.gives(kim, ["goals"])
    return grant


def of_a_worker_who_left(ann, kim):
    grant = ann.gives(kim)
    kim.is_removed()
    return grant


def nothing(ann, kim):
    return ""


def no_id(ann, kim):
    return "\0' or 1=1" + "x" * 90


@pytest.mark.parametrize(
    "case",
    [
        never,
        somebody_elses,
        waiting,
        paused,
        withdrawn,
        expired,
        superseded,
        of_a_worker_who_left,
        nothing,
        no_id,
    ],
)
def test_what_may_not_be_seen_is_not_there_whatever_the_reason(ann, kim, case):
    with pytest.raises(NotVisible) as refused:
        kim.reads(case(ann, kim))
    assert refused.value.facts == {}
    assert ann.looks() == []
    assert [one for one in kim.gate.shared_with(kim.viewer) if one.grant == case.__name__] == []


def test_neither_the_owner_nor_an_admin_comes_in_by_a_grant(ann, kim, gate):
    grant = ann.gives(kim)
    admin = Viewer(account_id=kim.viewer.account_id, role=Role.ADMIN)
    for viewer in (ann.actor.viewer, admin):
        with pytest.raises(NotVisible), gate.shared(viewer, grant):
            pass


def test_a_first_grant_begins_after_a_day(ann, kim):
    grant = ann.gives(kim, together=False)
    ann.gate.clock.passes(hours=23, minutes=59)
    assert not kim.can_read(grant)
    ann.gate.clock.passes(minutes=1)
    assert kim.can_read(grant)


def test_a_clock_set_back_revives_nothing(ann, kim):
    grant = ann.gives(kim, days=30)
    ann.gate.clock.passes(days=30)
    assert not kim.can_read(grant)
    ann.gate.clock.passes(days=-30)
    assert not kim.can_read(grant)
    assert [one.grant.status for one in standing(ann)] == [Status.EXPIRED]


def test_a_pause_and_less(ann, kim):
    grant = ann.gives(kim)
    ann.does(sharing.pause, grant=grant)
    ann.does(sharing.resume, grant=grant)
    ann.does(sharing.narrow, grant=grant, parts=("map",))
    view = kim.reads(grant)
    assert view.said == ()
    assert view.picture is not None


def test_stopping_everything_is_one_action(ann, kim, lee):
    grants = ann.gives(kim), ann.gives(lee)
    ann.does(sharing.stop_all)
    assert not kim.can_read(grants[0])
    assert not lee.can_read(grants[1])
    assert {one.grant.status for one in standing(ann)} == {Status.WITHDRAWN}


def test_the_owner_reads_with_whom_and_since_when(ann, kim):
    ann.gives(kim)
    [one] = standing(ann)
    assert (one.name, one.grant.status) == ("Kim", Status.ACTIVE)
    assert one.organisation.startswith("Northside")


def test_nobody_shares_with_who_is_nobody_to_share_with(ann, cast, gate):
    admin = Practitioner(gate, "Max", Role.ADMIN)
    gone = Practitioner(gate, "Gil")
    gone.is_removed()
    for worker in (
        admin.viewer.account_id,
        gone.viewer.account_id,
        cast.bob.viewer.account_id,
        "x",
    ):
        with pytest.raises(NotVisible):
            ann.does(sharing.meet, worker=worker)
        ticked = Ticked(parts=("map",), purpose="review")
        with pytest.raises(NotVisible):
            ann.does(sharing.give, worker=worker, ticked=ticked)


def test_the_same_request_twice_is_one_grant(ann, kim):
    ticked, key = Ticked(parts=("map",), purpose="review"), a_key()
    worker = kim.viewer.account_id
    for _ in range(2):
        with ann.deciding() as records:
            sharing.give(records, key, worker=worker, ticked=ticked)
    assert len(standing(ann)) == 1


def test_a_stranger_cannot_stop_or_change_what_another_shares(ann, cast, kim):
    grant = ann.gives(kim)
    bob = Sharer(cast.bob)
    for verb in (sharing.stop, sharing.pause, sharing.resume):
        with pytest.raises(NotVisible):
            bob.does(verb, grant=grant)
    assert kim.can_read(grant)


# --- suggestions -----------------------------------------------------------------------------------


def suggests(ann, kim, grant, suggestion="s1"):
    with kim.gate.shared(kim.viewer, grant) as records:
        records.suggest(suggestion, SuggestionKind.ACTIVITY, {"name": "Walking group"})


def test_a_suggestion_waits_for_the_person_and_changes_nothing(ann, kim):
    before = ann.actor.map()
    suggests(ann, kim, ann.gives(kim))
    with ann.actor.reading() as records:
        [one] = records.suggestions.waiting()
    assert (one.kind, one.content, one.worker) == ("activity", {"name": "Walking group"}, kim.to.worker)  # fmt: skip
    assert ann.actor.map() == before


def test_what_was_said_to_a_suggestion_is_said_once(ann, kim):
    suggests(ann, kim, ann.gives(kim))
    with ann.actor.writing() as records:
        records.suggestions.say("s1", SuggestionLine.DECLINED, records.now, records.new_id)
    with ann.actor.writing() as records, pytest.raises(NotVisible):
        records.suggestions.say("s1", SuggestionLine.ACCEPTED, records.now, records.new_id)
    with ann.actor.reading() as records:
        assert records.suggestions.waiting() == []


# --- the net underneath ---------------------------------------------------------------------------


def test_rows_stay_behind_a_granted_scope(ann, kim, gate):
    owner = ann.actor.viewer.account_id
    scope = Scope.granted(kim.viewer, owner, frozenset({"map"}))
    assert Right.READ not in scope.rights.values()
    with ScopedSession(gate.engines.reading, scope) as session, pytest.raises(NotVisible):
        Records(session, None, gate.clock.now)


def test_a_worker_cannot_write_consent_through_a_grant(ann, kim):
    grant = ann.gives(kim)

    def forges():
        with kim.gate.shared(kim.viewer, grant) as records:
            records._behind._session.add(_event_of(ann, grant))

    with pytest.raises(NotVisible):
        forges()


@pytest.mark.parametrize("is_taken_away", [False, True])
def test_a_line_of_the_log_is_never_changed_or_taken_away(ann, kim, is_taken_away):
    ann.gives(kim)

    def rewrites():
        with ann.deciding() as records:
            row = records._session.exec(select(GrantEvent)).first()
            if is_taken_away:
                records._session.delete(row)
            row.what = "withdrawn"

    with pytest.raises(NotAllowed):
        rewrites()


def _event_of(ann, grant):
    return GrantEvent(
        owner_id=ann.actor.viewer.account_id,
        id="forged",
        epoch=99,
        grant=grant,
        what="granted",
        at=ann.gate.clock.now,
        worker="w",
        organisation="o",
    )


def test_names_in_the_log_are_sealed(ann, kim, gate):
    ann.gives(kim)
    with gate.engines.reading.connect() as connection:
        rows = connection.execute(text("SELECT * FROM grantevent")).all()
    assert rows
    assert "Kim" not in repr(rows)
