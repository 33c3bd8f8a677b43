"""The whole map as one file, out and in."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import Depends, Request, Response

from api.deps import OnceKey, Reading, Writing
from api.routing import Router
from api.schemas.things import Connection, Saved, Strict
from core.files.map_file import read_map_file
from core.services import carrying

router = Router(tags=["files"])
FILE_NAME = "my-map.json"
_BODY: Mapping[str, Any] = MappingProxyType(
    {
        "requestBody": {
            "required": True,
            "description": "A map file.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        }
    }
)


async def as_sent(request: Request) -> bytes:
    """The body untouched: the reader of map files knows best what is wrong with it."""
    return await request.body()


MapFileBody = Annotated[bytes, Depends(as_sent)]


class Incoming(Strict):
    """What bringing a file in would do."""

    new: list[Connection]
    already: list[str]
    ties: int
    contacts: int
    answers: int
    entries: int


@router.get("/export", response_class=Response)
def export(records: Reading) -> Response:
    """The map file: everything, journal included."""
    return Response(
        carrying.take_away(records),
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
    )


@router.post("/import/dry-run", openapi_extra=dict(_BODY))
def dry_run(records: Reading, content: MapFileBody) -> Incoming:
    """What a map file would add; nothing is changed."""
    found = carrying.look_at(records, read_map_file(content))
    return Incoming(
        new=[Connection.of(item) for item in found.new],
        already=[item.id for item in found.already],
        ties=found.ties,
        contacts=found.contacts,
        answers=found.answers,
        entries=found.entries,
    )


@router.post("/import", openapi_extra=dict(_BODY))
def bring_in(records: Writing, key: OnceKey, content: MapFileBody) -> Saved:
    """Add what a map file has and the map has not."""
    saved = carrying.bring_in(records, key, file=read_map_file(content))
    return Saved(entry=saved.entry_id)
