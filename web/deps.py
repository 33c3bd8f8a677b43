"""Cookie → viewer → records, as pages ask for them."""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from fastapi import Depends, Request

from core.access.viewer import Role, Viewer
from core.errors import NotSignedIn, NotVisible
from core.gate import Gate, OpenRecords, Records
from core.one_go import Opening
from core.rules.choices import choices_of
from core.services.passkeys import Site
from core.services.passphrases import Hasher
from web.house import House

SomeRecords = TypeVar("SomeRecords", bound=Records)


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
        Locked: a worker who has to show who they are.
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


# each says who may come by a group of routes; for everybody else the page is not here


async def person(viewer_: CurrentViewer) -> Viewer:
    """Somebody with a map of their own.

    Raises:
        NotVisible: somebody else.
    """
    return _one_of(viewer_, Role.PERSON)


async def worker(viewer_: CurrentViewer) -> Viewer:
    """Somebody who works for an organisation.

    Raises:
        NotVisible: somebody else.
    """
    return _one_of(viewer_, *(role for role in Role if role.works))


async def receiver(viewer_: CurrentViewer) -> Viewer:
    """Somebody a person may share something with.

    Raises:
        NotVisible: somebody else.
    """
    return _one_of(viewer_, *(role for role in Role if role.can_receive))


async def admin(viewer_: CurrentViewer) -> Viewer:
    """An organisation's admin.

    Raises:
        NotVisible: somebody else.
    """
    return _one_of(viewer_, Role.ADMIN)


def _one_of(viewer_: Viewer, *roles: Role) -> Viewer:
    if viewer_.role not in roles:
        raise NotVisible
    return viewer_


async def own_reading(
    request: Request, viewer_: CurrentViewer, gate_: CurrentGate
) -> Opening[Records]:
    """The person's own map, to read."""
    return Opening(lambda: _remembering(request, gate_.reading(viewer_)))


async def own_writing(
    request: Request, viewer_: CurrentViewer, gate_: CurrentGate
) -> Opening[OpenRecords]:
    """The person's own map, to change; committed before the answer leaves."""
    return Opening(lambda: _remembering(request, gate_.writing(viewer_)))


# what a route gets is opened by then (web.routing)
Reading = Annotated[Records, Depends(own_reading)]
Writing = Annotated[OpenRecords, Depends(own_writing)]


@contextmanager
def _remembering(
    request: Request, opening: AbstractContextManager[SomeRecords]
) -> Generator[SomeRecords]:
    with opening as records:
        _remember_choices(request, records)
        yield records


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
