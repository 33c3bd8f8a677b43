"""My data: out as one file, in only after a look, and nothing changes when a file is bad."""

import json
import zipfile
from io import BytesIO

import pytest


def file_of(jo):
    return jo.client.get("/data/file")


def content_of(jo):
    found = file_of(jo).json()
    found.pop("exported_at", None)
    return found


def brings(jo, raw, status=200, name="my-map.json"):
    return jo.posts("/data/bring", files={"file": (name, raw)}, status=status)


def zipped(**files):
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def test_the_file_has_a_name_that_tells_nothing_and_is_kept_nowhere(jo):
    answer = file_of(jo)
    assert answer.headers["content-disposition"] == 'attachment; filename="my-map.json"'
    assert answer.headers["cache-control"] == "no-store"


def test_a_map_goes_to_another_account_whole(jo, another):
    jo.adds("Sam", ring="1")
    jo.adds("Park", "place")
    other = another().starts("Mo")
    preview = brings(other, file_of(jo).content)
    assert "Sam" in preview.main
    assert not content_of(other)["connections"]
    action = preview.one('main form[action^="/data/bring/"]')["action"]
    assert other.sends(preview, action).path == "/map"
    assert {one["name"] for one in content_of(other)["connections"]} == {"Sam", "Park"}


def test_one_undo_takes_all_of_it_back(jo, another):
    jo.adds("Sam")
    other = another().starts("Mo")
    other.adds("Leila")
    preview = brings(other, file_of(jo).content)
    action = preview.one('main form[action^="/data/bring/"]')["action"]
    added = other.sends(preview, action)
    assert len(content_of(other)["connections"]) == 2
    other.sends(added, "/undo")
    assert [one["name"] for one in content_of(other)["connections"]] == ["Leila"]


def test_a_file_brought_in_twice_adds_nothing_the_second_time(jo):
    jo.adds("Sam")
    preview = brings(jo, file_of(jo).content)
    action = preview.path
    jo.posts(action)
    assert len(content_of(jo)["connections"]) == 1
    jo.opens(action, status=404)


BAD = {
    "nothing": b"",
    "no JSON": b"hello",
    "a list": b"[]",
    "null": b"null",
    "an object": b"{}",
    "half a file": b'{"format": "kith-map", "version": 1, "connections": [',
    "not UTF-8": b"\xff\xfe\x00a",
    "deep": b"[" * 20_000,
    "deep objects": b'{"a":' * 20_000,
    "a number too long": b'{"version": ' + b"9" * 10_000 + b"}",
    "NUL": b"\x00" * 100,
    "a lone surrogate": b'{"format": "\\ud800"}',
    "no zip": b"PK\x03\x04 not really",
    "an empty zip": zipped(),
    "a zip of something else": zipped(**{"a.txt": "hello", "../up.csv": "a,b\n1,2"}),
    "CSV": b"name,ring\nSam,1\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 200,
}


@pytest.mark.parametrize("raw", BAD.values(), ids=BAD)
def test_a_bad_file_is_said_in_a_sentence_and_nothing_changes(jo, raw):
    jo.adds("Sam")
    before = content_of(jo)
    (says,) = brings(jo, raw, status=422).wrong()
    assert says.endswith(".")
    assert content_of(jo) == before


@pytest.mark.parametrize("change", ["version", "connections", "kind"])
def test_a_map_file_that_is_slightly_wrong_is_refused(jo, change):
    jo.adds("Sam")
    content = content_of(jo)
    if change == "kind":
        content["connections"][0]["kind"] = "robot"
    else:
        content[change] = "x"
    assert brings(jo, json.dumps(content).encode(), status=422).wrong()


def test_no_file_at_all_asks_for_one(jo):
    (says,) = jo.posts("/data/bring", status=422).wrong()
    assert says == "Choose a file first, then look inside."


def test_a_preview_that_is_not_there_is_not_here(jo):
    assert jo.opens("/data/bring/nothing", status=404).h1 == "This page is not here"
    assert jo.posts("/data/bring/nothing", status=404).h1 == "This page is not here"
