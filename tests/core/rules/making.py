"""Small maps for tests of rules, said as shortly as they can be."""

from types import MappingProxyType

from core.rules.facts import Connection, NetworkMap, Sheet, Tie
from core.rules.vocabulary import Kind, TieKind, TieStrength


def person(name, **values):
    return Connection(id=name.casefold(), kind=Kind.PERSON, name=name, **values)


def place(name, **values):
    return Connection(id=name.casefold(), kind=Kind.PLACE, name=name, **values)


def activity(name, **values):
    return Connection(id=name.casefold(), kind=Kind.ACTIVITY, name=name, **values)


def tie(one, other, kind=TieKind.KNOWS, strength=TieStrength.YES):
    a, b = sorted((one.casefold(), other.casefold()))
    return Tie(a=a, b=b, kind=kind, strength=strength)


def unsure(one, other, kind=TieKind.KNOWS):
    return tie(one, other, kind, TieStrength.NOT_SURE)


def a_map_of(*items, ties=(), contacts=(), sheet=None):
    return NetworkMap(
        sheet=sheet or Sheet(),
        connections=_shelf(items),
        ties=_shelf(ties),
        contacts=_shelf(contacts),
    )


def _shelf(things):
    return MappingProxyType(dict(sorted((thing.id, thing) for thing in things)))
