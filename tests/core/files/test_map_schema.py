"""The published schema: it is the one the models make, and it fits every file Kith writes."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from core.files.map_file import MapFile, write_map_file
from core.files.map_schema import schema, schema_text
from core.rules.vocabulary import MOST_CONNECTIONS
from tests.core.files.bad_maps import GOOD
from tests.maps import NOW, network_maps

FORMATS = Path(__file__).parents[3] / "docs" / "formats"
PUBLISHED = json.loads((FORMATS / "kith-map-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    PUBLISHED, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def test_the_published_schema_is_the_one_made_now():
    published = (FORMATS / "kith-map-1.schema.json").read_text(encoding="utf-8")

    assert published == schema_text(), "write it anew: .venv/bin/python scripts/write_schema.py"


def test_the_schema_is_a_schema_of_draft_2020_12():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_says_how_many_connections_a_map_can_hold():
    assert PUBLISHED["properties"]["connections"]["maxItems"] == MOST_CONNECTIONS


@settings(max_examples=40)
@given(network_maps())
def test_every_file_kith_writes_fits_the_schema(map_):
    VALIDATOR.validate(json.loads(write_map_file(MapFile(map=map_, exported_at=NOW))))


def test_a_file_of_another_program_fits_the_schema():
    VALIDATOR.validate(GOOD)


def test_the_example_of_the_format_page_fits_the_schema():
    page = (FORMATS / "kith-map.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]

    VALIDATOR.validate(json.loads(example))


OBJECTS = {
    "file": PUBLISHED,
    **{name: made for name, made in PUBLISHED["$defs"].items() if "properties" in made},
}


@pytest.mark.parametrize("name", OBJECTS)
def test_every_field_is_described(name):
    fields = OBJECTS[name]["properties"]

    assert {field for field, said in fields.items() if "description" not in said} == set()


@pytest.mark.parametrize("name", OBJECTS)
def test_every_field_stands_on_the_format_page(name):
    page = (FORMATS / "kith-map.md").read_text(encoding="utf-8")

    assert {field for field in OBJECTS[name]["properties"] if f"`{field}`" not in page} == set()
