"""Picture: my map in words and shapes; which kind it is like, if I ask; every measure."""

from zoneinfo import ZoneInfo

from fastapi import Request
from fastapi.responses import Response

from core.gate import Records
from core.rules.facts import NetworkMap
from core.rules.labels import word_for
from core.rules.measure_words import measured
from core.rules.measures import measure
from core.rules.picture_words import tell_picture
from core.rules.small_picture import small_picture
from core.rules.type_names import ABOUT
from core.rules.type_over_time import ShownType, shown_type
from core.rules.type_telling import nearness, tell_type
from core.rules.vocabulary import AS_KITH_SAYS, NONE_OF_THESE, NetworkType
from core.services.describing import ask_type, say_own_word, stop_showing_type
from web.deps import Reading, Writing, today
from web.forms import PostedForm
from web.render import done, page, speech, to_page
from web.routing import Router

router = Router(prefix="/picture")
_PART = "/picture#kind"


@router.get("")
def show(request: Request, records: Reading) -> Response:
    """The picture: words, a small drawing, and the type if it was asked for."""
    map_ = records.everything()
    shown = _shown(request, records, map_)
    return page(
        request,
        "picture",
        here="map",
        undo=done(request, records),
        telling=tell_picture(map_, today(request), speech()),
        picture=small_picture(map_, speech()),
        told=None if shown is None else tell_type(shown, speech()),
        kinds=_kinds(),
        leave_it=AS_KITH_SAYS,
        words=[*((name.value, said) for name, said, _ in _kinds()), _none()],
    )


@router.get("/detail")
def detail(request: Request, records: Reading) -> Response:
    """Every measure with formula and source, and the numbers behind the type."""
    map_ = records.everything()
    shown = _shown(request, records, map_)
    near = () if shown is None or shown.own_word else nearness(shown.found, speech())
    rows = measured(measure(map_, today(request)), speech())
    return page(request, "picture-detail", here="map", rows=rows, near=near)


@router.post("/ask")
def ask(request: Request, records: Writing, form: PostedForm) -> Response:
    """Look at the map this way, now."""
    return to_page(_PART, ask_type(records, form.once, today=today(request)))


@router.post("/word")
def own_word(records: Writing, form: PostedForm) -> Response:
    """This is not me: my own word."""
    return to_page(_PART, say_own_word(records, form.once, word=form.text("word")))


@router.post("/stop")
def stop(records: Writing, form: PostedForm) -> Response:
    """Show it no more."""
    return to_page(_PART, stop_showing_type(records, form.once))


def _shown(request: Request, records: Records, map_: NetworkMap) -> ShownType | None:
    if not request.state.choices["show_type"]:
        return None
    zone = ZoneInfo(request.state.choices["time_zone"])
    return shown_type(map_, records.journal.all(), today(request), zone)


def _kinds() -> list[tuple[NetworkType, str, str]]:
    return [(name, word_for(name, speech()), speech().gettext(ABOUT[name])) for name in NetworkType]


def _none() -> tuple[str, str]:
    return NONE_OF_THESE, speech().gettext("none of these")
