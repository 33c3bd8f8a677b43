"""The map file, version 1: what a person takes away and can bring back.

Reading and writing are each other's inverse: ``read(write(x)) == x`` for every map Kith can make,
and writing what was read gives the same bytes again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from core.errors import BadFile
from core.files.journal_values import journal_of
from core.files.json_text import read_json
from core.files.map_file_facts import map_of, order_of
from core.files.map_file_models import FORMAT, VERSION, MapFilePart
from core.files.map_file_writing import file_text
from core.rules.facts import NetworkMap
from core.rules.vocabulary import MOST_CONNECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFile:
    """What a map file says.

    ``journal`` holds plain values, oldest first: ``id``, ``at`` (text, UTC), ``by``, ``action``,
    ``undoes`` (only where it says something) and ``changes``, each with ``thing``, ``id``,
    ``before`` and ``after`` (``None`` or the fact's fields as JSON values). ``order`` holds the
    connections' ids as the file lists them, for tiles that have no cell yet.
    """

    map: NetworkMap = field(default_factory=NetworkMap)
    exported_at: datetime | None = None
    journal: tuple[Mapping[str, Any], ...] = ()
    order: tuple[str, ...] = field(default=(), compare=False)


def read_map_file(raw: bytes) -> MapFile:
    """The map a file holds.

    Ids that could not stand in an address or a key (blanks, more than 64 letters) are renamed the
    same way everywhere. Answers get their ``x-id``, or one made from what they say.

    Raises:
        BadFile: with a code for ``core.files.explaining``, and where in the file.
    """
    root = read_json(raw)
    _check_head(root)
    part = _validated(root)
    return MapFile(
        map=map_of(part),
        exported_at=part.exported_at,
        journal=journal_of(part.journal or ()),
        order=order_of(part),
    )


def write_map_file(file: MapFile) -> bytes:
    """The bytes of a map file: the same map gives the same bytes.

    It is indented by 2, with a line for each entry of the journal. What is not said is left out;
    keys come in the order of the format's page, other programs' keys
    last and by name.
    """
    return file_text(file.map, file.exported_at, file.journal).encode()


def _check_head(root: Any) -> None:
    """Say first what concerns the whole file, so that nobody mends fields of a stranger's file."""
    if not isinstance(root, dict) or root.get("format") != FORMAT:
        raise BadFile("format")
    version = root.get("version")
    if type(version) is not int or version != VERSION:
        newer = type(version) is int and version > VERSION
        raise BadFile("newer_version" if newer else "version")
    connections = root.get("connections")
    if isinstance(connections, list) and len(connections) > MOST_CONNECTIONS:
        raise BadFile("too_many_connections", count=len(connections), most=MOST_CONNECTIONS)


def _validated(root: dict[str, Any]) -> MapFilePart:
    try:
        return MapFilePart.model_validate(root)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    raise _refused(first)


# What Pydantic calls a problem, and our code for it.
_CODES: Mapping[str, str] = MappingProxyType(
    {
        "missing": "missing",
        "string_type": "wanted_text",
        "int_type": "wanted_number",
        "bool_type": "wanted_true_or_false",
        "list_type": "wanted_list",
        "dict_type": "wanted_object",
        "model_type": "wanted_object",
        "string_too_short": "empty_text",
        "string_too_long": "too_long",
        "too_long": "too_long",
        "greater_than_equal": "range",
        "less_than": "range",
    }
)

_MOST_CHOICES = 10  # more than these make no sentence


def _refused(error: ErrorDetails) -> BadFile:
    facts = dict(error.get("ctx", {}))
    place = error["loc"]
    if "key" in facts:
        place = (*place, facts.pop("key"))
    kind = error["type"]
    if kind == "string_too_long":
        facts["most"] = facts.pop("max_length")
    if len(facts.get("choices", ())) > _MOST_CHOICES:
        return BadFile("unknown_word", place=place)
    known = {name: facts[name] for name in ("choices", "most") if name in facts}
    return BadFile(_CODES.get(kind, kind), place=place, **known)
