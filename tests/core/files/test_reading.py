"""What kind of file somebody brought, by what is in it."""

import gzip

import pytest

from core.errors import BadFile
from core.files.map_file import MapFile
from core.files.network_canvas import Export
from core.files.reading import read_file
from tests.core.files.bad_maps import BAD_MAPS, GOOD, bytes_of
from tests.core.files.exports import ONE, PEOPLE, zipped


def refusal(raw):
    with pytest.raises(BadFile) as refused:
        read_file(raw)
    return refused.value.problem


def test_a_map_file_is_a_map():
    assert isinstance(read_file(bytes_of(GOOD)), MapFile)


def test_a_map_file_may_start_with_blanks_and_a_mark():
    assert isinstance(read_file(b"\xef\xbb\xbf\r\n " + bytes_of(GOOD)), MapFile)


def test_a_network_canvas_zip_is_an_export():
    assert isinstance(read_file(zipped(ONE)), Export)


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7", b"\x89PNG\r\n", b"BEGIN:VCARD", PEOPLE.encode(), gzip.compress(bytes_of(GOOD)), b"\xff\xd8"],
    ids=["PDF", "picture", "vCard", "CSV", "gzip", "photo"],
)  # fmt: skip
def test_any_other_file_is_said_to_be_neither(raw):
    assert refusal(raw) == "kind"


def test_an_empty_file_is_said_to_be_empty():
    assert refusal(b"") == "empty"


def test_a_map_saved_as_utf_16_is_said_to_be_that():
    assert refusal(bytes_of(GOOD).decode().encode("utf-16")) == "utf_16"


@pytest.mark.parametrize("bad", BAD_MAPS, ids=[bad.name for bad in BAD_MAPS])
def test_a_bad_map_file_is_refused_here_too(bad):
    assert refusal(bad.raw) in {bad.problem, "kind"}
