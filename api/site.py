"""The JSON site: resources under one path, and one shape for every refusal."""

import logging
import secrets
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.routes import (
    answers,
    connections,
    contacts,
    files,
    journal,
    map_,
    picture,
    prompts,
    settings,
    signals,
    ties,
)
from core.errors import (
    BadFile,
    BadInput,
    CannotUndo,
    Changed,
    KithError,
    NotAllowed,
    NotSignedIn,
    NotVisible,
    UsedDifferently,
    VersionNeeded,
)
from core.gate import Gate

log = logging.getLogger("kith.api")
_STATUS: dict[type[KithError], int] = {
    NotSignedIn: 401,
    NotAllowed: 403,
    NotVisible: 404,
    BadInput: 422,
    BadFile: 422,
    CannotUndo: 409,
    Changed: 412,
    UsedDifferently: 422,
    VersionNeeded: 428,
}
_SAYS = {
    "not_signed_in": "Send a key made in Settings as `Authorization: Bearer …`.",
    "not_allowed": "This is not yours to change.",
    "not_visible": "There is nothing here.",
    "bad_input": "One field cannot be taken as it is; `field` and `problem` say which and why.",
    "bad_file": "The file cannot be read; `problem` says why.",
    "cannot_undo": "That cannot be undone any more; `reason` says why.",
    "changed": "It changed since you read it. Read it again, then send your change on top of that.",
    "version_needed": "Say in If-Match which version you read; its ETag told you.",
    "used_differently": "This Idempotency-Key was used for another request. Send a new one.",
}


def make_api(gate: Gate, *, has_six: bool = False) -> FastAPI:
    """The API as an app of its own, so that it shares nothing with the pages but the gate.

    ``has_six``: the deployment brought the six questions of LSNS-6.
    """
    api = FastAPI(
        title="Kith",
        version="1",
        description="A person's own map, for programs of their own. Nothing here opens another's.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    api.state.gate = gate
    api.state.has_six = has_six
    for module in (
        *(map_, connections, ties, contacts, answers, picture, signals),
        *(journal, files, settings, prompts),
    ):
        api.include_router(module.router)
    api.add_exception_handler(KithError, _refused)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(Exception, _broken)
    return api


def _answer(status: int, code: str, says: str, **facts: Any) -> JSONResponse:
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return JSONResponse({"error": code, "says": says, **facts}, status, headers=headers)


async def _refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, KithError)  # noqa: S101 - registered for this class
    facts = {key: value for key, value in error.facts.items() if isinstance(value, str | int)}
    says = _SAYS.get(error.code, "That did not work.")
    return _answer(_STATUS.get(type(error), 400), error.code, says, **facts)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"])
    return _answer(422, "bad_input", _SAYS["bad_input"], field=where, problem=first["type"])


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    if error.status_code == 405:
        return _answer(405, "not_allowed", "That cannot be done here.")
    if error.status_code == 404:
        return _answer(404, "not_visible", _SAYS["not_visible"])
    if error.status_code == 413:
        return _answer(413, "too_large", "That is too large. A map file is at most 5 MB.")
    return _answer(error.status_code, "bad_input", "That cannot be read. Send JSON in UTF-8.")


async def _broken(_request: Request, error: Exception) -> JSONResponse:
    reference = secrets.token_hex(4)
    log.error("broken %s %s", reference, type(error).__name__)
    return _answer(500, "broken", "Something broke on our side.", reference=reference)
