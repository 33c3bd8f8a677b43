"""Those who work for an organisation, as tests meet them."""

from pyotp import TOTP

from core.access.viewer import Role, Viewer
from core.services import inviting, signing_in
from core.services.one_time_codes import STEP_SECONDS, secret_of
from core.store.tables import Account
from tests.cast import HASHER, PASSPHRASE
from tests.pages import Visitor

ORGANISATION = "River Trust"


class Staff:
    """A worker with a phone that makes codes."""

    def __init__(self, gate, token, hasher=HASHER):
        self.gate = gate
        self.hasher = hasher
        self.secret = secret_of(gate.keys, token)
        self.sitting = inviting.join(
            gate.door,
            hasher,
            token=token,
            passphrase=PASSPHRASE,
            code=self.code(),
            device="A device",
        )
        with gate.door() as door:
            role = Role(door.accounts.account(self.sitting.account_id).role)
        self.viewer = Viewer(account_id=self.sitting.account_id, role=role)
        self.name = signing_in.own_sign_in_name(gate.door, self.viewer)

    def code(self, steps=0):
        """What the app shows now, or some steps of half a minute from now."""
        moment = int(self.gate.clock().timestamp()) + steps * STEP_SECONDS
        return TOTP(self.secret).at(moment)

    def browser(self, kith):
        """A browser that is signed in as this worker."""
        visitor = Visitor(kith)
        visitor.client.cookies.set(kith.house.cookies.sitting, self.sitting.token)
        return visitor

    def invites(self, role, name="Asha", team_id=""):
        """A worker whom this admin invited, and who came."""
        token = inviting.invite(self.gate.door, self.viewer, role=role, name=name, team_id=team_id)
        return Staff(self.gate, token, self.hasher)


def an_admin(gate, organisation=ORGANISATION, name="Ada", hasher=HASHER):
    """The first admin of an organisation, come by the operator's link."""
    token = inviting.first_admin(gate.door, organisation=organisation, name=name)
    return Staff(gate, token, hasher)


def accounts(gate):
    """How many accounts there are."""
    with gate.door() as door:
        return len(door.session.connection().execute(Account.__table__.select()).all())
