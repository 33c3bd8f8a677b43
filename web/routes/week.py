"""My week: the rhythm of contacts and activities, without a score."""

from collections import defaultdict
from datetime import date, timedelta

from fastapi import Request
from fastapi.responses import Response

from core.rules.facts import Connection
from core.rules.vocabulary import Standing
from web.deps import Reading, today
from web.render import done, page
from web.routing import Router

router = Router()
_ORDER = ("most_days", "weekly", "fortnightly", "monthly", "now_and_then")


@router.get("/week")
def show(request: Request, records: Reading, back: int = 0) -> Response:
    """Seven days, and what the person would like to do how often."""
    back = min(max(back, 0), 520)
    last = today(request) - timedelta(weeks=back)
    days = [last - timedelta(days=n) for n in range(7)]
    connections = records.connections()
    by_day: dict[date, list[Connection]] = defaultdict(list)
    for one in records.contacts(since=days[-1]).values():
        if one.connection in connections and one.on in days:
            by_day[one.on].append(connections[one.connection])
    return page(
        request,
        "week",
        here="more",
        undo=done(request, records),
        days=[(day, by_day[day]) for day in days],
        rhythms=_rhythms(list(connections.values())),
        back=back,
    )


def _rhythms(items: list[Connection]) -> list[tuple[str, list[Connection]]]:
    """Active connections by the rhythm the person chose, most often first."""
    active = [item for item in items if item.standing is Standing.ACTIVE]
    chosen = [(rhythm, [item for item in active if item.rhythm == rhythm]) for rhythm in _ORDER]
    return [(rhythm, found) for rhythm, found in chosen if found]
