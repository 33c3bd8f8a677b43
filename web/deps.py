"""Cookie → viewer → records, as pages ask for them."""

from collections.abc import Generator
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

from core.access.viewer import Viewer
from core.errors import NotSignedIn
from core.gate import Gate, OpenRecords, Records
from core.rules.choices import choices_of
from core.services.passkeys import Site
from core.services.passphrases import Hasher
from web.house import House


def house(request: Request) -> House:
    """What this deployment is made of."""
    found: House = request.app.state.house
    return found


# async where nothing waits: FastAPI would hand a plain function to a thread, and a page has many
async def _house(request: Request) -> House:
    return house(request)


CurrentHouse = Annotated[House, Depends(_house)]


async def gate(house_: CurrentHouse) -> Gate:
    """The door to data."""
    return house_.gate


CurrentGate = Annotated[Gate, Depends(gate)]


def viewer(request: Request, house_: CurrentHouse) -> Viewer:
    """Who is signed in, by cookie alone.

    Raises:
        NotSignedIn: nobody.
    """
    token = request.cookies.get(house_.cookies.sitting)
    if not token:
        raise NotSignedIn
    found = house_.gate.viewer_of_cookie(token)
    request.state.viewer = found
    return found


CurrentViewer = Annotated[Viewer, Depends(viewer)]


def maybe_viewer(request: Request, house_: CurrentHouse) -> Viewer | None:
    """Who is signed in, or nobody."""
    try:
        return viewer(request, house_)
    except NotSignedIn:
        return None


MaybeViewer = Annotated[Viewer | None, Depends(maybe_viewer)]


def own_reading(request: Request, viewer_: CurrentViewer, gate_: CurrentGate) -> Generator[Records]:
    """The person's own map, to read."""
    with gate_.reading(viewer_) as records:
        _remember_choices(request, records)
        yield records


def own_writing(
    request: Request, viewer_: CurrentViewer, gate_: CurrentGate
) -> Generator[OpenRecords]:
    """The person's own map, to change; committed before the answer leaves."""
    with gate_.writing(viewer_) as records:
        _remember_choices(request, records)
        yield records


# scope="function": with the default, the commit would come after the answer was sent
Reading = Annotated[Records, Depends(own_reading, scope="function")]
Writing = Annotated[OpenRecords, Depends(own_writing, scope="function")]


def _remember_choices(request: Request, records: Records) -> None:
    choices = choices_of(records.sheet().settings)
    request.state.choices = choices
    request.state.today = local(records.now, choices["time_zone"]).date()


def local(moment: datetime, time_zone: str) -> datetime:
    """A moment on the person's own clock."""
    return moment.astimezone(ZoneInfo(time_zone))


def today(request: Request) -> date:
    """The person's own day; after ``Reading`` or ``Writing`` among a route's arguments."""
    found: date = request.state.today
    return found


async def hasher(house_: CurrentHouse) -> Hasher:
    """How passphrases are kept."""
    return house_.hasher


async def site(house_: CurrentHouse) -> Site:
    """Where passkeys belong."""
    return house_.site


CurrentHasher = Annotated[Hasher, Depends(hasher)]
CurrentSite = Annotated[Site, Depends(site)]
