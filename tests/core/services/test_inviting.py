"""Workers come by an invitation that is good once; the first admin by the operator's hand."""

import threading

import pytest
from pyotp import TOTP

from core.access.viewer import Role
from core.errors import BadInput, NotVisible, WrongKey
from core.services import inviting, staffing
from core.services.one_time_codes import secret_of
from core.store.door import digest
from tests.cast import HASHER, PASSPHRASE
from tests.staff import Staff, accounts, an_admin


@pytest.fixture
def admin(gate):
    return an_admin(gate)


def joins(gate, token, code=None, passphrase=PASSPHRASE):
    code = code or TOTP(secret_of(gate.keys, token)).at(int(gate.clock().timestamp()))
    return inviting.join(
        gate.door, HASHER, token=token, passphrase=passphrase, code=code, device="A device"
    )


def test_the_first_admin_comes_by_the_operators_link(gate):
    admin = an_admin(gate, "River Trust", "Ada")
    me = staffing.myself(gate.door, admin.viewer)
    assert (me.name, me.role, me.organisation) == ("Ada", Role.ADMIN, "River Trust")


def test_a_second_link_of_the_operator_is_for_the_same_organisation(gate, admin):
    another = an_admin(gate, "  River   Trust ", "Bea")
    assert [one.name for one in staffing.workers(gate.door, another.viewer)] == ["Ada", "Bea"]


@pytest.mark.parametrize("role", ["peer", "practitioner", "admin"])
def test_an_admin_invites_a_worker_of_each_role(gate, admin, role):
    worker = admin.invites(role, "Asha")
    me = staffing.myself(gate.door, worker.viewer)
    assert (me.name, me.role.value) == ("Asha", role)


@pytest.mark.parametrize("role", ["person", "", "operator"])
def test_nobody_is_invited_to_be_anything_else(gate, admin, role):
    with pytest.raises(BadInput):
        inviting.invite(gate.door, admin.viewer, role=role, name="Asha")


def test_an_invitation_is_good_once(gate, admin):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    joins(gate, token)
    before = accounts(gate)
    for again in (joins, lambda gate, token: inviting.look_at(gate.door, token)):
        with pytest.raises(NotVisible):
            again(gate, token)
    assert accounts(gate) == before


def test_an_invitation_is_over_after_a_week(gate, admin, clock):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    clock.passes(days=7, seconds=-1)
    assert inviting.look_at(gate.door, token).name == "Asha"
    clock.passes(seconds=1)
    with pytest.raises(NotVisible):
        inviting.look_at(gate.door, token)
    with pytest.raises(NotVisible):
        joins(gate, token)
    assert inviting.invitations(gate.door, admin.viewer) == []


def test_an_invitation_that_was_taken_back_is_not_there(gate, admin):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    (one,) = inviting.invitations(gate.door, admin.viewer)
    inviting.take_back(gate.door, admin.viewer, one.id)
    with pytest.raises(NotVisible):
        joins(gate, token)


def test_a_wrong_code_or_passphrase_uses_nothing_up(gate, admin):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    with pytest.raises(WrongKey):
        joins(gate, token, code="000000")
    with pytest.raises(BadInput):
        joins(gate, token, passphrase="short")
    assert joins(gate, token).works


def test_looking_at_an_invitation_changes_nothing_and_shows_the_same_secret(gate, admin):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    assert inviting.look_at(gate.door, token) == inviting.look_at(gate.door, token)


def test_only_an_admin_invites_and_only_into_their_own_teams(gate, admin):
    peer = admin.invites("peer")
    with pytest.raises(NotVisible):
        inviting.invite(gate.door, peer.viewer, role="admin", name="Me")
    other = an_admin(gate, "Hill Trust")
    staffing.add_team(gate.door, other.viewer, "North")
    (team,) = staffing.teams(gate.door, other.viewer)
    with pytest.raises(NotVisible):
        inviting.invite(gate.door, admin.viewer, role="peer", name="Asha", team_id=team.id)


def test_an_admin_sees_no_invitation_of_another_organisation(gate, admin):
    other = an_admin(gate, "Hill Trust")
    inviting.invite(gate.door, other.viewer, role="peer", name="Asha")
    (one,) = inviting.invitations(gate.door, other.viewer)
    assert inviting.invitations(gate.door, admin.viewer) == []
    with pytest.raises(NotVisible):
        inviting.take_back(gate.door, admin.viewer, one.id)


def test_two_who_use_one_invitation_at_once_are_one_worker(gate, admin):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    start, came = threading.Barrier(2), []

    def tries():
        start.wait()
        try:
            came.append(joins(gate, token))
        except NotVisible:
            came.append(None)

    threads = [threading.Thread(target=tries) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one is not None for one in came) == [False, True]
    assert len(staffing.workers(gate.door, admin.viewer)) == 2


def test_using_an_invitation_up_says_whether_one_was_the_first(gate, admin):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    came = []
    for _ in range(2):
        with gate.door() as door:
            came.append(
                door.staff.use_invitation(door.staff.invitation(digest(token)).id, door.now)
            )
    assert came == [True, False]


def test_who_comes_second_makes_no_account(gate, admin, monkeypatch):
    token = inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    before = accounts(gate)
    monkeypatch.setattr("core.store.staff.Staff.use_invitation", lambda *_: False)
    with pytest.raises(NotVisible):
        joins(gate, token)
    assert accounts(gate) == before


def test_there_is_an_end_to_open_invitations(gate, admin, monkeypatch):
    monkeypatch.setattr(inviting, "MOST_OPEN", 2)
    for _ in range(2):
        inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")
    with pytest.raises(BadInput):
        inviting.invite(gate.door, admin.viewer, role="peer", name="Asha")


def test_the_links_token_and_the_names_do_not_lie_open(sqlite_gate):
    admin = an_admin(sqlite_gate, name="Zyxquill")
    token = inviting.invite(sqlite_gate.door, admin.viewer, role="peer", name="Zyxquill")
    with sqlite_gate.engines.reading.connect() as connection:
        dump = "\n".join(connection.connection.driver_connection.iterdump())
    assert "Zyxquill" not in dump
    assert token not in dump
    assert admin.secret not in dump


def test_a_worker_has_no_map_and_kith_does_not_look_at_them_by_the_clock(gate, admin):
    assert isinstance(admin, Staff)
    assert gate.owner_ids() == []
    for opens in (gate.reading, gate.writing):
        with pytest.raises(NotVisible), opens(admin.viewer):
            pass
