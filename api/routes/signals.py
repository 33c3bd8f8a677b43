"""What the map says on a day, by rules that anybody can read."""

from datetime import date
from zoneinfo import ZoneInfo

from fastapi import Request

from api.deps import Reading, today_of
from api.routing import Router
from api.schemas.things import Signals
from core.errors import BadInput
from core.rules.choices import choices_of
from core.rules.signal_history import find, history_of
from core.rules.signal_lines import as_json
from core.rules.speech import ENGLISH

router = Router(prefix="/signals", tags=["signals"])


@router.get("")
def signals(request: Request, records: Reading, on: date | None = None) -> Signals:
    """Every signal on a day, today when none is said; `null` is "cannot be told"."""
    if on is not None and on.year < 1900:
        raise BadInput("on", "date")
    zone = ZoneInfo(choices_of(records.sheet().settings)["time_zone"])
    history = history_of(records.everything(), records.journal.all(), zone)
    found = find(history, on or today_of(records), lsns=request.app.state.has_six)
    return Signals.model_validate(as_json(found, ENGLISH))
