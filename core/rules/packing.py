"""Facts as plain JSON values and back, for the journal and for files."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from core.rules.changes import CLASS_OF, Noun, Thing

_ADAPTERS: Mapping[Noun, TypeAdapter[Any]] = MappingProxyType(
    {noun: TypeAdapter(cls) for noun, cls in CLASS_OF.items()}
)


def pack(noun: Noun, thing: Thing) -> dict[str, Any]:
    """JSON values of the fields that say something; the version counter stays behind."""
    packed: dict[str, Any] = _ADAPTERS[noun].dump_python(
        thing,
        mode="json",
        exclude_defaults=True,
        exclude={"version"},
        warnings=False,
        fallback=dict,  # read-only mappings, which pydantic does not know
    )
    return packed


def unpack(noun: Noun, packed: Mapping[str, Any]) -> Thing:
    """The fact again.

    Raises:
        pydantic.ValidationError: the values do not make such a fact.
    """
    thing: Thing = _ADAPTERS[noun].validate_python(dict(packed))
    return thing
