"""The description of the API: valid, whole, and it names what every write needs."""

import jsonschema
import pytest

from tests.guards.walking import api_routes

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def document(visitor):
    """The OpenAPI document, open to anyone: it holds nobody's words."""
    return visitor.client.get("/api/v1/openapi.json").json()


def operations(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                yield f"{method.upper()} {path.removeprefix('/api/v1')}", operation


def test_it_is_openapi_3_1_and_every_reference_leads_somewhere(document):
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    for one in references(document):
        assert one.removeprefix("#/components/schemas/") in schemas


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_every_schema_is_json_schema_2020_12(document):
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_route_is_in_it_and_nothing_else(document, kith):
    assert {name for name, _ in operations(document)} == {one.name for one in api_routes(kith)}


def test_every_operation_has_a_name_of_its_own_and_a_sentence(document):
    found = [operation for _, operation in operations(document)]
    names = [one["operationId"] for one in found]
    assert len(names) == len(set(names))
    assert all(one["description"] for one in found)


def test_every_operation_asks_for_a_key(document):
    for name, operation in operations(document):
        assert operation["security"] == [{"HTTPBearer": []}], name


def test_every_write_asks_for_an_idempotency_key(document):
    for name, operation in operations(document):
        headers = {
            one["name"].lower() for one in operation.get("parameters", ()) if one["in"] == "header"
        }
        wants = not name.startswith("GET") and name != "POST /import/dry-run"
        assert ("idempotency-key" in headers) == wants, name


def test_every_path_name_is_described(document):
    for name, operation in operations(document):
        named = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
        assert named == {part[1:-1] for part in name.split("/") if part.startswith("{")}


def test_what_is_read_fits_its_description(program, document):
    sam = program.adds("Sam", ring=1, groups=["friend"])
    schema = {"$ref": "#/components/schemas/Connection", "components": document["components"]}
    jsonschema.validate(sam, schema)
