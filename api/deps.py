"""Bearer token → viewer → records, as resources ask for them. Cookies are never looked at."""

from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from core.access.viewer import Viewer
from core.errors import BadInput, NotSignedIn, VersionNeeded
from core.gate import Gate, OpenRecords, Records
from core.one_go import Opening
from core.rules.choices import choices_of

bearer = HTTPBearer(auto_error=False, description="A key the person made in Settings.")


async def gate(request: Request) -> Gate:
    """The door to data. Async, for a thread of its own would cost more than the work."""
    found: Gate = request.app.state.gate
    return found


CurrentGate = Annotated[Gate, Depends(gate)]


def viewer(
    gate_: CurrentGate, given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> Viewer:
    """Whose key it is.

    Raises:
        NotSignedIn: none, or it ended.
    """
    if given is None:
        raise NotSignedIn
    return gate_.viewer_of_bearer(given.credentials)


CurrentViewer = Annotated[Viewer, Depends(viewer)]


async def own_reading(viewer_: CurrentViewer, gate_: CurrentGate) -> Opening[Records]:
    """The person's own map, to read."""
    return Opening(lambda: gate_.reading(viewer_))


async def own_writing(viewer_: CurrentViewer, gate_: CurrentGate) -> Opening[OpenRecords]:
    """The person's own map, to change; committed before the answer leaves."""
    return Opening(lambda: gate_.writing(viewer_))


# what a resource gets is opened by then (api.routing)
Reading = Annotated[Records, Depends(own_reading)]
Writing = Annotated[OpenRecords, Depends(own_writing)]


async def once_key(
    idempotency_key: Annotated[
        str,
        Header(
            min_length=1,
            max_length=64,
            description="Any new string. The same key with the same request does it once.",
        ),
    ],
) -> str:
    """The idempotency key every write carries."""
    return idempotency_key


OnceKey = Annotated[str, Depends(once_key)]


async def wanted_version(
    if_match: Annotated[
        str | None,
        Header(description='Needed: the version you read, such as `"3"`, from its ETag.'),
    ] = None,
) -> int:
    """The version a change is based on (RFC 9110, If-Match).

    Raises:
        VersionNeeded: none is said.
        BadInput: not a version.
    """
    if if_match is None:
        raise VersionNeeded
    bare = if_match.strip().removeprefix("W/").strip('"')
    if not bare.isascii() or not bare.isdigit() or len(bare) > 9:
        raise BadInput("If-Match", "choice")
    return int(bare)


WantedVersion = Annotated[int, Depends(wanted_version)]


def today_of(records: Records) -> date:
    """The person's own day."""
    zone = ZoneInfo(choices_of(records.sheet().settings)["time_zone"])
    moment: datetime = records.now
    return moment.astimezone(zone).date()
