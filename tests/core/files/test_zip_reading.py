"""Zip files that mean harm, or are merely broken."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadFile
from core.files.zip_reading import MOST_BYTES, MOST_ENTRIES, unzip
from tests.core.files.exports import ONE, with_junk, zipped

GOOD = zipped(ONE)
MOST_MEMORY = 64 * 2**20


def everything(raw):
    return dict(unzip(raw, lambda path: True))


def refusal(raw):
    with pytest.raises(BadFile) as refused:
        everything(raw)
    return refused.value.problem


def named(name, attributes=0):
    held = io.BytesIO()
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    entry.external_attr = attributes
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(entry, "a")
    return held.getvalue()


def marked(raw, offset_in_header, value):
    """The same zip with one field of its first central and local header changed."""
    changed = bytearray(raw)
    struct.pack_into("<H", changed, raw.index(b"PK\1\2") + offset_in_header, value)
    struct.pack_into("<H", changed, raw.index(b"PK\3\4") + offset_in_header - 2, value)
    return bytes(changed)


def test_wanted_files_come_out_as_they_went_in():
    found = dict(unzip(GOOD, lambda path: path.endswith("_ego.csv")))

    assert found == {"export/case_1_s1_ego.csv": ONE["case_1_s1_ego.csv"].encode()}


def test_files_inside_a_zip_inside_are_not_opened():
    assert not any("case_9" in path for path in everything(zipped(with_junk(ONE))))


@pytest.mark.parametrize(
    "path",
    [
        "../a.csv",
        "a/../../b.csv",
        "/etc/a.csv",
        "..\\a.csv",
        "C:\\a.csv",
        "c:a.csv",
        "a\\..\\b.csv",
    ],
)
def test_a_path_that_points_outside_is_refused(path):
    assert refusal(named(path)) == "zip_path"


def test_a_link_is_refused():
    assert refusal(named("a.csv", attributes=0o120777 << 16)) == "zip_path"


def test_a_locked_file_is_refused():
    assert refusal(marked(GOOD, 8, 0x1)) == "zip_locked"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_usual_ways_of_packing_are_opened(method):
    assert refusal(zipped(ONE, method=method)) == "zip_way"


def test_an_unknown_way_of_packing_is_refused():
    assert refusal(marked(GOOD, 10, 99)) == "zip_way"


def test_fifty_megabytes_are_refused_before_anything_is_read():
    assert refusal(GOOD + b"\0" * (50 * 2**20)) == "too_big"


def test_more_files_than_a_study_has_are_refused():
    many = zipped({f"{n}.csv": "" for n in range(MOST_ENTRIES + 1)}, method=zipfile.ZIP_STORED)

    assert refusal(many) == "zip_entries"


def test_a_bomb_is_refused_while_it_is_read():
    bomb = zipped({"a.csv": b"0" * (60 * 2**20)})
    tracemalloc.start()
    try:
        assert refusal(bomb) == "zip_unpacked"
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


def test_many_small_bombs_are_counted_together():
    assert refusal(zipped({f"{n}.csv": b"0" * 2**20 for n in range(20)})) == "zip_unpacked"


def test_a_bomb_that_lies_about_its_size_is_refused():
    bomb = bytearray(zipped({"a.csv": b"0" * (30 * 2**20)}))
    struct.pack_into("<I", bomb, bytes(bomb).index(b"PK\1\2") + 24, 10)

    assert refusal(bytes(bomb)) in {"zip_broken", "zip_unpacked"}


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\3\4",
        b"PK\5\6",
        GOOD[:-30],
        GOOD[: len(GOOD) // 2],
        GOOD[40:],
        GOOD.replace(b"PK\1\2", b"PK\1\3"),
        b"PK\3\4" + b"\xff" * 500,
    ],
    ids=["a start", "an end", "no end", "half", "no start", "no list", "noise"],
)
def test_a_broken_zip_is_refused(raw):
    assert refusal(raw) == "zip_broken"


def test_a_file_whose_content_was_changed_is_refused():
    stored = zipped(ONE, method=zipfile.ZIP_STORED)

    assert refusal(stored.replace(b"Ana", b"Eva")) == "zip_broken"


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_any_byte_changed_gives_files_or_a_refusal(at, byte):
    changed = bytearray(GOOD)
    changed[at] = byte
    try:
        everything(bytes(changed))
    except BadFile as problem:
        assert problem.problem.startswith("zip_")  # noqa: PT017 - either is right


def test_the_most_a_zip_may_weigh_is_ten_megabytes():
    assert MOST_BYTES == 10 * 2**20
