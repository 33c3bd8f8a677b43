"""Bad map files: each is refused with one plain sentence, and nothing else ever comes out."""

import json
import re
import tracemalloc

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadFile
from core.files.explaining import PROBLEMS, explain
from core.files.map_file import read_map_file
from core.files.map_schema import schema
from core.rules.speech import ENGLISH
from tests.core.files.bad_maps import BAD_MAPS, GOOD, bytes_of, changed
from tests.maps import json_values

VALIDATOR = jsonschema.Draft202012Validator(schema())
by_name = pytest.mark.parametrize("bad", BAD_MAPS, ids=[bad.name for bad in BAD_MAPS])
MOST_MEMORY = 64 * 2**20
LONGEST_SENTENCE = 30  # words; 25 and a list of choices


def refusal(raw):
    with pytest.raises(BadFile) as refused:
        read_map_file(raw)
    return refused.value


def take_or_explain(file):
    """Any other exception than BadFile fails the test."""
    try:
        read_map_file(bytes_of(file))
    except BadFile as problem:
        explain(problem, ENGLISH)


def sentence(*steps):
    return explain(refusal(bytes_of(changed(*steps))), ENGLISH)


def test_the_good_file_that_the_bad_ones_are_made_from_is_read():
    assert [item.name for item in read_map_file(bytes_of(GOOD)).map.connections.values()] == [
        "Library",
        "Sam",
    ]


@by_name
def test_a_bad_file_is_refused_for_what_is_wrong_with_it(bad):
    assert refusal(bad.raw).problem == bad.problem


@by_name
def test_a_bad_file_is_explained_in_one_plain_sentence(bad):
    told = explain(refusal(bad.raw), ENGLISH)

    assert bad.problem in PROBLEMS
    assert re.fullmatch(r"[A-Z“][^\n]*\.", told)
    assert ". " not in told
    assert len(told.split()) <= LONGEST_SENTENCE


@pytest.mark.parametrize(
    "bad", [bad for bad in BAD_MAPS if bad.schema_sees], ids=lambda bad: bad.name
)
def test_the_schema_refuses_what_it_can(bad):
    assert not VALIDATOR.is_valid(json.loads(bad.raw))


@by_name
def test_refusing_a_file_takes_little_memory(bad):
    tracemalloc.start()
    try:
        refusal(bad.raw)
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_map_or_a_bad_file(raw):
    with pytest.raises(BadFile):
        read_map_file(raw)


@given(
    st.sampled_from(
        ["me", "connections", "ties", "contacts", "answers", "plan", "settings", "journal"]
    ),
    json_values,
)
def test_any_value_in_any_part_is_taken_or_refused(part, value):
    take_or_explain({**GOOD, part: value})


@given(
    st.sampled_from(
        [("connections", 0), ("ties", 0), ("contacts", 0), ("answers", 0), ("journal", 0), ("me",)]
    ),
    st.data(),
    json_values,
)
def test_any_value_in_any_field_is_taken_or_refused(place, data, value):
    file = changed()
    part = file
    for step in place:
        part = part[step]
    part[data.draw(st.sampled_from(sorted(part)))] = value
    take_or_explain(file)


def test_a_refusal_names_the_connection_and_the_field():
    assert sentence(("connections", 1, "ring", 9)) == (
        "In this file “ring” in connection 2 can only be 1, 2 or 3: change it, then try again."
    )


def test_a_refusal_names_the_key_it_does_not_know():
    assert sentence(("connections", 0, "phone", "0")) == (
        "Kith does not know “phone” in connection 1: take it out, or start its name with “x-”, "
        "then try again."
    )


def test_a_tie_said_twice_names_both_ends():
    assert sentence(("ties", "+", {"a": "l", "b": "s", "kind": "at"})) == (
        "In this file tie 2 links “Library” and “Sam” a second time: take it out."
    )


def test_ten_thousand_connections_are_counted_in_the_sentence():
    many = [{"id": str(n), "kind": "person", "name": "Sam"} for n in range(10_000)]

    assert "10000 connections" in sentence(("connections", many))


def test_what_a_sentence_quotes_is_short_and_cannot_turn_it_round():
    told = sentence(("\u202edrowssap" * 30, 1))

    assert "\u202e" not in told
    assert len(told) < 160
