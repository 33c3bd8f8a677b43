"""Zip files opened carefully: in memory, by what comes out and never by what headers promise."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from core.errors import BadFile

MOST_BYTES = 10 * 1024 * 1024
MOST_ENTRIES = 4_000
MOST_UNPACKED = 12 * 1024 * 1024
_CHUNK = 64 * 1024
_CENTRAL_HEADER = b"PK\x01\x02"  # each entry has one; zipfile believes in no entry without
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    RuntimeError,
)


def looks_like_zip(raw: bytes) -> bool:
    """Whether the bytes begin as a zip file does, an empty one included."""
    return raw[:4] in {b"PK\x03\x04", b"PK\x05\x06"}


def unzip(raw: bytes, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """Path and content of each wanted entry, in the order of the archive.

    Nothing touches a disk. What unpacks to more than 12 MiB together is refused while it is read,
    whatever its headers say. Only stored and deflated entries are opened: other ways of packing
    can ask for any amount of memory.

    Raises:
        BadFile: ``too_big`` (``most``, in MB), ``zip_entries``, ``zip_broken``, ``zip_path``,
            ``zip_locked``, ``zip_way`` or ``zip_unpacked``.
    """
    if len(raw) > MOST_BYTES:
        raise BadFile("too_big", most=MOST_BYTES // 2**20)
    if raw.count(_CENTRAL_HEADER) > MOST_ENTRIES:
        raise BadFile("zip_entries")
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            for entry in archive.infolist():
                _check_path(entry)
                if entry.is_dir() or not is_wanted(entry.filename):
                    continue
                content = _content(archive, entry, left)
                left -= len(content)
                yield entry.filename, content
    except _BROKEN:
        raise BadFile("zip_broken") from None


def _check_path(entry: zipfile.ZipInfo) -> None:
    """Refuse links and names that point outside, though we write no file: others may."""
    path = entry.orig_filename.replace("\\", "/")
    parts = path.split("/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    if is_link or path.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in path:
        raise BadFile("zip_path")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise BadFile("zip_locked")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise BadFile("zip_way")
    chunks: list[bytes] = []
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise BadFile("zip_unpacked")
            chunks.append(chunk)
    return b"".join(chunks)
