"""The map as a whole: what belongs to it, what it measures, what it says, how it was."""

from datetime import date, datetime
from typing import Any

from fastapi.responses import PlainTextResponse

from api.deps import OnceKey, Reading, Writing, today_of
from api.routing import Router
from api.schemas.things import Connection, Saved, Strict, Tie
from core.errors import BadInput
from core.rules.changes import rebuild
from core.rules.measures import as_json, measure
from core.rules.speech import ENGLISH
from core.rules.tellings import as_text
from core.rules.words import tell
from core.services import answering, arranging, mapping

router = Router(prefix="/map", tags=["map"])


class Me(Strict):
    """The person's own situation, all of it optional."""

    lives_alone: bool | None = None
    long_term_illness: bool | None = None
    housing: str | None = None
    education: str | None = None


class Sheet(Strict):
    """What belongs to the map as a whole."""

    everyone_listed: bool | None
    confirmed_on: date | None
    plan: list[int]
    me: Me | None
    version: int


class Moment(Strict):
    """The map at one moment."""

    connections: list[Connection]
    ties: list[Tie]


class Confirmed(Strict):
    """The person says the map is right; perhaps also that this is everyone."""

    everyone_listed: bool | None = None


@router.get("")
def get_sheet(records: Reading) -> Sheet:
    """What belongs to the map as a whole."""
    sheet = records.sheet()
    me = None if sheet.me is None else Me(**{n: getattr(sheet.me, n) for n in Me.model_fields})
    return Sheet(
        everyone_listed=sheet.everyone_listed,
        confirmed_on=sheet.confirmed_on,
        plan=list(sheet.plan),
        me=me,
        version=sheet.version,
    )


@router.post("/confirm")
def confirm(records: Writing, key: OnceKey, said: Confirmed) -> Saved:
    """Say that the map is right today."""
    saved = mapping.confirm(
        records, key, today=today_of(records), everyone_listed=said.everyone_listed
    )
    return Saved(entry=saved.entry_id)


@router.put("/me")
def describe_me(records: Writing, key: OnceKey, me: Me) -> Saved:
    """Say something about one's own situation."""
    saved = answering.describe_me(
        records,
        key,
        lives_alone=me.lives_alone,
        long_term_illness=me.long_term_illness,
        housing=me.housing or "",
        education=me.education or "",
    )
    return Saved(entry=saved.entry_id)


@router.post("/tidy")
def tidy(records: Writing, key: OnceKey) -> Saved:
    """Arrange the whole map anew."""
    return Saved(entry=arranging.tidy(records, key).entry_id)


@router.get("/at/{moment}")
def at(records: Reading, moment: datetime) -> Moment:
    """The map as it stood at a moment, rebuilt from the journal."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=records.now.tzinfo)
    then = rebuild(records.journal.all(), until=aware)
    return Moment(
        connections=[Connection.of(item) for item in then.connections.values()],
        ties=[Tie.of(tie) for tie in then.ties.values()],
    )


@router.get("/measures")
def measures(records: Reading, on: date | None = None) -> dict[str, Any]:
    """The measures of the map; undefined is `null`."""
    if on is not None and on.year < 1900:
        raise BadInput("on", "date")
    return as_json(measure(records.everything(), on or today_of(records)))


@router.get("/words", response_class=PlainTextResponse)
def words(records: Reading) -> str:
    """The map told in words."""
    return as_text(tell(records.everything(), today_of(records), ENGLISH))
