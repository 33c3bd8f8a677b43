"""Bytes of a JSON file to plain values, with everything that could hurt refused on the way."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from core.errors import BadFile

MOST_BYTES = 5 * 1024 * 1024
MOST_VALUES = 400_000  # an empty list takes 3 bytes in a file and 64 in memory
MOST_DEPTH = 40
MOST_EXACT = 2**53 - 1  # RFC 7493, section 2.2: beyond it programs read different numbers
_LONGEST_NUMBER = 400  # digits; a float that says something fits in 25

_ESCAPED_TROUBLE = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")


def read_json(raw: bytes) -> Any:
    """The value a JSON text holds.

    Refused, beyond what is no JSON: more than 5 MiB or 400,000 values, deeper than 40, a key twice
    in one object, NaN, infinities, whole numbers beyond 2**53 - 1, lone surrogates and NUL.

    Raises:
        BadFile: ``too_big``, ``empty``, ``utf_16``, ``not_utf_8``, ``too_many_values``,
            ``not_json`` (``line``), ``too_deep``, ``number``, ``key_twice`` (``key``) or
            ``letters`` (``place``).
    """
    if len(raw) > MOST_BYTES:
        raise BadFile("too_big", most=MOST_BYTES // 2**20)
    text = _decoded(raw)
    if not text.strip():
        raise BadFile("empty")
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise BadFile("too_many_values")
    value = _loaded(text)
    _check_depth(value)
    if _ESCAPED_TROUBLE.search(text):
        _check_letters(value)
    return value


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4]:
        raise BadFile("utf_16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile("not_utf_8") from None


def _loaded(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise BadFile("not_json", line=error.lineno) from None
    except RecursionError:
        raise BadFile("too_deep") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise BadFile("key_twice", key=key)
            seen.add(key)
    return held


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) <= _LONGEST_NUMBER else MOST_EXACT + 1
    if abs(number) > MOST_EXACT:
        raise BadFile("number")
    return number


def _decimal(digits: str) -> float:
    number = float(digits) if len(digits) <= _LONGEST_NUMBER else math.inf
    if not math.isfinite(number):
        raise BadFile("number")
    return number


def _constant(_word: str) -> NoReturn:
    raise BadFile("number")


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MOST_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise BadFile("too_deep")


def _inside(value: Any) -> Iterator[Any]:
    """The containers right inside a container."""
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (inner for inner in held if isinstance(inner, (dict, list)))


def _check_letters(value: Any) -> None:
    """Refuse half letters and NUL, which neither UTF-8 nor a database can hold."""
    for place, part in _parts(value):
        for text in _texts(part):
            if "\0" in text or not _encodes(text):
                raise BadFile("letters", place=place)


def _parts(value: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The file in pieces small enough to say where something is."""
    for key, part in value.items() if isinstance(value, dict) else ():
        yield (), key
        if isinstance(part, list):
            yield from (((key, number), item) for number, item in enumerate(part))
        else:
            yield (key,), part
    if not isinstance(value, dict):
        yield (), value


def _texts(value: Any) -> Iterator[str]:
    """Every text and key inside a value; recursion is safe, for the depth is checked."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
