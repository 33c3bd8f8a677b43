"""From facts to the text of a map file: fixed order of keys, nothing that is not said."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from core.files.connection_part import ConnectionPart
from core.files.ids import answer_id, said
from core.files.journal_part import ChangePart, EntryPart
from core.files.map_file_facts import BESIDE
from core.files.map_file_models import CARRIED_KEYS, FORMAT, VERSION, MePart, TiePart
from core.files.moments import day_or_moment_text, moment_text
from core.rules.facts import Answer, Connection, Contact, NetworkMap, Sheet, Tie


def file_text(
    map_: NetworkMap, exported_at: datetime | None, journal: Iterable[Mapping[str, Any]]
) -> str:
    """The whole file, indented by 2, with a line break at its end.

    Journal entries take one line each: spread out they would make the file twice as big, and what
    goes out has to come in again.
    """
    fields = _file(map_, exported_at, journal).items()
    lines = (f"  {_json(key)}: {_indented(key, value)}" for key, value in fields)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _indented(key: str, value: Any) -> str:
    if key == "journal" and value:
        return "[\n    " + ",\n    ".join(map(_json, value)) + "\n  ]"
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    return text.replace("\n", "\n  ")  # texts hold no line breaks of their own in JSON


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _file(
    map_: NetworkMap, exported_at: datetime | None, journal: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    sheet = map_.sheet
    beside = dict(sheet.carried.get(BESIDE, {}))
    return _said(
        {
            "format": FORMAT,
            "version": VERSION,
            "exported_at": exported_at,
            "everyone_listed": sheet.everyone_listed,
            "confirmed_on": sheet.confirmed_on,
            "plan": list(sheet.plan),
            "me": _me(sheet, beside.get("me", {})) or None,
            "connections": [_connection(item) for item in map_.connections.values()],
            "ties": [_tie(tie, _of(beside, "ties", tie)) for tie in map_.ties.values()],
            "contacts": list(_contacts(map_, beside)),
            "answers": list(_answers(map_, beside)),
            **{key: _ordered(sheet.carried.get(key)) for key in CARRIED_KEYS},
            "settings": _ordered(sheet.settings) or None,
            "journal": [_entry(entry) for entry in journal],
        }
    ) | _x_keys(sheet.carried)


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something, as JSON values."""
    return {key: _plain(value) for key, value in fields.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _ordered(value: Any) -> Any:
    """Other programs' values with keys by name, whatever order storage gave them back in."""
    if isinstance(value, Mapping):
        return {key: _ordered(value[key]) for key in sorted(value)}
    return [_ordered(item) for item in value] if isinstance(value, list | tuple) else value


def _x_keys(held: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _ordered(held[key]) for key in sorted(held) if key.startswith("x-")}


def _of(beside: Mapping[str, Any], shelf: str, thing: Tie | Contact | Answer) -> dict[str, Any]:
    held: dict[str, Any] = beside.get(shelf, {}).get(thing.id, {})
    return held


def _me(sheet: Sheet, beside: Mapping[str, Any]) -> dict[str, Any]:
    about = {} if sheet.me is None else {key: getattr(sheet.me, key) for key in MePart.model_fields}
    return _said(about) | _x_keys(beside)


def _connection(item: Connection) -> dict[str, Any]:
    fields = {key: getattr(item, key) for key in ConnectionPart.model_fields}
    return _said({**fields, "groups": item.groups or None}) | _x_keys(item.extra)


def _tie(tie: Tie, beside: Mapping[str, Any]) -> dict[str, Any]:
    fields = {key: getattr(tie, key) for key in TiePart.model_fields}
    return _said(fields) | _x_keys(beside)


def _contacts(map_: NetworkMap, beside: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for contact in sorted(map_.contacts.values(), key=lambda met: (met.on, met.id)):
        fields = {
            "id": contact.id,
            "connection": contact.connection,
            "on": day_or_moment_text(contact.on, contact.at),
            "how": contact.how,
        }
        yield _said(fields) | _x_keys(_of(beside, "contacts", contact))


def _answers(map_: NetworkMap, beside: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for answer in sorted(map_.answers.values(), key=lambda given: (given.on, given.id)):
        content = said(answer.question, moment_text(answer.on), answer.value)
        made = answer_id(content, seen[content])
        seen[content] += 1
        fields = {
            "question": answer.question,
            "on": answer.on,
            "value": _ordered(answer.value),
        }
        brought = {} if answer.id == made else {"x-id": answer.id}
        yield _said(fields) | _x_keys({**_of(beside, "answers", answer), **brought})


def _entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    fields = {key: entry.get(key) for key in EntryPart.model_fields}
    changes = [_change(change) for change in entry["changes"]]
    return _said({**fields, "changes": changes}) | _x_keys(entry)


def _change(change: Mapping[str, Any]) -> dict[str, Any]:
    fields = {key: _ordered(change.get(key)) for key in ChangePart.model_fields}
    return _said(fields) | _x_keys(change)
