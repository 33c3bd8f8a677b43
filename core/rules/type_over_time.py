"""Which type a map shows over time: the one kept when the person asked, until another has stood.

Nothing is stored by the clock. The answer is worked out from the journal, so it is the same however
often, and from whichever machine, it is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from core.rules.changes import Entry, Noun
from core.rules.facts import Answer, NetworkMap
from core.rules.network_type import TypeFound, from_json, type_of
from core.rules.thresholds import TYPE_STANDS_AFTER_DAYS
from core.rules.type_replay import dated, inputs_by_day
from core.rules.vocabulary import AS_KITH_SAYS, Question

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """Days on which a map reads the same: from ``since`` on. ``found`` is of its last change."""

    since: date
    found: TypeFound


@dataclass(frozen=True, slots=True)
class ShownType:
    """The type a map shows, since when, and the person's own word, which wins."""

    since: date
    found: TypeFound
    own_word: str | None


def shown_type(
    map_: NetworkMap, entries: Sequence[Entry], on: date, zone: tzinfo
) -> ShownType | None:
    """What a map shows on a day; ``None`` where the person never asked.

    ``entries`` are the journal, in order of number; those after the day do not count. Without any,
    what was kept stands.
    """
    asked = _latest(map_, Question.NETWORK_TYPE, on, zone)
    kept = None if asked is None else _kept(asked)
    if asked is None or kept is None:
        return None
    since = max(asked.on.astimezone(zone).date(), _came_on(asked, entries, zone))
    later = spells(entries, since, on, zone) if entries else ()
    now = standing(Spell(since, kept), later, on)
    return ShownType(now.since, now.found, own_word(map_, on, zone))


def own_word(map_: NetworkMap, on: date, zone: tzinfo) -> str | None:
    """The person's own word for their network; ``None`` where they left it to Kith."""
    said = _latest(map_, Question.NETWORK_TYPE_WORD, on, zone)
    return None if said is None or said.value == AS_KITH_SAYS else str(said.value)


def standing(kept: Spell, later: Sequence[Spell], on: date) -> Spell:
    """The spell in force on a day: another replaces it once it has stood for 14 days."""
    now = kept
    lasts = [*(spell.since - _DAY for spell in later[1:]), on]
    for spell, last in zip(later, lasts, strict=False):  # no spells: one last day too many
        if reads(spell.found) == reads(now.found):
            now = Spell(now.since, spell.found)
        elif (last - spell.since).days >= TYPE_STANDS_AFTER_DAYS:
            now = Spell(spell.since + timedelta(days=TYPE_STANDS_AFTER_DAYS), spell.found)
    return now


def reads(found: TypeFound) -> tuple[str, frozenset[str]]:
    """What has to differ for a result to be another one: not its scores, not the order of two."""
    return found.result, frozenset(found.names)


def spells(entries: Iterable[Entry], since: date, on: date, zone: tzinfo) -> tuple[Spell, ...]:
    """What a map read like from one day to another, by its journal."""
    found = list[Spell]()
    for day, inputs in inputs_by_day(entries, since, on, zone):
        new = type_of(inputs)
        if found and reads(found[-1].found) == reads(new):
            found[-1] = Spell(found[-1].since, new)
        else:
            found.append(Spell(day, new))
    return tuple(found)


def _latest(map_: NetworkMap, question: Question, on: date, zone: tzinfo) -> Answer | None:
    said = [
        one
        for one in map_.answers.values()
        if one.question == question and one.on.astimezone(zone).date() <= on
    ]
    return max(said, key=lambda one: (one.on, one.id), default=None)


def _kept(answer: Answer) -> TypeFound | None:
    try:
        return from_json(answer.value if isinstance(answer.value, Mapping) else {})
    except ValueError:
        return None


def _came_on(answer: Answer, entries: Iterable[Entry], zone: tzinfo) -> date:
    """The day an answer came into this journal: one brought in by a file knows no day before."""
    for day, entry in dated(entries, zone):
        if any(change.noun is Noun.ANSWER and change.id == answer.id for change in entry.changes):
            return day
    return date.min
