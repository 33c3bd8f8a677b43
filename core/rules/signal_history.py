"""Which signals hold on a day, since when, and whether they are a reason to offer a thought.

Everything is worked out from the map's history and a day, never from when somebody last looked:
looking daily, weekly or twice a day gives the same answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from core.rules.changes import Noun
from core.rules.signal_looks import Met, Said
from core.rules.signal_past import History, history_of
from core.rules.signal_rules import EARLIER, FADES, IDS, TOGETHER, is_confirmed, signal
from core.rules.signals import Glimpse, Signal
from core.rules.thresholds import CONFIRMED_DAYS, S10_DAYS, TOGETHER_DAYS

DAY = timedelta(days=1)
_ALONE = ("S1", "S12")  # each is a reason by itself


@dataclass(frozen=True, slots=True)
class Found:
    """What a map says on a day.

    ``because`` names the signals that are a reason to offer a thought. ``still_right``: the person
    has not confirmed the map for so long that this is the only question to ask.
    """

    on: date
    signals: tuple[Signal, ...]
    offer: bool
    because: tuple[str, ...]
    still_right: bool = False

    def holding(self) -> tuple[Signal, ...]:
        """The signals that hold."""
        return tuple(signal for signal in self.signals if signal.holds)


def find(history: History, on: date, *, lsns: bool = False, back: int | None = None) -> Found:
    """Every signal on a day.

    Args:
        history: the map's past.
        on: the day.
        lsns: whether the deployment has the six questions of S12.
        back: look no further back than so many days for since when a signal holds.
    """
    view = history(on)
    if not is_confirmed(view, on):
        cannot = tuple(Signal(id_, None) for id_ in IDS)
        return Found(on, cannot, offer=False, because=(), still_right=bool(view.items))
    asked = tuple(_on_a_day(history, id_, on, lsns=lsns) for id_ in IDS)
    dated = tuple(_dated(history, found, on, back) if found.holds else found for found in asked)
    because = reasons(dated, on)
    return Found(on, dated, offer=bool(because), because=because)


def reasons(signals: tuple[Signal, ...], on: date) -> tuple[str, ...]:
    """The signals that are a reason: one that is enough alone, or two that held together."""
    alone = [one.id for one in signals if one.holds and one.id in _ALONE]
    long = [one.id for one in signals if one.id in TOGETHER and _is_long(one, on)]
    because = {*alone, *(long if len(long) > 1 else ())}
    return tuple(id_ for id_ in IDS if id_ in because)


def _is_long(one: Signal, on: date) -> bool:
    return bool(one.holds) and one.since is not None and (on - one.since).days >= TOGETHER_DAYS


def _on_a_day(history: History, id_: str, on: date, *, lsns: bool = True) -> Signal:
    if id_ == "S12" and not lsns:
        return Signal(id_, None)
    then = max(on - timedelta(days=S10_DAYS), history.begins or on)
    return signal(id_, history(on), on, (history, min(then, on)))


def _dated(history: History, found: Signal, on: date, back: int | None) -> Signal:
    """The signal with the first day of the unbroken run of days on which it has held."""
    first = min(history.begins or on, on)
    if back is not None:
        first = max(first, on - timedelta(days=back))
    turns = sorted({first, *_turns(history, found.id, first, on)}, reverse=True)
    since = turns[0]
    for day in turns[1:]:
        if not _on_a_day(history, found.id, day).holds:
            break
        since = day
    return replace(found, since=since)


def _turns(history: History, id_: str, first: date, on: date) -> Iterator[date]:
    """Every day in between on which a signal may differ from the day before."""
    for day in {*history.days(_LOOKS_AT[id_]), *_runs_out(history, id_)}:
        later = day + timedelta(days=S10_DAYS)
        if first < day <= on:
            yield day
        if id_ == EARLIER and first < later <= on:
            yield later
    if id_ == EARLIER and history.begins and first < history.begins + timedelta(S10_DAYS) <= on:
        yield history.begins + timedelta(S10_DAYS)


def _runs_out(history: History, id_: str) -> Iterator[date]:
    """Days on which time alone changes something: a contact, an answer or an end is past."""
    for look in history.ever:
        match look:
            case Met() if id_ in FADES:
                yield look.on
                yield look.on + timedelta(days=FADES[id_])
            case Said() if id_ in _ALONE:
                yield look.day
                yield look.day + timedelta(days=CONFIRMED_DAYS + 1)
            case Glimpse() if id_ == "S8" and look.service_ends_on:
                yield look.service_ends_on + DAY


_MAP = frozenset({Noun.CONNECTION})
_MET = frozenset({Noun.CONNECTION, Noun.CONTACT})
_SAID = frozenset({Noun.ANSWER})
_LOOKS_AT: Mapping[str, frozenset[Noun]] = MappingProxyType(
    {
        **dict.fromkeys(("S1", "S12"), _SAID),
        **dict.fromkeys(("S2", "S5", "S7", "S9", "S10"), _MET),
        **dict.fromkeys(("S3", "S4", "S8", "S11"), _MAP),
        "S6": frozenset({Noun.CONNECTION, Noun.TIE}),
        "C1": frozenset({Noun.SHEET}),
    }
)


__all__ = ["Found", "History", "find", "history_of", "reasons"]
