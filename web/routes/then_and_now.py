"""Then and now: the map on another day beside the map today."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput
from core.rules import drawing, fields
from core.rules.changes import rebuild
from core.rules.comparing import tell_comparison
from core.rules.days import end_of
from core.rules.differences import Comparison, compare
from core.rules.facts import NetworkMap
from web.deps import Reading, today
from web.render import page, speech
from web.routing import Router
from web.sentences import sentence

router = Router()


@router.get("/then")
def show(request: Request, records: Reading, on: str = "") -> Response:
    """Two small maps and a sentence; a month ago unless another day is asked for."""
    error = ""
    try:
        day = _day(request, on)
    except BadInput as refusal:
        day, error = _a_month_ago(request), sentence(refusal, speech())
    entries = records.journal.all()
    first = entries[0].at.date() if entries else None
    now = records.everything()
    then = rebuild(entries, until=end_of(day, ZoneInfo(request.state.choices["time_zone"])))
    found = compare(then, now)
    return page(
        request,
        "then",
        here="map",
        status=422 if error else 200,
        on=day,
        error=error,
        first=first,
        is_empty=not then.connections,
        telling=tell_comparison(found, day, speech(), near=today(request)),
        before=drawing.draw(then, speech=speech(), linked=False, prefix="then-"),
        after=drawing.draw(
            now, speech=speech(), linked=False, prefix="now-", **_marks(then, found)
        ),
    )


def _day(request: Request, on: str) -> date:
    day = fields.day("on", on) or _a_month_ago(request)
    if day > today(request) or day.year < 1900:
        raise BadInput("on", "future")
    return day


def _a_month_ago(request: Request) -> date:
    return today(request) - timedelta(days=30)


def _marks(then: NetworkMap, found: Comparison) -> dict[str, Any]:
    """What the second map marks: what is new, and where those that moved stood."""
    moved = {
        item.id: then.connections[item.id].cell
        for item in (*found.closer, *found.further)
        if then.connections[item.id].cell is not None
    }
    return {"new": frozenset(item.id for item in found.new), "moved_from": moved}
