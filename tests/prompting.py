"""People with prompts on, and cards for them."""

from datetime import timedelta

from sqlmodel import col, select

from core.access.viewer import Role, Viewer
from core.services import choosing
from core.services.evaluating import evaluate_owner
from core.store.session import IdentitySession
from core.store.tables import SignIn
from tests.cast import a_key

MORNING = timedelta(minutes=45)  # the clock of the tests stands at half past nine


def wants_prompts(actor, **choices):
    """Prompts on, and perhaps other choices."""
    with actor.writing() as records:
        choosing.choose(records, a_key(), wanted={"prompts": True, **choices})


def opens_kith(actor):
    """Somebody with a sitting that was used just now."""
    with actor.gate.door() as door:
        door.accounts.add(
            SignIn(
                id=door.new_id(),
                account_id=actor.viewer.account_id,
                token=door.new_id().encode(),
                device=b"",
                started_at=door.now,
                used_at=door.now,
                ends_at=door.now + timedelta(days=60),
                stays=True,
            )
        )


def looked_at(actor, now=None):
    """Kith looks at somebody's map; the card, if there is one."""
    gate = actor.gate
    return evaluate_owner(gate, actor.viewer.account_id, now or gate.clock.now)


def gets_a_card(visitor, gate, clock, name="Dee"):
    """A visitor of the pages with prompts on and a rhythm that has passed; gives the card."""
    visitor.posts("/prompts", prompts="yes")
    visitor.posts(f"/connections/{visitor.adds(name)}", rhythm="weekly")
    clock.passes(days=9, hours=1)
    visitor.signs_in(visitor.sign_in_name)  # a sitting lasts less long than that
    viewer = owner_of(gate)
    card = evaluate_owner(gate, viewer.account_id, clock.now)
    assert card is not None
    return card


def owner_of(gate):
    """The last person who came in."""
    with IdentitySession(gate.engines.reading) as session:
        query = select(SignIn.account_id).order_by(col(SignIn.started_at).desc())
        return Viewer(account_id=session.exec(query).first(), role=Role.PERSON)
