"""How an example person is written down: who is on the map, since when, and what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from core.rules.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Being:
    """One connection: its fields, how many days ago it came, and every how many days it is met."""

    name: str
    kind: Kind
    fields: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    came: int = 120
    every: int | None = None
    until: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that changed so many days ago."""

    ago: int
    name: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Thought:
    """A card about somebody's rhythm so many days ago, and what was said to it."""

    ago: int
    name: str
    wording: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An example person. ``ties`` pairs names; ``words`` are day words by days ago."""

    nickname: str
    sign_in_as: str
    about: str
    beings: tuple[Being, ...]
    ties: tuple[tuple[str, str], ...] = ()
    turns: tuple[Turn, ...] = ()
    words: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    thoughts: tuple[Thought, ...] = ()
    everyone_listed: bool = False
    asked_type: int | None = None  # so many days ago
    choices: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def person(name: str, group: str | tuple[str, ...], ring: int | None = None, **more: Any) -> Being:
    """A person on the map."""
    return _being(name, Kind.PERSON, group, ring, more)


def place(name: str, group: str | tuple[str, ...], ring: int | None = None, **more: Any) -> Being:
    """A place."""
    return _being(name, Kind.PLACE, group, ring, more)


def activity(
    name: str, group: str | tuple[str, ...], ring: int | None = None, **more: Any
) -> Being:
    """An activity."""
    return _being(name, Kind.ACTIVITY, group, ring, more)


def _being(
    name: str, kind: Kind, group: str | tuple[str, ...], ring: int | None, more: dict[str, Any]
) -> Being:
    groups = (group,) if isinstance(group, str) else group
    timing = {key: more.pop(key) for key in ("came", "every", "until") if key in more}
    fields = {"groups": [*groups], **({} if ring is None else {"ring": ring}), **more}
    return Being(name, kind, MappingProxyType(fields), **timing)


def links(*circles: str) -> tuple[tuple[str, str], ...]:
    """Pairs from lines: ``Sam: Dee, Ravi`` is Sam with each, ``Sam + Dee + Ravi`` all of them."""
    return tuple(pair for line in circles for pair in _pairs(line))


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    if ":" in line:
        one, _, others = line.partition(":")
        yield from ((one.strip(), other.strip()) for other in others.split(","))
        return
    names = [name.strip() for name in line.split("+")]
    yield from ((a, b) for n, a in enumerate(names) for b in names[n + 1 :])


LATELY = 60  # days of meetings: enough to look real, few enough to start quickly


def meetings(being: Being, today: date) -> Iterator[date]:
    """Days this one was met: every so often, a little uneven as life is, always the same."""
    if being.every is None:
        return
    step, ago = being.every, being.came
    uneven = sum(map(ord, being.name))
    while ago >= being.until:
        if ago <= LATELY:
            yield today - timedelta(days=ago)
        uneven = (uneven * 31 + 7) % 97
        ago -= max(1, step + uneven % max(2, step // 2) - step // 4)
