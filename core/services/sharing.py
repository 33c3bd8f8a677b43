"""Sharing by consent: saying yes to one worker, less, resting, stopping; and how it all stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.access import agreeing
from core.access.agreeing import Log, Wanted
from core.access.grants import DEFAULT_DAYS, Event, Grant, Part, Purpose
from core.errors import BadInput, NotVisible
from core.services.once import once
from core.store.consenting import ConsentRecords
from core.store.desk import Saved
from core.store.recipients import Known
from core.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """What was ticked, as a form or a program says it."""

    parts: tuple[str, ...]
    purpose: str
    names: tuple[str, ...] = ()
    days: int = DEFAULT_DAYS
    wording: int = 1
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Shown:
    """One grant as its owner reads it. Names are those the person saw when it began."""

    grant: Grant
    name: str
    organisation: str


@once
def meet(records: ConsentRecords, *, worker: str) -> Saved:
    """The worker's one-time code was just entered: they are here together.

    Raises:
        NotVisible: nobody to share with.
    """
    known = _known(records, worker)
    return _saved(records, agreeing.meet(records.agreed.log(), known.to), known, worker)


@once
def give(
    records: ConsentRecords,
    *,
    worker: str,
    ticked: Ticked,
    asked: str | None = None,
) -> Saved:
    """Share some parts with one worker until an end. ``asked``: the grant they asked for.

    Raises:
        BadInput: nothing ticked, a part or purpose there is not, or too long a time.
        NotVisible: nobody to share with, or nothing was asked under that id.
    """
    known = _known(records, worker)
    wanted = wanted_of(records, ticked)
    log = records.agreed.log()
    if asked is not None and log.state(asked).to != known.to:
        raise NotVisible
    grant = asked or records.new_id()
    return _saved(records, agreeing.give(log, grant, known.to, wanted), known, grant)


@once
def narrow(
    records: ConsentRecords,
    *,
    grant: str,
    parts: Sequence[str],
    names: Sequence[str] = (),
    ends_at: datetime | None = None,
) -> Saved:
    """Leave something out of a grant, or end it sooner. More needs a new yes.

    Raises:
        BadInput: a part there is not.
        NotVisible: no such grant, or it is over.
    """
    log = records.agreed.log()
    events = agreeing.narrow(log, grant, _parts(parts), frozenset(names), ends_at)
    return _saved(records, events, None, grant)


@once
def pause(records: ConsentRecords, *, grant: str) -> Saved:
    """Nothing of it is seen until the person goes on.

    Raises:
        NotVisible: no such grant, or it is over.
    """
    return _saved(records, agreeing.pause(records.agreed.log(), grant), None, grant)


@once
def resume(records: ConsentRecords, *, grant: str) -> Saved:
    """Go on as agreed.

    Raises:
        NotVisible: no such grant, or it does not rest.
    """
    return _saved(records, agreeing.resume(records.agreed.log(), grant), None, grant)


@once
def stop(records: ConsentRecords, *, grant: str) -> Saved:
    """Withdraw, cancel or say no. It is over with this transaction.

    Raises:
        NotVisible: no such grant.
    """
    return _saved(records, agreeing.stop(records.agreed.log(), grant), None, grant)


@once
def stop_all(records: ConsentRecords) -> Saved:
    """Withdraw everything."""
    return _saved(records, agreeing.stop_all(records.agreed.log()), None, None)


def all_grants(records: Records, floor: datetime | None) -> tuple[Shown, ...]:
    """Every grant there ever was, newest first, for its owner to read."""
    shown = records.consents.shown_as()
    states = Log(records.consents.events(), records.now, floor).states()
    return tuple(Shown(one, *shown.get(one.id, ("", ""))) for one in reversed(states))


def wanted_of(records: Records, ticked: Ticked) -> Wanted:
    """What was ticked, checked; also for the preview. Names not on the map, or hidden, are out.

    Raises:
        BadInput: a part or a purpose there is not.
    """
    there = records.connections()
    seen = (one for one in ticked.names if one in there and not there[one].just_for_me)
    return Wanted(
        parts=_parts(ticked.parts),
        names=frozenset(seen),
        purpose=_purpose(ticked.purpose),
        days=ticked.days,
        wording=ticked.wording,
        language=ticked.language,
    )


def _known(records: ConsentRecords, worker: str) -> Known:
    known = records.find(worker)
    if known is None:
        raise NotVisible
    return known


def _parts(raw: Iterable[str]) -> frozenset[Part]:
    try:
        return frozenset(map(Part, raw))
    except ValueError:
        raise BadInput("parts", "choice") from None


def _purpose(raw: str) -> Purpose:
    try:
        return Purpose(raw)
    except ValueError:
        raise BadInput("purpose", "choice") from None


def _saved(
    records: ConsentRecords, events: Iterable[Event], known: Known | None, thing: str | None
) -> Saved:
    records.agreed.add(events, known)
    return Saved(None, thing)
