"""The human site: its routers, and what it says when something goes wrong."""

import logging
import secrets

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from core.errors import (
    BadInput,
    CannotUndo,
    Changed,
    KithError,
    Locked,
    NotAllowed,
    NotSignedIn,
    NotVisible,
    UsedDifferently,
    WrongKey,
)
from web.deps import admin, person, receiver, viewer, worker
from web.forms import reading_form
from web.lapsed import door_for, lapsed_page
from web.render import page, speech, wants_part
from web.routes import (
    add,
    admin_lists,
    admin_workers,
    channels,
    data,
    files,
    help_now,
    history,
    item,
    leaving,
    listing,
    map_page,
    more,
    passkeys,
    picture,
    prompts,
    questions,
    saw,
    settings,
    sign_in,
    staff,
    staff_door,
    start,
    then_and_now,
    today,
    week,
)
from web.security import BodyTooLarge
from web.sentences import sentence

PUBLIC = (
    files.router,
    help_now.router,
    leaving.router,
    passkeys.public,
    sign_in.router,
    staff_door.router,
    start.public,
)
PRIVATE = (  # what is opened most comes first: routes are tried one after the other
    today.router,
    listing.router,
    map_page.router,
    item.router,
    saw.router,
    add.router,
    more.router,
    channels.router,
    week.router,
    picture.router,
    data.router,
    history.router,
    prompts.router,
    questions.router,
    settings.router,
    start.router,
    then_and_now.router,
)
STAFF = (staff.router,)
RECEIVING = (staff.receiving,)
ADMIN = (admin_workers.router, admin_lists.router)
ANYBODY = (passkeys.router,)
# who may come by which routes; a route of another group is not here for them
GROUPS = (
    (PRIVATE, person),
    (STAFF, worker),
    (RECEIVING, receiver),
    (ADMIN, admin),
    (ANYBODY, viewer),
)
log = logging.getLogger("kith.web")


def add_site(app: FastAPI) -> None:
    """Put the pages on the app: public ones by name, everything else behind the viewer's role."""
    # not one router inside another: FastAPI would try every route of both, twice
    for routers, who in GROUPS:
        for router in routers:
            app.include_router(router, dependencies=[Depends(who)])
    for router in PUBLIC:
        app.include_router(router)
    app.add_exception_handler(KithError, _refused)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(BodyTooLarge, _too_large)
    app.add_exception_handler(Exception, _broken)


_STATUS: dict[type[KithError], int] = {
    NotVisible: 404,
    NotAllowed: 403,
    BadInput: 422,
    CannotUndo: 409,
    Changed: 409,
    UsedDifferently: 409,
    WrongKey: 401,
}


async def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, NotSignedIn):
        return await _not_signed_in(request, locked=isinstance(error, Locked))
    if isinstance(error, NotVisible):
        return not_here(request)
    assert isinstance(error, KithError)  # noqa: S101 - registered for this class
    log.info("refused %s %s", error.code, request.scope.get("path", "").split("/")[1:2])
    return page(
        request,
        "refused",
        status=_STATUS.get(type(error), 400),
        says=sentence(error, speech()),
        back=_same_site_path(request),
    )


async def _not_signed_in(request: Request, *, locked: bool) -> Response:
    """To the sign-in page; words that were being saved come along (nothing typed is lost)."""
    if request.method != "POST":
        return _to_sign_in(request, door_for(request, locked=locked))
    async with reading_form(request) as form:
        return lapsed_page(request, form, locked=locked)


def _to_sign_in(request: Request, door: str) -> Response:
    if wants_part(request):
        return Response(status_code=401, headers={"HX-Redirect": door})
    return RedirectResponse(door, 303)


def not_here(request: Request) -> HTMLResponse:
    """One answer for what does not exist and for what is not this viewer's."""
    return page(request, "not-here", status=404)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    if error.status_code in {404, 405}:
        return not_here(request)
    return page(
        request,
        "refused",
        status=error.status_code,
        says=speech().gettext("That could not be read. Please go back and try once more."),
        back="/",
    )


async def _unreadable(request: Request, _error: Exception) -> Response:
    """An address that makes no sense is not here; what was sent is never sent back."""
    if request.method in {"GET", "HEAD"}:
        return not_here(request)
    says = speech().gettext("That could not be read. Please go back and try once more.")
    return page(request, "refused", status=422, says=says, back="/")


async def _too_large(request: Request, _error: Exception) -> Response:
    says = speech().gettext("That is too large to take in. A map file is at most 5 MB.")
    return page(request, "refused", status=413, says=says, back="/data")


async def _broken(request: Request, error: Exception) -> Response:
    reference = secrets.token_hex(4)
    # the kind of error and where, never its words: they may hold somebody's
    log.error("broken %s %s", reference, _where(error))
    return page(request, "broken", status=500, reference=reference)


def _where(error: BaseException) -> str:
    trace, frames = error.__traceback__, []
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(frames[-6:])}"


def _same_site_path(request: Request) -> str:
    path = request.url.path
    return path if request.method == "GET" else path.rsplit("/", 1)[0] or "/"
