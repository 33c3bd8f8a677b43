"""What a recipient reads: short sentences about a map, counts in bands, no name that is not ticked.

``within`` keeps all of it to one printed side. Nothing here knows what was left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.access.grants import Part
from core.rules.bands import band, sizes
from core.rules.days import date_in_words
from core.rules.facts import Connection, NetworkMap
from core.rules.goals import Goal
from core.rules.labels import N_, word_for
from core.rules.network_type import TypeFound, TypeResult, type_of
from core.rules.saying import filled, plainly, roll_call
from core.rules.speech import Translator, listed
from core.rules.type_inputs import inputs_of
from core.rules.vocabulary import (
    NONE_OF_THESE,
    Feel,
    Group,
    Kind,
    NetworkType,
    Ring,
    Standing,
    Support,
)

_LONGEST_GOAL = 40  # words; a longer one is cut and says so
_MOST_GOALS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One part in words."""

    part: Part
    sentences: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words it takes."""
        return sum(len(one.split()) for one in self.sentences)


def within(said: Iterable[Said], most: int, speech: Translator) -> tuple[tuple[Said, ...], bool]:
    """As many sentences as fit into so many words, in order, and whether any were left out."""
    kept, left, is_cut = list[Said](), most, False
    more = speech.gettext("There is more than fits here.")
    for one in said:
        room = list[str]()
        for sentence in one.sentences:
            cost = len(sentence.split())
            if is_cut or cost > left - len(more.split()):
                is_cut = True
                break
            room.append(sentence)
            left -= cost
        kept.append(Said(one.part, tuple(room)))
    if is_cut:
        kept[-1] = Said(kept[-1].part, (*kept[-1].sentences, more))
    return tuple(one for one in kept if one.sentences), is_cut


def ago(days: int, speech: Translator) -> str:
    """An age in words.

    >>> from core.rules.speech import ENGLISH
    >>> [ago(n, ENGLISH) for n in (0, 1, 13, 14, 60)]
    ['today', 'yesterday', '13 days ago', '2 weeks ago', '8 weeks ago']
    """
    if days == 0:
        return speech.gettext("today")
    if days == 1:
        return speech.gettext("yesterday")
    if days < 14:
        return speech.gettext("%(n)s days ago") % {"n": days}
    return speech.gettext("%(n)s weeks ago") % {"n": days // 7}


def goals(wanted: Sequence[Goal], speech: Translator) -> tuple[str, ...]:
    """Goals, each with the help that is wanted; long ones cut, many of them counted."""
    if not wanted:
        return (speech.gettext("No goals are written down yet."),)
    told = list[str]()
    for goal in wanted[:_MOST_GOALS]:
        told.append(_cut(goal.say))
        if goal.help:
            told.append(speech.gettext("Help wanted: %(help)s") % {"help": _cut(goal.help)})
    if len(wanted) > _MOST_GOALS:
        told.append(speech.gettext("There are more goals than fit here."))
    return tuple(told)


def _cut(text: str) -> str:
    words = text.split()
    return text if len(words) <= _LONGEST_GOAL else " ".join(words[:_LONGEST_GOAL]) + " …"


def summary(here: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    """Who and what is here, who is close, which parts of life, what there is from people."""
    if not here:
        return (speech.gettext("Nothing is on this map just now."),)
    close = [item for item in here if item.ring is Ring.INNER]
    resting = [item for item in here if item.standing is Standing.RESTING]
    told = [_sized(speech.gettext("On the map: %(sizes)s."), here, speech)]
    if close:
        told.append(_sized(speech.gettext("Close: %(sizes)s."), close, speech))
    told += [_groups(kind, here, speech) for kind in Kind]
    told += [_support(here, speech)]
    if resting:
        told.append(_sized(speech.gettext("Resting for now: %(sizes)s."), resting, speech))
    return tuple(one for one in told if one)


def _sized(sentence: str, items: Iterable[Connection], speech: Translator) -> str:
    return sentence % {"sizes": sizes(items, speech)}


_PARTS_OF_LIFE = {
    Kind.PERSON: N_("Among the people: %(groups)s."),
    Kind.PLACE: N_("Among the places: %(groups)s."),
    Kind.ACTIVITY: N_("Among the activities: %(groups)s."),
}


def _groups(kind: Kind, here: Iterable[Connection], speech: Translator) -> str:
    counts = dict.fromkeys(Group, 0)
    for item in here:
        for group in item.groups if item.kind is kind else ():
            counts[group] += 1
    said = [f"{word_for(group, speech)} {band(n, speech)}" for group, n in counts.items() if n]
    if not said:
        return ""
    return speech.gettext(_PARTS_OF_LIFE[kind]) % {"groups": listed(said, speech)}


def _support(here: Iterable[Connection], speech: Translator) -> str:
    people = [item for item in here if item.kind is Kind.PERSON]
    said = []
    for kind in Support:
        n = sum(1 for item in people if kind in (item.support_received or ()))
        if n:
            said.append(f"{word_for(kind, speech)} {band(n, speech)}")
    if not said:
        return ""
    return speech.gettext("People there for: %(what)s.") % {"what": listed(said, speech)}


_FELT = {
    Feel.HELPS: N_("What helps: %(sizes)s."),
    Feel.NEUTRAL: N_("What is neutral: %(sizes)s."),
    Feel.MIXED: N_("What is mixed: %(sizes)s."),
    Feel.HARD: N_("What can be hard: %(sizes)s."),
}


def feel(here: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    """How much of it helps, and how much can be hard."""
    felt = {feeling: [item for item in here if item.feel is feeling] for feeling in Feel}
    told = [
        _sized(speech.gettext(_FELT[one]), items, speech) for one, items in felt.items() if items
    ]
    return tuple(told) or (speech.gettext("Nothing is marked yet."),)


def names(named: Sequence[Connection], speech: Translator) -> tuple[str, ...]:
    """The names that were ticked."""
    first = plainly(speech.gettext("Named here: %(names)s."))
    return roll_call(named, first, plainly(speech.gettext("And %(names)s.")), speech)


def changes(
    before: Mapping[str, Connection], now: Mapping[str, Connection], since: date, speech: Translator
) -> tuple[str, ...]:
    """What came, what went, who is closer or further, since a day."""
    both = before.keys() & now.keys()
    moved = [now[key] for key in both if before[key].ring and now[key].ring]
    closer = [one for one in moved if (before[one.id].ring or 0) > (one.ring or 0)]
    further = [one for one in moved if (before[one.id].ring or 0) < (one.ring or 0)]
    found = (
        (speech.gettext("New: %(sizes)s."), [now[key] for key in now.keys() - before.keys()]),
        (
            speech.gettext("No longer here: %(sizes)s."),
            [before[key] for key in before.keys() - now.keys()],
        ),
        (speech.gettext("Closer than before: %(sizes)s."), closer),
        (speech.gettext("Further than before: %(sizes)s."), further),
    )
    told = [_sized(sentence, items, speech) for sentence, items in found if items]
    day = date_in_words(since, speech)
    if not told:
        return (speech.gettext("Nothing changed since %(date)s.") % {"date": day},)
    return (speech.gettext("Since %(date)s:") % {"date": day}, *told)


def type_said(
    seen: NetworkMap, own_word: str | None, on: date, speech: Translator
) -> tuple[str, ...]:
    """The kind of network: the person's own word, or what the shared part of the map reads like."""
    if own_word == NONE_OF_THESE:
        return (speech.gettext("In their own word: none of the three kinds."),)
    if own_word is not None:
        name = word_for(NetworkType(own_word), speech)
        return (speech.gettext("In their own word: “%(name)s”.") % {"name": name},)
    return (_reads_like(type_of(inputs_of(seen, on)), speech),)


def _reads_like(found: TypeFound, speech: Translator) -> str:
    kinds = listed([f"“{word_for(name, speech)}”" for name in found.names], speech)
    if found.result is TypeResult.NOT_ENOUGH_INFORMATION:
        return speech.gettext("There is not enough on this map yet to say which kind it is like.")
    if not kinds:
        return speech.gettext("This map is like none of the three kinds more than others.")
    return filled(speech.gettext("This map reads like %(kinds)s."), kinds=kinds)


__all__ = [
    "Said",
    "ago",
    "changes",
    "feel",
    "goals",
    "names",
    "summary",
    "type_said",
    "within",
]
