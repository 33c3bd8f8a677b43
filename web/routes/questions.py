"""Questions: a few a person may ask themselves, whenever they like, and what changed since."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadInput, NotVisible
from core.gate import OpenRecords, Records, Saved
from core.rules.asking import Ask, answered_on, asks_lonely, asks_three, last_two, says_change
from core.rules.vocabulary import Question
from core.services.answering import answer_lsns, answer_ons, answer_ucla
from web.deps import CurrentHouse, Reading, Writing, local
from web.forms import Posted, PostedForm
from web.house import House
from web.render import done, page, speech, to_page
from web.routing import Router
from web.sentences import sentence

router = Router(prefix="/questions")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One set of questions: its place in addresses, what it asks, and how answers are kept."""

    path: str
    question: Question
    asks: Callable[[House], tuple[Ask, ...]]
    keep: Callable[[OpenRecords, Posted], Saved]


@router.get("")
def show(request: Request, records: Reading, house: CurrentHouse) -> Response:
    """Every question there is, and how the last answer differs from the one before."""
    zone = request.state.choices["time_zone"]
    told = [(sheet, *_told(records, sheet.question, zone)) for sheet in _sheets(house)]
    return page(request, "questions", here="more", undo=done(request, records), told=told)


def _asking(
    request: Request,
    house: House,
    sheet: Sheet,
    typed: Mapping[str, str] = MappingProxyType({}),
    errors: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    return page(
        request,
        "question",
        here="more",
        status=422 if errors else 200,
        sheet=sheet,
        asks=sheet.asks(house),
        typed=typed,
        errors=errors,
    )


def _told(records: Records, question: Question, zone: str) -> tuple[str, object]:
    given = last_two(records.answers().values(), question)
    on = answered_on(given)
    return says_change(question, given, speech()), None if on is None else local(on, zone).date()


def _sheets(house: House) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in SHEETS if sheet.asks(house))


def _asks_six(house: House) -> tuple[Ask, ...]:
    return tuple(
        Ask(f"six{place}", one.asks, tuple((str(n), said) for n, said in enumerate(one.choices)))
        for place, one in enumerate(house.six, start=1)
    )


def _keep_lonely(records: OpenRecords, form: Posted) -> Saved:
    return answer_ons(records, form.once, lonely=form.text("lonely"))


def _keep_three(records: OpenRecords, form: Posted) -> Saved:
    return answer_ucla(
        records,
        form.once,
        companionship=form.text("companionship"),
        left_out=form.text("left_out"),
        isolated=form.text("isolated"),
    )


def _keep_six(records: OpenRecords, form: Posted) -> Saved:
    numbers = tuple(form.number(f"six{place}") for place in range(1, 7))
    return answer_lsns(records, form.once, numbers=numbers)


SHEETS = (
    Sheet("one", Question.ONS_LONELY, lambda _house: asks_lonely(speech()), _keep_lonely),
    Sheet("three", Question.UCLA_3, lambda _house: asks_three(speech()), _keep_three),
    Sheet("six", Question.LSNS_6, _asks_six, _keep_six),
)


def _open(sheet: Sheet) -> None:
    """Give a set of questions its page; nothing is chosen beforehand."""

    @router.get(f"/{sheet.path}", name=f"ask_{sheet.path}")
    def ask(request: Request, _records: Reading, house: CurrentHouse) -> Response:
        if not sheet.asks(house):
            raise NotVisible
        return _asking(request, house, sheet)

    @router.post(f"/{sheet.path}", name=f"keep_{sheet.path}")
    def keep(request: Request, records: Writing, house: CurrentHouse, form: PostedForm) -> Response:
        if not sheet.asks(house):
            raise NotVisible
        try:
            return to_page("/questions", sheet.keep(records, form))
        except BadInput as error:
            typed = {one.name: form.text(one.name) for one in sheet.asks(house)}
            return _asking(request, house, sheet, typed, {error.field: sentence(error, speech())})


for one in SHEETS:
    _open(one)
