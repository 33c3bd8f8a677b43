"""Who works here: what an admin sees and does. Nothing here can reach a map."""

from dataclasses import dataclass
from datetime import datetime

from core.access.viewer import Role, Viewer
from core.errors import BadInput, NotVisible
from core.rules.naming import tidy_name
from core.services.signing_in import OpenDoor, end_one
from core.store.door import Door
from core.store.tables import Account, Organisation, Team, Worker

MOST_TEAMS = 50


@dataclass(frozen=True, slots=True)
class AtWork:
    """A worker who is there, with account and organisation."""

    account: Account
    worker: Worker
    organisation: Organisation

    @property
    def role(self) -> Role:
        """What the account is for."""
        return Role(self.account.role)


@dataclass(frozen=True, slots=True)
class WorkerShown:
    """A worker as others see them."""

    id: str
    name: str
    role: Role
    organisation: str
    team: str
    joined_at: datetime
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class TeamShown:
    """A team, and how many are in it."""

    id: str
    name: str
    workers: int


def worker_at(door: Door, account_id: str) -> AtWork | None:
    """A worker by account; ``None`` for anybody else, and for somebody removed."""
    worker, account = door.staff.worker(account_id), door.accounts.account(account_id)
    if worker is None or account is None or worker.removed_at is not None:
        return None
    organisation = door.staff.organisation(worker.organisation_id)
    return None if organisation is None else AtWork(account, worker, organisation)


def working(door: Door, viewer: Viewer) -> AtWork:
    """The viewer as a worker.

    Raises:
        NotVisible: they are none, or no longer.
    """
    found = worker_at(door, viewer.account_id)
    if found is None:
        raise NotVisible
    return found


def administering(door: Door, viewer: Viewer) -> AtWork:
    """The viewer as an admin.

    Raises:
        NotVisible: they are none, or no longer.
    """
    found = working(door, viewer)
    if found.role is not Role.ADMIN:
        raise NotVisible
    return found


def shown(door: Door, found: AtWork, *, is_me: bool = False) -> WorkerShown:
    """A worker as others see them."""
    worker, organisation = found.worker, found.organisation
    seal = door.seal_of_organisation(organisation)
    teams = {one.id: one.name for one in door.staff.teams(organisation.id)}
    return WorkerShown(
        id=worker.account_id,
        name=seal.open(worker.display_name, f"worker.display_name:{worker.account_id}"),
        role=found.role,
        organisation=organisation.name,
        team=teams.get(worker.team_id or "", ""),
        joined_at=worker.joined_at,
        is_me=is_me,
    )


def myself(open_door: OpenDoor, viewer: Viewer) -> WorkerShown:
    """The viewer, as others see them.

    Raises:
        NotVisible: they are no worker.
    """
    with open_door() as door:
        return shown(door, working(door, viewer), is_me=True)


def workers(open_door: OpenDoor, viewer: Viewer) -> list[WorkerShown]:
    """Everybody who works for the admin's organisation.

    Raises:
        NotVisible: the viewer is no admin.
    """
    with open_door() as door:
        organisation = administering(door, viewer).organisation
        seal = door.seal_of_organisation(organisation)
        teams = {one.id: one.name for one in door.staff.teams(organisation.id)}
        return [
            WorkerShown(
                id=one.account_id,
                name=seal.open(one.display_name, f"worker.display_name:{one.account_id}"),
                role=Role(role),
                organisation=organisation.name,
                team=teams.get(one.team_id or "", ""),
                joined_at=one.joined_at,
                is_me=one.account_id == viewer.account_id,
            )
            for one, role in door.staff.workers(organisation.id)
        ]


def worker(open_door: OpenDoor, viewer: Viewer, worker_id: str) -> WorkerShown:
    """One worker of the admin's organisation.

    Raises:
        NotVisible: the viewer is no admin, or none of theirs has that id.
    """
    with open_door() as door:
        found = _colleague(door, viewer, worker_id)
        return shown(door, found, is_me=worker_id == viewer.account_id)


def remove_worker(open_door: OpenDoor, viewer: Viewer, worker_id: str) -> None:
    """A worker is gone: every sitting and every way back in ends, in one transaction.

    Raises:
        NotVisible: the viewer is no admin, or none of theirs has that id.
        BadInput: ``yourself``: somebody else has to do that, so that one admin stays.
    """
    with open_door() as door:
        found = _colleague(door, viewer, worker_id)
        if worker_id == viewer.account_id:
            raise BadInput("worker", "yourself")
        found.worker.removed_at = door.now
        door.staff.add(found.worker)
        _shut_out(door, found.account)
        door.remember_removed(worker_id)


def teams(open_door: OpenDoor, viewer: Viewer) -> list[TeamShown]:
    """The teams of the admin's organisation.

    Raises:
        NotVisible: the viewer is no admin.
    """
    with open_door() as door:
        organisation_id = administering(door, viewer).organisation.id
        places = [one.team_id for one, _ in door.staff.workers(organisation_id)]
        return [
            TeamShown(one.id, one.name, places.count(one.id))
            for one in door.staff.teams(organisation_id)
        ]


def add_team(open_door: OpenDoor, viewer: Viewer, name: str) -> None:
    """A new team; one that is there already is there once.

    Raises:
        NotVisible: the viewer is no admin.
        BadInput: the name cannot be taken, or there are too many teams.
    """
    name = tidy_name(name)
    with open_door() as door:
        organisation_id = administering(door, viewer).organisation.id
        known = door.staff.teams(organisation_id)
        if any(one.name == name for one in known):
            return
        if len(known) >= MOST_TEAMS:
            raise BadInput("name", "too_many_teams", most=MOST_TEAMS)
        door.staff.add(Team(id=door.new_id(), organisation_id=organisation_id, name=name))


def remove_team(open_door: OpenDoor, viewer: Viewer, team_id: str) -> None:
    """A team is no more; its workers stay, in none.

    Raises:
        NotVisible: the viewer is no admin, or none of theirs has that id.
    """
    with open_door() as door:
        organisation_id = administering(door, viewer).organisation.id
        door.staff.remove(team_of(door, organisation_id, team_id))


def team_of(door: Door, organisation_id: str, team_id: str) -> Team:
    """One team of an organisation.

    Raises:
        NotVisible: none of theirs has that id.
    """
    mine = {one.id: one for one in door.staff.teams(organisation_id)}
    if team_id not in mine:
        raise NotVisible
    return mine[team_id]


def _colleague(door: Door, viewer: Viewer, worker_id: str) -> AtWork:
    mine = administering(door, viewer).organisation.id
    found = worker_at(door, worker_id)
    if found is None or found.organisation.id != mine:
        raise NotVisible
    return found


def _shut_out(door: Door, account: Account) -> None:
    """No sitting goes on, and nothing signs in again."""
    account.passphrase = None
    account.version += 1
    door.accounts.add(account)
    for sitting in door.accounts.sign_ins(account.id, door.now):
        end_one(door, sitting)
    for passkey in door.accounts.passkeys(account.id):
        door.accounts.remove(passkey)
    if (totp := door.staff.totp(account.id)) is not None:
        door.staff.remove(totp)
    door.staff.forget_codes(account.id, door.now)
