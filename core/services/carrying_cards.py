"""The log of cards, put beside a map that goes out and taken apart from one that comes in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from core.files.map_file import MapFile
from core.files.prompt_part import KEY, cards_in, cards_out
from core.rules.facts import NetworkMap
from core.rules.offered import Offered
from core.store.records import OpenRecords


def with_cards(map_: NetworkMap, cards: Sequence[Offered]) -> NetworkMap:
    """The map with Kith's log of cards beside it, where a file has room for it."""
    if not cards:
        return map_
    carried = {**map_.sheet.carried, KEY: cards_out(cards)}
    return replace(map_, sheet=replace(map_.sheet, carried=carried))


def cards_apart(file: MapFile) -> tuple[MapFile, tuple[Offered, ...]]:
    """The file without the log of cards, and the log."""
    sheet = file.map.sheet
    cards = cards_in(sheet.carried)
    if cards is None:
        return file, ()
    rest = {key: held for key, held in sheet.carried.items() if key != KEY}
    bare = replace(sheet, carried=MappingProxyType(rest))
    return replace(file, map=replace(file.map, sheet=bare)), cards


def take_in(records: OpenRecords, cards: Iterable[Offered]) -> None:
    """Keep the cards that are not there yet."""
    held = {card.id for card in records.prompts.all()}
    records.prompts.add(card for card in cards if card.id not in held)
