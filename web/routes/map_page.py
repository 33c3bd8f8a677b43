"""My map: drawn, one kind at a time, and in words."""

from datetime import timedelta

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput
from core.gate import Records
from core.rules import drawing, tidying
from core.rules.facts import NetworkMap
from core.rules.labels import names
from core.rules.vocabulary import Kind
from core.rules.words import tell
from core.services.arranging import move, tidy
from core.services.mapping import confirm
from web.deps import Reading, Writing, today
from web.forms import PostedForm
from web.render import done, page, speech, to_page
from web.routing import Router

router = Router(prefix="/map")
MOST_FOR_ALL_LINES = 12


@router.get("")
def show(  # noqa: PLR0913, PLR0917 - each is a part of the address
    request: Request,
    records: Reading,
    focus: str = "",
    view: str = "",
    show: str = "",
    feel: str = "",
    lines: str = "",
) -> Response:
    """The map, or one kind of it."""
    map_ = records.picture()
    if show in set(Kind):
        return _one_kind(request, records, map_, Kind(show))
    chosen = _view(request, view)
    picture = drawing.draw(
        map_,
        speech=speech(),
        focus=focus if focus in map_.connections else None,
        view=chosen,
        week=_this_week(request, records),
        show_feel=feel == "on" or (feel != "off" and request.state.choices["show_feel"]),
        lines_for_all=lines == "all",
        drag=not focus,
    )
    return page(
        request,
        "map",
        here="map",
        undo=done(request, records),
        picture=picture,
        focus=map_.connections.get(focus),
        focus_links=_linked_names(map_, focus),
        view=chosen,
        feel=feel,
        lines=lines,
        total=len(map_.here()),
        few=0 < len(map_.here()) <= MOST_FOR_ALL_LINES,
        would_open=tidying.would_open(map_.here(), map_.sheet.plan),
    )


@router.get("/words")
def words(request: Request, records: Reading) -> Response:
    """The map as paragraphs."""
    map_ = records.everything()
    telling = tell(map_, today(request), speech())
    return page(
        request,
        "words",
        here="map",
        undo=done(request, records),
        telling=telling,
        sheet=map_.sheet,
    )


@router.post("/confirm")
def say_right(request: Request, records: Writing, form: PostedForm) -> Response:
    """The map is right as it is, and perhaps this is everyone."""
    everyone = {"yes": True, "no": False}.get(form.text("everyone_listed"))
    saved = confirm(records, form.once, today=today(request), everyone_listed=everyone)
    return to_page("/map/words", saved)


@router.get("/tidy")
def tidy_page(request: Request, records: Reading) -> Response:
    """What tidying would do, before it does it."""
    map_ = records.picture()
    cells, plan = tidying.tidy(map_.here(), map_.ties.values(), map_.sheet.plan)
    picture = drawing.draw(drawing.rearranged(map_, cells, plan), speech=speech(), linked=False)
    return page(request, "tidy", here="map", picture=picture)


@router.post("/tidy")
def tidy_now(records: Writing, form: PostedForm) -> Response:
    """Tidy."""
    return to_page("/map", tidy(records, form.once))


@router.post("/move")
def put_down(records: Writing, form: PostedForm) -> Response:
    """A tile was dragged and put down."""
    try:
        saved = move(
            records, form.once, connection_id=form.text("connection"), cell=form.number("cell")
        )
    except BadInput:
        return to_page("/map")  # put down outside its own area: it stays where it was
    return to_page("/map", saved)


def _linked_names(map_: NetworkMap, focus: str) -> str:
    tied = {tie.other(focus) for tie in map_.ties.values() if focus in {tie.a, tie.b}}
    return names((map_.connections[key] for key in sorted(tied)), speech())


def _view(request: Request, view: str) -> drawing.View:
    if not view and request.state.choices["low_energy"]:
        return drawing.View.CLOSE
    return drawing.View(view) if view in set(drawing.View) else drawing.View.ALL


def _this_week(request: Request, records: Records) -> frozenset[str]:
    since = today(request) - timedelta(days=7)
    return frozenset(one.connection for one in records.contacts(since=since).values())


def _one_kind(request: Request, records: Records, map_: NetworkMap, kind: Kind) -> Response:
    show_feel = request.state.choices["show_feel"]
    picture = drawing.draw_kind(map_, kind, speech=speech(), show_feel=show_feel)
    return page(
        request,
        "map-kind",
        here="map",
        undo=done(request, records),
        picture=picture,
        kind=kind,
    )
