"""One entry for every file a person brings: what it is, by what is in it and never by its name."""

from core.errors import BadFile
from core.files.map_file import MapFile, read_map_file
from core.files.network_canvas import Export, open_export
from core.files.zip_reading import looks_like_zip

_BLANKS = b" \t\r\n\xef\xbb\xbf"
_BYTE_ORDERS = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"\0\0")


def read_file(raw: bytes) -> MapFile | Export:
    """The map, or the interviews, in a file.

    Raises:
        BadFile: ``kind`` when it is neither, else a code of ``map_file`` or ``network_canvas``.
    """
    if looks_like_zip(raw):
        return open_export(raw)
    start = raw[:1024].lstrip(_BLANKS)
    if start[:1] in {b"{", b"[", b""} or raw.startswith(_BYTE_ORDERS):
        return read_map_file(raw)
    raise BadFile("kind")
