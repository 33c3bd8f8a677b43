"""A Network Canvas export on its way in."""

from core.errors import BadFile
from core.files.zip_reading import looks_like_zip as is_canvas


def canvas_page(*_args, **_kwargs):
    raise BadFile("no_export")


def converted(*_args, **_kwargs):
    raise BadFile("no_export")
