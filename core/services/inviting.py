"""How somebody becomes a worker: by one admin's invitation, which is good once."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.access.viewer import Role, Viewer
from core.errors import BadInput, NotVisible, WrongKey
from core.rules.naming import tidy_name
from core.services.one_time_codes import keep_secret, secret_of, step_of
from core.services.passphrases import Hasher, check_passphrase
from core.services.signing_in import OpenDoor, Sitting, account_with, sit_down
from core.services.staffing import administering, team_of
from core.store.door import Door, digest
from core.store.sealing import new_data_key
from core.store.tables import Invitation, Organisation, Worker

GOOD_FOR = timedelta(days=7)
MOST_OPEN = 100


@dataclass(frozen=True, slots=True)
class InvitationShown:
    """An invitation as an admin's list shows it: never its link."""

    id: str
    name: str
    role: Role
    team: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Offered:
    """An invitation as the one who is invited reads it. ``secret`` is for their app for codes."""

    name: str
    role: Role
    organisation: str
    secret: str


def first_admin(open_door: OpenDoor, *, organisation: str, name: str) -> str:
    """The token of an invitation to be an admin, for the one who runs this Kith.

    The organisation is made where there is none of that name.

    Raises:
        BadInput: a name cannot be taken.
    """
    called, name = tidy_name(organisation, "organisation"), tidy_name(name)
    with open_door() as door:
        found = door.staff.organisation_named(called) or _new_organisation(door, called)
        return _invite(door, found, Role.ADMIN, name, team_id=None, made_by=None)


def invite(open_door: OpenDoor, viewer: Viewer, *, role: str, name: str, team_id: str = "") -> str:
    """The token of a new invitation, shown this once.

    Raises:
        NotVisible: the viewer is no admin, or the team is not theirs.
        BadInput: role or name cannot be taken, or too many invitations are open.
    """
    name, wanted = tidy_name(name), _role(role)
    with open_door() as door:
        organisation = administering(door, viewer).organisation
        if team_id:
            team_of(door, organisation.id, team_id)
        if len(door.staff.invitations(organisation.id, door.now)) >= MOST_OPEN:
            raise BadInput("name", "too_many_invitations", most=MOST_OPEN)
        return _invite(
            door, organisation, wanted, name, team_id=team_id or None, made_by=viewer.account_id
        )


def invitations(open_door: OpenDoor, viewer: Viewer) -> list[InvitationShown]:
    """Invitations that can still be used.

    Raises:
        NotVisible: the viewer is no admin.
    """
    with open_door() as door:
        organisation = administering(door, viewer).organisation
        seal = door.seal_of_organisation(organisation)
        teams = {one.id: one.name for one in door.staff.teams(organisation.id)}
        return [
            InvitationShown(
                one.id,
                seal.open(one.name, f"invitation.name:{one.id}"),
                Role(one.role),
                teams.get(one.team_id or "", ""),
                one.expires_at,
            )
            for one in door.staff.invitations(organisation.id, door.now)
        ]


def take_back(open_door: OpenDoor, viewer: Viewer, invitation_id: str) -> None:
    """An invitation can no longer be used.

    Raises:
        NotVisible: the viewer is no admin, or none of theirs has that id.
    """
    with open_door() as door:
        organisation_id = administering(door, viewer).organisation.id
        mine = {one.id: one for one in door.staff.invitations(organisation_id, door.now)}
        if invitation_id not in mine:
            raise NotVisible
        door.staff.remove(mine[invitation_id])


def look_at(open_door: OpenDoor, token: str) -> Offered:
    """What an invitation offers. Looking changes nothing.

    Raises:
        NotVisible: there is none, it was used, or it is over.
    """
    with open_door() as door:
        invitation, organisation = _open_one(door, token)
        return Offered(
            _name(door, invitation, organisation),
            Role(invitation.role),
            organisation.name,
            secret_of(door.keys, token),
        )


def join(
    open_door: OpenDoor, hasher: Hasher, *, token: str, passphrase: str, code: str, device: str
) -> Sitting:
    """Become a worker: account, passphrase and app for codes, signed in.

    Raises:
        NotVisible: there is no such invitation, it was used, or it is over.
        BadInput: the passphrase cannot be taken.
        WrongKey: the code of the app does not fit.
    """
    with open_door() as door:
        name = _name(door, *_open_one(door, token))
        secret = secret_of(door.keys, token)
    check_passphrase(passphrase, name)
    kept = hasher.hash(passphrase)
    with open_door() as door:
        invitation, organisation = _open_one(door, token)
        step = step_of(secret, code, door.now)
        if step is None:
            raise WrongKey
        if not door.staff.use_invitation(invitation.id, door.now):
            raise NotVisible
        account = account_with(door, door.new_id(), Role(invitation.role), name, kept)
        seal = door.seal_of_organisation(organisation)
        door.staff.add(
            Worker(
                account_id=account.id,
                organisation_id=organisation.id,
                team_id=invitation.team_id,
                display_name=seal.close(name, f"worker.display_name:{account.id}"),
                joined_at=door.now,
            )
        )
        keep_secret(door, account, secret, step)
        return sit_down(door, account, device, stays=False)


def _new_organisation(door: Door, name: str) -> Organisation:
    organisation_id = door.new_id()
    return door.staff.add(
        Organisation(
            id=organisation_id,
            name=name,
            wrapped_key=door.keys.wrap(new_data_key(), organisation_id),
            created_at=door.now,
        )
    )


def _invite(
    door: Door,
    organisation: Organisation,
    role: Role,
    name: str,
    *,
    team_id: str | None,
    made_by: str | None,
) -> str:
    token, invitation_id = secrets.token_urlsafe(32), door.new_id()
    seal = door.seal_of_organisation(organisation)
    door.staff.add(
        Invitation(
            id=invitation_id,
            organisation_id=organisation.id,
            team_id=team_id,
            role=role.value,
            name=seal.close(name, f"invitation.name:{invitation_id}"),
            token=digest(token),
            made_by=made_by,
            made_at=door.now,
            expires_at=door.now + GOOD_FOR,
        )
    )
    return token


def _open_one(door: Door, token: str) -> tuple[Invitation, Organisation]:
    found = door.staff.invitation(digest(token))
    if found is None or found.used_at is not None or found.expires_at <= door.now:
        raise NotVisible
    organisation = door.staff.organisation(found.organisation_id)
    if organisation is None:
        raise NotVisible
    return found, organisation


def _name(door: Door, invitation: Invitation, organisation: Organisation) -> str:
    seal = door.seal_of_organisation(organisation)
    return seal.open(invitation.name, f"invitation.name:{invitation.id}")


def _role(text: str) -> Role:
    if text not in {one.value for one in Role if one.works}:
        raise BadInput("role", "choice")
    return Role(text)
