"""Every page there is, by the words a test calls it, and how to come to it."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys.server import BREAKS, FROM_HERE, INVITED

FOCUS = "00000000-0000-4000-8000-000000000000"  # nobody's
TWO_INTERVIEWS = {
    "A_ego.csv": "networkCanvasEgoUUID,networkCanvasCaseID\ne1,Ann\n",
    "A_attributeList_Person.csv": (
        "networkCanvasEgoUUID,networkCanvasUUID,name,closeness\ne1,n1,Mo,very close\ne1,n2,Sam,far\n"
    ),
    "A_edgeList_Friendship.csv": (
        "networkCanvasEgoUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\ne1,n1,n2\n"
    ),
    "B_ego.csv": "networkCanvasEgoUUID,networkCanvasCaseID\ne2,Bo\n",
    "B_attributeList_Person.csv": "networkCanvasEgoUUID,networkCanvasUUID,name\ne2,n3,Kim\n",
}


@dataclass(frozen=True, slots=True)
class Way:
    """How to come to a page: an address, or what to do once there."""

    path: str
    then: Callable | None = None
    status: int = 200
    signed_in: bool = True


def presses(words: str, **typed: str) -> Callable:
    """Fill fields in by name, then press a button."""

    def then(page) -> None:
        for name, text in typed.items():
            page.locator(f"[name={name}]").fill(text)
        page.get_by_role("main").get_by_role("button", name=words, exact=True).first.click()

    return then


def brings(file: bytes, *links: str) -> Callable:
    """Look inside a file, then follow links."""

    def then(page) -> None:
        page.get_by_label("Choose a file").set_input_files(
            {"name": "file", "mimeType": "application/octet-stream", "buffer": file}
        )
        presses("Look inside")(page)
        for link in links:
            page.get_by_role("link", name=link).click()

    return then


def zipped(files: dict[str, str]) -> bytes:
    """A zip of text files."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return raw.getvalue()


def _quiet_until_no_day(page) -> None:
    page.get_by_text("Quiet until another day").click()
    presses("Be quiet until then")(page)


def _invites(page) -> None:
    page.locator("label.choice").filter(has=page.get_by_text("Peer worker", exact=True)).click()
    presses("Make a link", name="Pat")(page)


def _asks_to_remove(page) -> None:
    page.get_by_role("link", name="Remove").first.click()


MAP_FILE = b"""{"format": "kith-map", "version": 1, "connections":
  [{"id": "0b6a7c1e-0000-4000-8000-000000000001", "kind": "person", "name": "Mo"}]}"""
SHEETS = ("details", "received", "given", "notes", "health", "standing")
SIGNED_OUT = {
    "welcome": Way("/"),
    "start": Way("/start"),
    "start, too short": Way("/start", presses("Make my map", nickname="Jo", passphrase="x"), 422),
    "sign in": Way("/sign-in"),
    "sign in, wrong": Way("/sign-in", presses("Sign in", name="nobody", passphrase="x"), 422),
    "recovery code": Way("/sign-in/code"),
    "recovery code, wrong": Way("/sign-in/code", presses("Come back in", code="x"), 422),
    "help": Way("/help"),
    "work, sign in": Way("/staff/sign-in"),
    "work, sign in, wrong": Way("/staff/sign-in", presses("Sign in", name="nobody"), 422),
    "work, locked": Way("/staff/unlock"),
    "join": Way(INVITED),
    "join, wrong code": Way(
        INVITED, presses("Join", passphrase="four plain words here", code="0"), 422
    ),
    "cover": Way("/kitchen-measures"),
    "nothing there": Way("/nothing", status=404),
    "broken": Way(BREAKS, status=500),
}
ITEMS = {
    f"{kind}, {what}": Way(f"/connections/{{{kind}}}{path}")
    for kind in ("person", "place", "activity")
    for what, path in (
        ("item", ""),
        ("links", "/links"),
        ("contacts", "/contacts"),
        ("remove", "/remove"),
    )
}
EDITS = {f"edit {sheet}": Way(f"/connections/{{person}}/edit/{sheet}") for sheet in SHEETS}
PLAIN = {
    "today": Way("/today"),
    "list": Way("/list"),
    "list of one kind": Way("/list?show=place"),
    "list, gone": Way("/list?show=gone"),
    "list, no match": Way("/list?q=zzz"),
    "saw": Way("/saw"),
    "add": Way("/add"),
    "add a person": Way("/add/person"),
    "add a place": Way("/add/place"),
    "add an activity": Way("/add/activity"),
    "add, no name": Way("/add/person", presses("Save"), 422),
    "map": Way("/map"),
    "map with feel": Way("/map?feel=on"),
    "map, close": Way("/map?view=close"),
    "map with a focus": Way("/map?focus={person}"),
    "people alone": Way("/map?show=person"),
    "places alone": Way("/map?show=place"),
    "activities alone": Way("/map?show=activity"),
    "words": Way("/map/words"),
    "tidy": Way("/map/tidy"),
    "picture": Way("/picture"),
    "picture, more detail": Way("/picture/detail"),
    "then": Way("/then"),
    "then, not yet": Way("/then?on=2999-01-01", status=422),
    "week": Way("/week"),
    "prompts": Way("/prompts"),
    "prompts, quiet until no day": Way("/prompts", _quiet_until_no_day, 422),
    "prompts, past": Way("/prompts/past"),
    "history": Way("/history"),
    "more": Way("/more"),
    "help, signed in": Way("/help"),
    "data": Way("/data"),
    "data without a file": Way("/data", presses("Look inside"), 422),
    "data, no map": Way("/data", brings(b"no map at all"), 422),
    "incoming": Way("/data", brings(MAP_FILE)),
    "interviews": Way("/data", brings(zipped(TWO_INTERVIEWS))),
    "columns": Way("/data", brings(zipped(TWO_INTERVIEWS), "Ann")),
    "by e-mail": Way("/prompts/email"),
    "questions": Way("/questions"),
    "questions, one": Way("/questions/one"),
    "question, nothing chosen": Way("/questions/one", presses("Save"), 422),
    "questions, three": Way("/questions/three"),
    "questions, six": Way("/questions/six", status=404),
    "settings": Way("/settings"),
    "about me": Way("/settings/me"),
    "sign-ins": Way("/settings/sign-ins"),
    "passphrase": Way("/settings/passphrase"),
    "passphrase, wrong": Way("/settings/passphrase", presses("Change it", current="x"), 422),
    "keys": Way("/settings/keys"),
    "keys, no name": Way("/settings/keys", presses("Make a key"), 422),
    "keep": Way("/start/keep"),
    "edit, no name": Way("/connections/{person}/edit/details", presses("Save", name=""), 422),
    "nobody there": Way(f"/connections/{FOCUS}", status=404),
}
SIGNED_IN = {**PLAIN, **ITEMS, **EDITS}


AT_WORK = {  # by who sees it
    "peer": {
        "my people": Way("/staff"),
        "my code": Way("/staff/code"),
        "my code, made": Way("/staff/code", presses("Make a code")),
        "more, at work": Way("/staff/more"),
        "passphrase, at work": Way("/staff/passphrase"),
        "passphrase, at work, wrong": Way(
            "/staff/passphrase", presses("Change it", current="x"), 422
        ),
        "nothing there, at work": Way("/today", status=404),
        "help, at work": Way("/help"),
    },
    "practitioner": {"shared with me": Way("/staff")},
    "admin": {
        "workers": Way("/admin/workers"),
        "workers, no name": Way("/admin/workers", presses("Make a link"), 422),
        "workers, invited": Way("/admin/workers", _invites),
        "workers, remove": Way("/admin/workers", _asks_to_remove),
        "teams": Way("/admin/teams"),
        "teams, no name": Way("/admin/teams", presses("Add"), 422),
        "teams, one": Way("/admin/teams", presses("Add", name="North")),
        "help lines": Way("/admin/help-lines"),
        "help lines, wrong": Way(
            "/admin/help-lines", presses("Save", **{"number-1": "call me"}), 422
        ),
        "activities": Way("/admin/activities"),
        "activities, no list": Way("/admin/activities", brings(b"x"), 422),
        "activities, looked at": Way("/admin/activities", brings(b"name,place\nChoir,Hall\n")),
        "activities, wrong": Way("/admin/activities", brings(b"name,place\n,Hall\n"), 422),
        "more, of an admin": Way("/staff/more"),
    },
}
NO_PAGES = {
    "/static/{mark}/{name}",
    "/manifest.webmanifest",
    "/healthz",
    "/sw.js",
    "/robots.txt",
    "/data/file",
    "/admin/activities/file",
}


def walk(served, page, way: Way) -> None:
    """Come to a page."""
    path = re.sub(r"{(\w+)}", lambda found: first_of(served, page, found[1]), way.path)
    status = page.goto(served.url + path).status
    if way.then:
        with page.expect_navigation() as going:
            way.then(page)
        status = going.value.status
    assert status == way.status, (page.url, status)


def first_of(served, page, kind: str) -> str:
    """The first connection of a kind on the list."""
    found = page.context.request.get(f"{served.url}/list?show={kind}", headers=FROM_HERE).text()
    return re.findall(r'href="/connections/([-0-9a-f]+)"', found)[0]
