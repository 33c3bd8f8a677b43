"""Links between connections."""

from api.deps import OnceKey, Reading, Writing
from api.routing import Router
from api.schemas.things import NewTie, Saved, Tie
from core.rules.facts import tie_id
from core.rules.vocabulary import TieKind
from core.services import mapping

router = Router(prefix="/ties", tags=["ties"])


@router.get("")
def list_ties(records: Reading) -> list[Tie]:
    """Every link, by its ends and kind."""
    return [Tie.of(tie) for tie in records.ties().values()]


@router.put("/{a}/{b}/{kind}")
def put_tie(records: Writing, key: OnceKey, a: str, b: str, kind: TieKind, new: NewTie) -> Tie:
    """Link two connections, or say how sure the link is. The order of the ends does not matter."""
    mapping.tie(records, key, a=a, b=b, kind=kind, strength=new.strength, since=new.since)
    return Tie.of(records.ties()[tie_id(a, b, kind)])


@router.delete("/{a}/{b}/{kind}")
def remove_tie(records: Writing, key: OnceKey, a: str, b: str, kind: TieKind) -> Saved:
    """Take a link away."""
    saved = mapping.untie(records, key, tie_id=tie_id(a, b, kind))
    return Saved(entry=saved.entry_id, id=saved.thing_id)
