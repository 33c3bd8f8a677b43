"""People, places and activities."""

from fastapi import Response, status

from api.deps import OnceKey, Reading, WantedVersion, Writing, today_of
from api.routing import Router
from api.schemas.things import Connection, ConnectionFields, NewConnection, Saved
from core.errors import BadInput
from core.rules.placing import Direction
from core.rules.vocabulary import Kind
from core.services import arranging, mapping

router = Router(prefix="/connections", tags=["connections"])


@router.get("")
def list_connections(records: Reading, kind: Kind | None = None) -> list[Connection]:
    """Every connection, whatever its standing, by id."""
    items = records.connections().values()
    return [Connection.of(item) for item in items if kind in {None, item.kind}]


@router.post("", status_code=status.HTTP_201_CREATED)
def add_connection(
    records: Writing, key: OnceKey, new: NewConnection, response: Response
) -> Connection:
    """Put one on the map. A name and a kind are enough."""
    saved = mapping.add_connection(
        records,
        key,
        kind=new.kind,
        today=today_of(records),
        values=new.given(),
        with_=tuple(new.with_),
        at=tuple(new.at),
    )
    response.headers["Location"] = f"/api/v1/connections/{saved.thing_id}"
    return _tagged(Connection.of(records.connection(str(saved.thing_id))), response)


@router.get("/{connection_id}")
def get_connection(records: Reading, connection_id: str, response: Response) -> Connection:
    """One connection; its ETag is the version a change needs."""
    return _tagged(Connection.of(records.connection(connection_id)), response)


@router.patch("/{connection_id}")
def edit_connection(
    records: Writing,
    key: OnceKey,
    version: WantedVersion,
    connection_id: str,
    wanted: ConnectionFields,
    response: Response,
) -> Connection:
    """Change the fields that are sent; `null` means "not said"."""
    mapping.edit_connection(
        records,
        key,
        connection_id=connection_id,
        values=wanted.given(),
        version=version,
        today=today_of(records),
    )
    return _tagged(Connection.of(records.connection(connection_id)), response)


@router.delete("/{connection_id}")
def remove_connection(
    records: Writing, key: OnceKey, version: WantedVersion, connection_id: str
) -> Saved:
    """Take it off the map, with its ties and contacts."""
    saved = mapping.remove_connection(records, key, connection_id=connection_id, version=version)
    return Saved(entry=saved.entry_id, id=saved.thing_id)


@router.post("/{connection_id}/move")
def move(
    records: Writing,
    key: OnceKey,
    connection_id: str,
    direction: Direction | None = None,
    cell: int | None = None,
) -> Saved:
    """Move its tile: one step in a direction, or to a cell."""
    if (direction is None) == (cell is None):
        raise BadInput("direction", "choice")
    if direction is not None:
        saved = arranging.nudge(records, key, connection_id=connection_id, direction=direction)
    else:
        saved = arranging.move(records, key, connection_id=connection_id, cell=cell or 0)
    return Saved(entry=saved.entry_id, id=saved.thing_id)


def _tagged(item: Connection, response: Response) -> Connection:
    response.headers["ETag"] = f'"{item.version}"'
    return item
