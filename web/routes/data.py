"""My data: take it with me, bring it in."""

from fastapi import Request
from fastapi.responses import Response

from core.errors import BadFile, BadInput
from core.files.map_file import MapFile, read_map_file
from core.files.reading import read_file
from core.gate import Records
from core.services import carrying
from web.deps import Reading, Writing
from web.forms import Posted, PostedForm
from web.render import done, page, speech, to_page
from web.routes.canvas import canvas_page, converted, is_canvas
from web.routing import Router
from web.sentences import sentence
from web.uploads import as_bytes, as_text

router = Router(prefix="/data")
FILE_NAME = "my-map.json"


@router.get("")
def show(request: Request, records: Reading) -> Response:
    """What I can do with my data."""
    return _data(request, records)


@router.get("/file")
def download(records: Reading) -> Response:
    """Everything as one file, with a name that tells nothing."""
    return Response(
        carrying.take_away(records),
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
    )


@router.post("/bring")
def upload(request: Request, records: Writing, form: PostedForm) -> Response:
    """A file comes in: it is read and kept aside, and nothing on the map changes."""
    raw = form.file("file")
    if not raw:
        says = speech().gettext("Choose a file first, then look inside.")
        return _data(request, records, status=422, error=says)
    try:
        read_file(raw)
    except BadFile as refusal:
        return _data(request, records, status=422, error=sentence(refusal, speech()))
    upload_id = records.new_id()
    records.uploads.keep(upload_id, as_text(raw))
    return to_page(f"/data/bring/{upload_id}")


@router.get("/bring/{upload_id}")
def preview(request: Request, records: Reading, upload_id: str) -> Response:
    """What would be added."""
    raw = as_bytes(records.uploads.get(upload_id))
    if is_canvas(raw):
        return canvas_page(request, raw, upload_id)
    return incoming_page(request, records, read_map_file(raw), upload_id)


@router.post("/bring/{upload_id}/preview")
def preview_canvas(
    request: Request, records: Writing, form: PostedForm, upload_id: str
) -> Response:
    """What would be added of an interview, with the columns as the person matched them."""
    raw = as_bytes(records.uploads.get(upload_id))
    if form.ticked("again"):
        return canvas_page(request, raw, upload_id, form)
    try:
        file, notes = converted(raw, form, records.new_id)
    except (BadFile, BadInput) as refusal:
        return canvas_page(request, raw, upload_id, form, sentence(refusal, speech()))
    return incoming_page(request, records, file, upload_id, form, notes)


@router.post("/bring/{upload_id}")
def bring_in(records: Writing, form: PostedForm, upload_id: str) -> Response:
    """Add it. One undo takes all of it back."""
    raw = as_bytes(records.uploads.get(upload_id))
    file = converted(raw, form, records.new_id)[0] if is_canvas(raw) else read_map_file(raw)
    saved = carrying.bring_in(records, form.once, file=file)
    records.uploads.drop(upload_id)
    return to_page("/map", saved)


def incoming_page(
    request: Request,
    records: Records,
    file: MapFile,
    upload_id: str,
    form: Posted | None = None,
    notes: tuple[str, ...] = (),
) -> Response:
    """The dry run: what will be added, and nothing has happened yet."""
    return page(
        request,
        "incoming",
        here="more",
        found=carrying.look_at(records, file),
        upload_id=upload_id,
        form=form,
        notes=notes,
    )


def _data(request: Request, records: Records, status: int = 200, error: str = "") -> Response:
    return page(
        request,
        "data",
        here="more",
        status=status,
        undo=done(request, records),
        error=error,
        connections=len(records.connections()),
    )
