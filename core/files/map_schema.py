"""The JSON Schema of the map file, made from the models that read it, so that the two agree."""

import json
from typing import Any

from core.files.map_file_models import MapFilePart
from core.files.map_file_values import DAY_PATTERN, MOMENT_PATTERN

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Kith map file, version 1"
_NAMES = {
    "MePart": "me",
    "ConnectionPart": "connection",
    "TiePart": "tie",
    "ContactPart": "contact",
    "AnswerPart": "answer",
    "EntryPart": "journal_entry",
    "ChangePart": "change",
}

_MOMENTS = {DAY_PATTERN: "day", MOMENT_PATTERN: "moment"}
_SIMPLE = {
    "day": {
        "description": "A calendar day of the years 1900 to 2100.",
        "type": "string",
        "format": "date",
        "pattern": DAY_PATTERN,
    },
    "moment": {
        "description": "A day and time with its offset (RFC 3339), such as 2026-11-23T09:30:00Z.",
        "type": "string",
        "format": "date-time",
        "pattern": MOMENT_PATTERN,
    },
}


def schema_text() -> str:
    """The text of ``docs/formats/kith-map-1.schema.json``."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The schema, draft 2020-12, made readable.

    Every optional field may be null, because null means "not said". Choices stand where they are
    used. What a schema cannot say (ends of ties exist, ids are unique, the plan adds up to 12) is
    in ``docs/formats/kith-map.md``.
    """
    raw = MapFilePart.model_json_schema()
    definitions = raw.pop("$defs")
    choices = {name: made for name, made in definitions.items() if "enum" in made}
    parts = {_NAMES[name]: _readable(definitions[name], choices) for name in _NAMES}
    head = {"$schema": DIALECT, "title": TITLE}
    return {**head, **_readable(raw, choices), "$defs": {**parts, **_SIMPLE}}


def _readable(value: Any, choices: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_readable(item, choices) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("pattern") in _MOMENTS:
        described = {key: value[key] for key in ("description",) if key in value}
        return {**described, "$ref": f"#/$defs/{_MOMENTS[value['pattern']]}"}
    tidy = {
        key: _readable(inner, choices) for key, inner in value.items() if not _is_noise(key, inner)
    }
    return _in_order(_or_null(_resolved(tidy, choices)))


def _is_noise(key: str, value: Any) -> bool:
    """Titles made from field names, and defaults of null. A property may be called "title"."""
    return (key == "title" and isinstance(value, str)) or (key == "default" and value is None)


def _in_order(value: dict[str, Any]) -> dict[str, Any]:
    """What it is first, then its parts, then the rest."""
    first = [key for key in ("description", "type", "required", "properties") if key in value]
    return {key: value[key] for key in first} | value


def _resolved(value: dict[str, Any], choices: dict[str, Any]) -> dict[str, Any]:
    """A reference renamed, or replaced by the short list of choices it stands for."""
    name = str(value.get("$ref", "")).removeprefix("#/$defs/")
    if name in choices:
        rest = {key: inner for key, inner in value.items() if key != "$ref"}
        return {"enum": choices[name]["enum"], **rest}
    return value | {"$ref": f"#/$defs/{_NAMES[name]}"} if name in _NAMES else value


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    """``anyOf: [something, null]`` in one breath, the description first."""
    something, *rest = value.get("anyOf", [None])
    if rest == [{"type": "null"}] and ("enum" in something or "type" in something):
        value = {key: inner for key, inner in value.items() if key != "anyOf"} | something
        value = value | {"type": [something["type"], "null"]} if "type" in value else value
        value = value | {"enum": [*something["enum"], None]} if "enum" in value else value
    return value
