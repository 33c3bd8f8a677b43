"""A sign-in that ran out while somebody was writing: the words come along, nothing is lost."""

import re

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from web.forms import Posted
from web.render import page, wants_part

NEVER_KEPT = frozenset({"passphrase", "current", "code"})
_PAGES = {"/sign-in": "sign-in", "/staff/sign-in": "staff-sign-in", "/staff/unlock": "unlock"}
ACTION = "kept.action"
FIELD = "kept."
# browsers read a backslash as a slash and leave out line ends, so only plain letters count
_OUR_PATH = re.compile(r"/([\w.~%-]+(/[\w.~%-]+)*)?", re.ASCII)


def door_for(request: Request, *, locked: bool = False) -> str:
    """Where somebody who is not signed in, or locked, shows who they are."""
    if locked:
        return "/staff/unlock"
    is_staff = request.url.path.startswith(("/staff", "/admin"))
    return "/staff/sign-in" if is_staff else "/sign-in"


def lapsed_page(request: Request, form: Posted, *, locked: bool = False) -> Response:
    """The sign-in page, holding what was typed until it can be saved."""
    door = door_for(request, locked=locked)
    if wants_part(request):
        return HTMLResponse(status_code=401, headers={"HX-Redirect": door})
    return page(
        request,
        _PAGES[door],
        status=401,
        kept=kept_fields(form),
        kept_action=request.url.path,
        says="",
        name="",
        stays=False,
    )


def kept_fields(form: Posted) -> list[tuple[str, str]]:
    """What was typed, as pairs to put into hidden fields; never a passphrase."""
    return [
        (name, value)
        for name, values in form.kept().items()
        if name not in NEVER_KEPT
        for value in values
    ]


def kept_before(form: Posted) -> tuple[str, list[tuple[str, str]]]:
    """The kept action and fields of a sign-in form. Only a path of this site counts as action."""
    action = form.text(ACTION)
    if not _OUR_PATH.fullmatch(action):
        action = ""
    fields = [
        (name.removeprefix(FIELD), value)
        for name, values in form.kept().items()
        if name.startswith(FIELD) and name != ACTION
        for value in values
    ]
    return action, fields
