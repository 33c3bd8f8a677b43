"""Map files with something wrong: name, bytes, the code to expect, and whether the schema sees it."""

import copy
import json
from datetime import date
from typing import Any, NamedTuple

from core.rules.facts import NetworkMap
from core.rules.network_type import as_json, type_of
from core.rules.type_inputs import inputs_of
from core.rules.vocabulary import NetworkType


class Bad(NamedTuple):
    name: str
    raw: bytes
    problem: str
    schema_sees: bool


GOOD: dict[str, Any] = {
    "format": "kith-map",
    "version": 1,
    "exported_at": "2026-11-23T09:30:00Z",
    "plan": [2, 2, 2, 2, 2, 2],
    "me": {"lives_alone": True},
    "connections": [
        {"id": "s", "kind": "person", "name": "Sam", "ring": 1, "groups": ["friend"]},
        {"id": "l", "kind": "place", "name": "Library", "cost": "free"},
    ],
    "ties": [{"a": "s", "b": "l", "kind": "at"}],
    "contacts": [{"id": "1", "connection": "s", "on": "2026-11-20", "how": "saw"}],
    "answers": [{"question": "day_word", "on": "2026-11-20T08:00:00Z", "value": "quite"}],
    "settings": {"theme": "dark"},
    "journal": [
        {
            "id": "j1",
            "at": "2026-11-20T08:00:00Z",
            "by": "me",
            "action": "added",
            "changes": [{"thing": "connection", "id": "s", "after": {"id": "s", "name": "Sam"}}],
        }
    ],
}
GONE = object()


def changed(*steps):
    """The good file with some places changed: ``("ties", 0, "kind", "new value")``."""
    file = copy.deepcopy(GOOD)
    for *path, key, value in steps:
        spot: Any = file
        for part in path:
            spot = spot[part]
        if value is GONE:
            del spot[key]
        elif key == "+":
            spot.append(value)
        else:
            spot[key] = value
    return file


def bytes_of(file):
    return json.dumps(file, ensure_ascii=True).encode()


def _bad(name, problem, *steps, schema=True):
    return Bad(name, bytes_of(changed(*steps)), problem, schema)


def _raw(name, problem, raw):
    return Bad(name, raw, problem, schema_sees=False)


_GOOD_TEXT = json.dumps(GOOD)
SAM, LIBRARY = ("connections", 0), ("connections", 1)

WHOLE = [
    _raw("no bytes", "empty", b""),
    _raw("only blanks", "empty", b" \n\t "),
    _raw("only a byte order mark", "empty", b"\xef\xbb\xbf"),
    _raw("prose", "not_json", b"Dear Kith, here is my map"),
    _raw("half a file", "not_json", bytes_of(GOOD)[:-40]),
    _raw("a comma too many", "not_json", _GOOD_TEXT.replace("]", ",]", 1).encode()),
    _raw("single quotes", "not_json", _GOOD_TEXT.replace('"', "'").encode()),
    _raw("a raw line break in a name", "not_json", _GOOD_TEXT.replace("Sam", "S\nam").encode()),
    _raw("two files", "not_json", bytes_of(GOOD) * 2),
    _raw("Latin 1", "not_utf_8", _GOOD_TEXT.replace("Sam", "Siân").encode("latin-1")),
    _raw("half a letter in UTF-8", "not_utf_8", bytes_of(GOOD) + b"\xe2\x82"),
    _raw("a surrogate in UTF-8", "not_utf_8", _GOOD_TEXT.encode().replace(b"Sam", b"\xed\xa0\x80")),
    _raw("UTF-16", "utf_16", _GOOD_TEXT.encode("utf-16")),
    _raw("UTF-16 without a mark", "utf_16", _GOOD_TEXT.encode("utf-16-be")),
    _raw("UTF-32", "utf_16", _GOOD_TEXT.encode("utf-32-le")),
    _raw("6 MB of blanks", "too_big", b" " * (6 * 2**20)),
    _raw("ten thousand brackets", "too_deep", b"[" * 10_000),
    _raw("ten thousand braces", "too_deep", b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
    _raw("fifty levels", "too_deep", bytes_of(changed(("x-deep", eval("[" * 50 + "]" * 50))))),
    _raw("half a million lists", "too_many_values", b"[" + b"[]," * 500_000 + b"[]]"),
    _raw("NaN", "number", _GOOD_TEXT.replace('"ring": 1', '"ring": NaN').encode()),
    _raw("infinity", "number", _GOOD_TEXT.replace('"ring": 1', '"ring": -Infinity').encode()),
    _raw("a float beyond floats", "number", _GOOD_TEXT.replace('"ring": 1', '"x-n": 1e999').encode()),
    _raw("five thousand digits", "number", b'{"format": ' + b"9" * 5_000 + b"}"),
    _raw("an inexact whole number", "number", bytes_of(changed(("x-n", 2**53)))),
    _raw("a key twice", "key_twice", b'{"format": "kith-map", "format": "kith-map"}'),
    _raw("a field twice", "key_twice", _GOOD_TEXT.replace('"ring"', '"ring": 2, "ring"').encode()),
    _raw("half a letter", "letters", bytes_of(changed((*SAM, "name", "S\ud83d")))),
    _raw("half a letter in a key", "letters", bytes_of(changed(("x-\udc00", 1)))),
    _raw("half a letter in somebody's key", "letters", bytes_of(changed((*SAM, "x-a", {"\ud800": 1})))),
    _raw("NUL in a note", "letters", bytes_of(changed((*SAM, "gives_me", "a\0b")))),
    _raw("a list", "format", b"[]"),
    _raw("a word", "format", b'"kith-map"'),
    _raw("null", "format", b"null"),
    _raw("a number", "format", b"1"),
    _bad("no format", "format", ("format", GONE)),
    _bad("another format", "format", ("format", "geojson")),
    _bad("a list as format", "format", ("format", ["kith-map"])),
    _bad("no version", "version", ("version", GONE)),
    _bad("version as text", "version", ("version", "1")),
    _bad("version true", "version", ("version", True)),
    _bad("version 0", "version", ("version", 0)),
    _bad("version 2", "newer_version", ("version", 2)),
    _bad(
        "ten thousand connections",
        "too_many_connections",
        ("connections", [{"id": str(n), "kind": "person", "name": "Sam"} for n in range(10_000)]),
        schema=False,
    ),
]  # fmt: skip
FIELDS = [
    _bad("an unknown key", "unknown_key", ("conections", [])),
    _bad("an unknown key of a connection", "unknown_key", (*SAM, "phone", "0")),
    _bad("an unknown key of me", "unknown_key", ("me", "age", 40)),
    _bad("an unknown key of a tie", "unknown_key", ("ties", 0, "weight", 1)),
    _bad("an unknown key of a contact", "unknown_key", ("contacts", 0, "where", "")),
    _bad("an unknown key of an answer", "unknown_key", ("answers", 0, "id", "1")),
    _bad("an unknown key of an entry", "unknown_key", ("journal", 0, "why", "")),
    _bad("an unknown key of a change", "unknown_key", ("journal", 0, "changes", 0, "why", "")),
    _bad("X- in capitals", "unknown_key", ("X-a", 1)),
    _bad("no connections", "missing", ("connections", GONE)),
    _bad("null connections", "wanted_list", ("connections", None)),
    _bad("connections by id", "wanted_list", ("connections", {})),
    _bad("a connection as text", "wanted_object", ("connections", 0, "Sam")),
    _bad("me as a list", "wanted_object", ("me", [])),
    _bad("no name", "missing", (*SAM, "name", GONE)),
    _bad("null name", "wanted_text", (*SAM, "name", None)),
    _bad("an empty name", "missing", (*SAM, "name", "")),
    _bad("a blank name", "missing", (*SAM, "name", " \u2003 ")),
    _bad("a name of joiners", "missing", (*SAM, "name", "\u200d\u200d"), schema=False),
    _bad("81 letters", "too_long", (*SAM, "name", "a" * 81)),
    _bad("a bell in a name", "characters", (*SAM, "name", "S\x07am"), schema=False),
    _bad("a turned name", "characters", (*SAM, "name", "Sam\u202e"), schema=False),
    _bad("a number as name", "wanted_text", (*SAM, "name", 7)),
    _bad("no kind", "missing", (*SAM, "kind", GONE)),
    _bad("another kind", "choice", (*SAM, "kind", "animal")),
    _bad("kind in capitals", "choice", (*SAM, "kind", "Person")),
    _bad("no id", "missing", (*SAM, "id", GONE)),
    _bad("a number as id", "wanted_text", (*SAM, "id", 1)),
    _bad("ring 0", "choice", (*SAM, "ring", 0)),
    _bad("ring 4", "choice", (*SAM, "ring", 4)),
    _bad("ring as text", "choice", (*SAM, "ring", "1")),
    _bad("ring true", "choice", (*SAM, "ring", True)),
    _bad("ring 1.0", "choice", (*SAM, "ring", 1.0), schema=False),
    _bad("not_sure as value", "choice", (*SAM, "feel", "not_sure")),
    _bad("an empty feel", "choice", (*SAM, "feel", "")),
    _bad("a list as feel", "choice", (*SAM, "feel", ["helps"])),
    _bad("groups as text", "wanted_list", (*SAM, "groups", "friend")),
    _bad("an unknown group", "unknown_word", (*SAM, "groups", ["pal"])),
    _bad("a place's group", "groups", (*SAM, "groups", ["home"])),
    _bad("a group twice", "value_twice", (*SAM, "groups", ["friend", "friend"])),
    _bad("support as truth", "wanted_list", (*SAM, "support_given", True)),
    _bad("yes as truth", "wanted_true_or_false", (*LIBRARY, "easy_to_reach", "yes")),
    _bad("1 as truth", "wanted_true_or_false", (*SAM, "just_for_me", 1)),
    _bad("a long note", "too_long", (*SAM, "gives_me", "a" * 501)),
    _bad("a note with an escape", "characters", (*SAM, "gives_me", "\x1b[31m"), schema=False),
    _bad("cell 60", "range", (*SAM, "cell", 60)),
    _bad("cell -1", "range", (*SAM, "cell", -1)),
    _bad("cell as text", "wanted_number", (*SAM, "cell", "7")),
    _bad("cell 1.5", "wanted_number", (*SAM, "cell", 1.5)),
    _bad("plan of five", "plan", ("plan", [2, 2, 2, 3, 3])),
    _bad("plan with a zero", "range", ("plan", [0, 4, 2, 2, 2, 2])),
    _bad("plan of thirteen", "plan", ("plan", [3, 2, 2, 2, 2, 2]), schema=False),
    _bad("plan of words", "wanted_number", ("plan", ["2"] * 6)),
    _bad("30 February", "day", (*SAM, "added_on", "2026-02-30"), schema=False),
    _bad("a British day", "day", (*SAM, "added_on", "23/11/2026")),
    _bad("a compact day", "day", (*SAM, "added_on", "20261123")),
    _bad("a day with a time", "day", (*SAM, "added_on", "2026-11-23T00:00:00Z")),
    _bad("the year 1", "day", (*SAM, "added_on", "0001-01-01")),
    _bad("the year 9999", "day", ("confirmed_on", "9999-12-31")),
    _bad("a day as number", "day", ("confirmed_on", 20261123)),
    _bad("a day with a last line break", "day", ("confirmed_on", "2026-11-23\n"), schema=False),
    _bad("a moment without zone", "moment", ("exported_at", "2026-11-23T09:30:00")),
    _bad("a moment before time", "moment", ("exported_at", "1900-01-01T00:00:00+23:00"), schema=False),
    _bad("hour 25", "day_or_moment", ("contacts", 0, "on", "2026-11-23T25:00:00Z")),
    _bad("yesterday", "day_or_moment", ("contacts", 0, "on", "yesterday")),
    _bad("a way we do not know", "choice", ("contacts", 0, "how", "waved")),
    _bad("no day of a contact", "missing", ("contacts", 0, "on", GONE)),
    _bad("an answer without value", "missing", ("answers", 0, "value", GONE)),
    _bad("an answer of null", "answer", ("answers", 0, "value", None)),
    _bad("another day word", "answer", ("answers", 0, "value", 3)),
    _bad("a question without name", "empty_text", ("answers", 0, "question", "")),
    _bad("a long question", "too_long", ("answers", 0, "question", "q" * 41)),
    _bad("an unknown loneliness", "answer", ("answers", 0, {"question": "ons_lonely", "on": "2026-11-20T08:00:00Z", "value": "maybe"})),
    _bad("a UCLA total", "answer", ("answers", 0, {"question": "ucla_3", "on": "2026-11-20T08:00:00Z", "value": 5})),
    _bad("a UCLA item of 4", "answer", ("answers", 0, {"question": "ucla_3", "on": "2026-11-20T08:00:00Z", "value": {"companionship": 4, "left_out": 1, "isolated": 1}})),
    _bad("a type that is none", "answer", ("answers", 0, {"question": "network_type", "on": "2026-11-20T08:00:00Z", "value": "mixed"})),
    *(
        _bad(f"a kept type with {name}", "answer", ("answers", 0, {"question": "network_type", "on": "2026-11-20T08:00:00Z", "value": as_json(type_of(inputs_of(NetworkMap(), date(2026, 11, 20)))) | wrong}))
        for name, wrong in (
            ("an unknown result", {"result": "lively"}),
            ("three names", {"names": ["diverse_and_active"] * 3}),
            ("an unknown name", {"names": ["lively"]}),
            ("no scores", {"scores": {}}),
            ("a score in words", {"scores": {key: {"score": "high", "criteria": {}} for key in NetworkType}}),
            ("a criterion in words", {"scores": {key: {"score": 1, "criteria": {"people": "many"}} for key in NetworkType}}),
            ("an input in words", {"inputs": {"people": "many"}}),
            ("rule version 0", {"rule_version": 0}),
            ("something more", {"grade": 1}),
        )
    ),
    _bad("an own word that is none", "answer", ("answers", 0, {"question": "network_type_word", "on": "2026-11-20T08:00:00Z", "value": "lively"})),
    _bad("x-id as number", "wanted_text", ("answers", 0, "x-id", 5), schema=False),
    _bad("an unknown theme", "setting", ("settings", "theme", "puce"), schema=False),
    _bad("a zone nowhere", "setting", ("settings", "time_zone", "../../etc/passwd"), schema=False),
    _bad("a switch as text", "setting", ("settings", "show_feel", "yes"), schema=False),
    _bad("settings as list", "wanted_object", ("settings", [])),
    _bad("goals as text", "wanted_list", ("goals", "walk")),
]  # fmt: skip
BETWEEN = [
    _bad("an id twice", "same_id", ("connections", 1, "id", "s"), schema=False),
    _bad("a contact's id twice", "same_id", ("contacts", "+", GOOD["contacts"][0]), schema=False),
    _bad("a tie to itself", "tie_to_itself", ("ties", 0, "b", "s"), schema=False),
    _bad("a tie to nobody", "unknown_end", ("ties", 0, "b", "nobody"), schema=False),
    _bad("a tie twice", "tie_twice", ("ties", "+", {"a": "l", "b": "s", "kind": "at"}), schema=False),
    _bad("an unknown tie", "choice", ("ties", 0, "kind", "likes")),
    _bad("a tie that may be", "choice", ("ties", 0, "strength", "maybe")),
    _bad("a tie with one end", "missing", ("ties", 0, "b", GONE)),
    _bad("a contact with nobody", "unknown_end", ("contacts", 0, "connection", "x"), schema=False),
    _bad("an answer's id twice", "same_id", ("answers", [{**GOOD["answers"][0], "x-id": "a", "value": word} for word in ("very", "quite")]), schema=False),
    _bad("an entry twice", "same_id", ("journal", "+", GOOD["journal"][0]), schema=False),
    _bad("an entry without changes", "missing", ("journal", 0, "changes", GONE)),
    _bad("an entry without moment", "missing", ("journal", 0, "at", GONE)),
    _bad("a change of nothing we know", "choice", ("journal", 0, "changes", 0, "thing", "goal")),
    _bad("a change that changes nothing", "no_change", ("journal", 0, "changes", 0, "after", None)),
    _bad("a change after as text", "wanted_object", ("journal", 0, "changes", 0, "after", "Sam")),
    _bad("undoing what never was", "undoes", ("journal", 0, "undoes", "j0"), schema=False),
    _bad("undoing itself", "undoes", ("journal", 0, "undoes", "j1"), schema=False),
    _bad(
        "undoing twice",
        "undoes",
        *(("journal", "+", {**GOOD["journal"][0], "id": key, "undoes": "j1"}) for key in ("j2", "j3")),
        schema=False,
    ),
]  # fmt: skip
BAD_MAPS = [*WHOLE, *FIELDS, *BETWEEN]
