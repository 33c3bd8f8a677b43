"""Put people, places and activities on the map; change them, link them, take them off."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from core.errors import BadInput, Changed, NotVisible
from core.rules import placing
from core.rules.changes import Action, Change, became, came, edited, went
from core.rules.facts import Connection, Sheet, Tie
from core.rules.fields import read_fields
from core.rules.vocabulary import MOST_CONNECTIONS, Kind, TieKind, TieStrength
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords

# Fields whose change may move the tile: everything else leaves it where it is.
_PLACING = frozenset({"ring", "standing"})


@once
def add_connection(
    records: OpenRecords,
    *,
    kind: Kind,
    today: date,
    values: Mapping[str, Any],
    with_: tuple[str, ...] = (),
    at: tuple[str, ...] = (),
) -> Saved:
    """A new connection with its first values, and its ties to people and places.

    Raises:
        BadInput: a value cannot be taken, or the map is full.
        NotVisible: a connection to link with is not on this map.
    """
    connections = records.connections()
    if len(connections) >= MOST_CONNECTIONS:
        raise BadInput("name", "map_full", most=MOST_CONNECTIONS)
    given = read_fields(kind, values)
    if "name" not in given:
        raise BadInput("name", "missing")
    new = Connection(id=records.new_id(), kind=kind, added_on=today, **given)
    sheet = records.sheet()
    spot = placing.place(new, _drawn(connections), sheet.plan)
    changes = [came(replace(new, cell=spot.cell)), *_plan_change(sheet, spot.plan)]
    for other in dict.fromkeys((*with_, *at)):
        if other not in connections:
            raise NotVisible
        changes.append(came(_tie_between(new, connections[other])))
    return _saved(records, Action.ADDED, changes, new.id)


@once
def edit_connection(
    records: OpenRecords,
    *,
    connection_id: str,
    values: Mapping[str, Any],
    was: Mapping[str, Any] | None = None,
    version: int | None = None,
    today: date,
) -> Saved:
    """Other values for some fields.

    ``was`` holds what the page showed for these fields: one left as it was is not touched, and one
    that meanwhile says something else is not overwritten. ``version`` is stricter, for programs:
    nothing at all may have changed.

    Raises:
        BadInput: a value cannot be taken.
        Changed: somebody changed one of these fields since the page was made.
        NotVisible: not on this map.
    """
    before = records.connection(connection_id)
    shown = read_fields(before.kind, was or {})
    wanted = {
        field: value
        for field, value in read_fields(before.kind, values).items()
        if field not in shown or value != shown[field]
    }
    _refuse_stale(before, version)
    _refuse_overwriting(before, wanted, shown)
    if wanted.get("standing", before.standing) != before.standing:
        wanted.setdefault("standing_since", today)
    after = replace(before, **wanted)
    changes = [became(before, after)]
    if any(getattr(before, name) != getattr(after, name) for name in _PLACING):
        changes = _replaced(records, before, after)
    return _saved(records, Action.EDITED, changes, connection_id)


@once
def remove_connection(
    records: OpenRecords, *, connection_id: str, version: int | None = None
) -> Saved:
    """Take a connection off the map with its ties and contacts; undo brings all of it back.

    Raises:
        Changed: ``version`` is given and it changed since.
        NotVisible: not on this map.
    """
    item = records.connection(connection_id)
    _refuse_stale(item, version)
    ties = [tie for tie in records.ties().values() if connection_id in {tie.a, tie.b}]
    contacts = records.contacts(connection=connection_id).values()
    changes = [*map(went, ties), *map(went, contacts), went(item)]
    return _saved(records, Action.REMOVED, changes, connection_id)


@once
def tie(
    records: OpenRecords,
    *,
    a: str,
    b: str,
    kind: TieKind | None = None,
    strength: TieStrength = TieStrength.YES,
    since: date | None = None,
) -> Saved:
    """Link two connections, or say how sure the link is. Without a kind, the one that fits.

    Raises:
        BadInput: both ends are the same.
        NotVisible: an end is not on this map.
    """
    if a == b:
        raise BadInput("b", "same")
    one, other = records.connection(a), records.connection(b)
    first, second = sorted((one, other), key=lambda item: item.id)
    new = Tie(
        a=first.id, b=second.id, kind=kind or tie_kind(one, other), strength=strength, since=since
    )
    before = records.ties().get(new.id)
    change = came(new) if before is None else became(before, replace(new, version=before.version))
    return _saved(records, Action.TIED, [change], new.id)


@once
def untie(records: OpenRecords, *, tie_id: str) -> Saved:
    """Take a link away.

    Raises:
        NotVisible: no such link.
    """
    held = records.ties().get(tie_id)
    if held is None:
        raise NotVisible
    return _saved(records, Action.UNTIED, [went(held)], tie_id)


@once
def set_ties(records: OpenRecords, *, connection_id: str, others: tuple[str, ...]) -> Saved:
    """Say in one go which connections this one goes with: missing links come, others go.

    Raises:
        NotVisible: one of them is not on this map.
    """
    connections = records.connections()
    if not {connection_id, *others} <= connections.keys():
        raise NotVisible
    item = connections[connection_id]
    held = [link for link in records.ties().values() if connection_id in {link.a, link.b}]
    linked = {link.other(connection_id) for link in held}
    wanted = set(others) - {connection_id}
    changes = [went(link) for link in held if link.other(connection_id) not in wanted]
    changes += [came(_tie_between(item, connections[other])) for other in sorted(wanted - linked)]
    return _saved(records, Action.TIED, changes, connection_id)


@once
def confirm(records: OpenRecords, *, today: date, everyone_listed: bool | None = None) -> Saved:
    """The person says the map is right, and perhaps that this is everyone."""
    sheet = records.sheet()
    said = sheet.everyone_listed if everyone_listed is None else everyone_listed
    change = edited(sheet, confirmed_on=today, everyone_listed=said)
    return _saved(records, Action.CONFIRMED, [change], None)


def tie_kind(one: Connection, other: Connection) -> TieKind:
    """The kind of link two connections usually have.

    Two people know each other; at a place one is *at*; people *do* an activity together; anything
    else goes together.
    """
    kinds = {one.kind, other.kind}
    if kinds == {Kind.PERSON}:
        return TieKind.KNOWS
    if Kind.PLACE in kinds and len(kinds) == 2:
        return TieKind.AT
    if kinds == {Kind.PERSON, Kind.ACTIVITY}:
        return TieKind.DOES_WITH
    return TieKind.GOES_WITH


def _tie_between(one: Connection, other: Connection) -> Tie:
    first, second = sorted((one.id, other.id))
    return Tie(a=first, b=second, kind=tie_kind(one, other))


def _drawn(connections: Mapping[str, Connection], but: str | None = None) -> list[Connection]:
    return [item for item in connections.values() if item.is_here and item.id != but]


def _plan_change(sheet: Sheet, plan: tuple[int, ...]) -> list[Change]:
    return [] if plan == sheet.plan else [edited(sheet, plan=plan)]


def _replaced(records: OpenRecords, before: Connection, after: Connection) -> list[Change]:
    """The change of a connection whose ring or standing is another now: it may need a new cell."""
    if before.ring == after.ring and before.is_here == after.is_here:
        return [became(before, after)]
    if not after.is_here:
        return [became(before, after)]  # it keeps its cell, so that coming back finds it again
    sheet = records.sheet()
    others = _drawn(records.connections(), but=before.id)
    chosen = placing.restore if before.ring == after.ring else placing.place
    spot = chosen(after, others, sheet.plan)
    return [became(before, replace(after, cell=spot.cell)), *_plan_change(sheet, spot.plan)]


def _refuse_stale(now: Connection, version: int | None) -> None:
    if version is not None and version != now.version:
        raise Changed(connection_id=now.id, current={}, wanted={})


def _refuse_overwriting(now: Connection, wanted: Mapping[str, Any], was: Mapping[str, Any]) -> None:
    overtaken = {
        field: getattr(now, field)
        for field in was
        if field in wanted
        and _said(getattr(now, field)) not in (_said(was[field]), _said(wanted[field]))
    }
    if overtaken:
        raise Changed(
            connection_id=now.id,
            current=overtaken,
            wanted={field: wanted[field] for field in overtaken},
        )


def _said(value: Any) -> Any:
    """A page cannot show "nothing said" and "said: none" apart."""
    return None if value == () else value


def _saved(
    records: OpenRecords, action: Action, changes: Iterable[Change], thing_id: str | None
) -> Saved:
    entry = records.write(action, changes)
    return Saved(None if entry is None else entry.id, thing_id)
