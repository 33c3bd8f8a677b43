"""What an admin sees and does, and that somebody removed is gone at once."""

import pytest

from core.errors import BadInput, NotSignedIn, NotVisible, WrongKey
from core.services import meeting_codes, staff_signing_in, staffing
from core.services.one_time_codes import takes_code
from core.services.signing_in import sit_down
from core.store.tables import Passkey
from tests.cast import HASHER, PASSPHRASE
from tests.staff import an_admin


@pytest.fixture
def admin(gate):
    return an_admin(gate)


@pytest.fixture
def asha(admin):
    return admin.invites("peer", "Asha")


def test_removing_a_worker_ends_every_sitting_at_once(gate, admin, asha):
    second = signs_in(gate, asha, asha.code(1))
    for token in (asha.sitting.token, second.token):
        assert gate.viewer_of_cookie(token).account_id == asha.viewer.account_id
    staffing.remove_worker(gate.door, admin.viewer, asha.viewer.account_id)
    for token in (asha.sitting.token, second.token):
        with pytest.raises(NotSignedIn):
            gate.viewer_of_cookie(token)
        with pytest.raises(NotSignedIn):
            staff_signing_in.unlock(
                gate.door, HASHER, token=token, passphrase=PASSPHRASE, code=asha.code()
            )


def test_somebody_removed_does_not_come_back_and_is_on_no_list(gate, admin, asha, clock):
    staffing.remove_worker(gate.door, admin.viewer, asha.viewer.account_id)
    clock.passes(minutes=2)
    with pytest.raises(WrongKey):
        signs_in(gate, asha)
    assert [one.name for one in staffing.workers(gate.door, admin.viewer)] == ["Ada"]
    with pytest.raises(NotVisible):
        staffing.myself(gate.door, asha.viewer)
    with pytest.raises(NotVisible):
        staffing.remove_worker(gate.door, admin.viewer, asha.viewer.account_id)


def test_the_passkeys_of_somebody_removed_are_gone(gate, admin, asha):
    with gate.door() as door:
        account = door.accounts.account(asha.viewer.account_id)
        label = door.seal_of(account).close("mine", "passkey.label:p")
        key = Passkey(
            id="p",
            account_id=account.id,
            credential=b"c",
            public_key=b"k",
            label=label,
            created_at=door.now,
        )
        door.accounts.add(key)
    staffing.remove_worker(gate.door, admin.viewer, asha.viewer.account_id)
    with gate.door() as door:
        assert door.accounts.passkey(b"c") is None
        assert door.staff.totp(asha.viewer.account_id) is None
        assert not takes_code(door, account, asha.code(1))


def test_there_is_an_end_to_teams(gate, admin, monkeypatch):
    monkeypatch.setattr(staffing, "MOST_TEAMS", 1)
    staffing.add_team(gate.door, admin.viewer, "North")
    with pytest.raises(BadInput):
        staffing.add_team(gate.door, admin.viewer, "South")


def test_the_code_of_somebody_removed_leads_to_nobody(cast, gate, admin, asha):
    shown = meeting_codes.show_code(gate.door, asha.viewer)
    staffing.remove_worker(gate.door, admin.viewer, asha.viewer.account_id)
    with pytest.raises(WrongKey):
        meeting_codes.enter_code(gate.door, cast.ann.viewer, shown.code)


def test_a_sitting_that_slipped_in_beside_the_removal_opens_nothing(gate, admin, asha):
    """The sitting's own end is one lock, the worker's row another."""
    staffing.remove_worker(gate.door, admin.viewer, asha.viewer.account_id)
    with gate.door() as door:
        account = door.accounts.account(asha.viewer.account_id)
        late = sit_down(door, account, "A device", stays=False)
    with pytest.raises(NotSignedIn):
        gate.viewer_of_cookie(late.token)


def test_removing_is_whole_or_not_at_all(gate, admin, asha, monkeypatch):
    def breaks(*_):
        raise RuntimeError

    monkeypatch.setattr("core.services.staffing.end_one", breaks)
    with pytest.raises(RuntimeError):
        staffing.remove_worker(gate.door, admin.viewer, asha.viewer.account_id)
    assert gate.viewer_of_cookie(asha.sitting.token)
    assert staffing.myself(gate.door, asha.viewer).name == "Asha"


def test_an_admin_cannot_remove_themselves_so_one_stays(gate, admin):
    with pytest.raises(BadInput):
        staffing.remove_worker(gate.door, admin.viewer, admin.viewer.account_id)


def test_a_removed_admin_does_nothing_any_more(gate, admin):
    other = admin.invites("admin", "Bea")
    staffing.remove_worker(gate.door, other.viewer, admin.viewer.account_id)
    for does in (
        lambda: staffing.workers(gate.door, admin.viewer),
        lambda: staffing.add_team(gate.door, admin.viewer, "North"),
        lambda: staffing.remove_worker(gate.door, admin.viewer, other.viewer.account_id),
    ):
        with pytest.raises(NotVisible):
            does()


def test_an_admin_reaches_nobody_of_another_organisation_and_no_person(cast, gate, admin):
    other = an_admin(gate, "Hill Trust", "Zoe")
    for who in (other.viewer.account_id, cast.ann.viewer.account_id, "nobody"):
        for does in (staffing.worker, staffing.remove_worker):
            with pytest.raises(NotVisible):
                does(gate.door, admin.viewer, who)
    assert [one.name for one in staffing.workers(gate.door, admin.viewer)] == ["Ada"]


@pytest.mark.parametrize("role", ["peer", "practitioner"])
def test_other_workers_administer_nothing(gate, admin, role):
    worker = admin.invites(role)
    for looks in (staffing.workers, staffing.teams):
        with pytest.raises(NotVisible):
            looks(gate.door, worker.viewer)
    for does in (staffing.add_team, staffing.remove_team, staffing.remove_worker):
        with pytest.raises(NotVisible):
            does(gate.door, worker.viewer, "x")


def test_teams_are_added_once_and_their_workers_stay_when_they_go(gate, admin):
    for _ in range(2):
        staffing.add_team(gate.door, admin.viewer, " North ")
    (team,) = staffing.teams(gate.door, admin.viewer)
    asha = admin.invites("peer", "Asha", team.id)
    assert staffing.myself(gate.door, asha.viewer).team == "North"
    assert [one.workers for one in staffing.teams(gate.door, admin.viewer)] == [1]
    staffing.remove_team(gate.door, admin.viewer, team.id)
    assert staffing.myself(gate.door, asha.viewer).team == ""


def test_a_team_of_another_organisation_is_not_there(gate, admin):
    other = an_admin(gate, "Hill Trust")
    staffing.add_team(gate.door, other.viewer, "North")
    (team,) = staffing.teams(gate.door, other.viewer)
    with pytest.raises(NotVisible):
        staffing.remove_team(gate.door, admin.viewer, team.id)
    assert staffing.teams(gate.door, admin.viewer) == []


def signs_in(gate, worker, code=None):
    return staff_signing_in.sign_in(
        gate.door,
        HASHER,
        name=worker.name,
        passphrase=PASSPHRASE,
        code=code or worker.code(),
        device="A device",
        known_device=lambda _: "",
    )
