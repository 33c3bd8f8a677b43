"""My list: everything the map holds, to find, filter and open."""

import unicodedata
from collections.abc import Iterable

from fastapi import Request
from fastapi.responses import Response

from core.rules.facts import Connection
from core.rules.vocabulary import Feel, Kind, Standing
from web.deps import Reading
from web.render import done, page
from web.routing import Router

router = Router()
SHOWN = ("all", *Kind, "close", "helps", "resting", "gone")


@router.get("/list")
def show(request: Request, records: Reading, q: str = "", show: str = "all") -> Response:
    """The list, in three kinds, close ones first."""
    chosen = show if show in SHOWN else "all"
    everything = records.connections().values()
    found = [item for item in everything if fits(item, chosen) and matches(item.name, q)]
    return page(
        request,
        "list",
        here="list",
        undo=done(request, records),
        kinds={kind: in_order(found, kind) for kind in Kind},
        found=len(found),
        total=len(everything),
        q=q,
        show=chosen,
    )


def fits(item: Connection, show: str) -> bool:
    """Whether a connection belongs under a filter."""
    if show == "gone":
        return not item.is_here
    if not item.is_here:
        return False
    return {
        "all": True,
        "close": item.ring == 1,
        "helps": item.feel is Feel.HELPS,
        "resting": item.standing is Standing.RESTING,
    }.get(show, item.kind == show)


def matches(name: str, looked_for: str) -> bool:
    """Whether a name has what was looked for, whatever the accents and capitals.

    >>> matches("Siân", "sian")
    True
    """
    return plain(looked_for) in plain(name)


def plain(text: str) -> str:
    """Letters without accents or capitals."""
    apart = unicodedata.normalize("NFKD", text.strip()).casefold()
    return "".join(char for char in apart if not unicodedata.combining(char))


def in_order(items: Iterable[Connection], kind: Kind) -> list[Connection]:
    """One kind: close first, then by name."""
    mine = [item for item in items if item.kind is kind]
    return sorted(mine, key=lambda item: (item.ring or 9, plain(item.name), item.id))
