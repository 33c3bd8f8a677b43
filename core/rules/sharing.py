"""Sharing: what a recipient gets of a map, and nothing else.

What is just for me goes first, before anything is counted, ordered, laid out or compared. So a
map with something hidden and one without it give the same bytes. Who knows about the person's
health, prompts, answers and contacts are never looked at here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.access.grants import Part, Terms
from core.rules import shared_words
from core.rules.drawing import Picture, draw_fresh
from core.rules.facts import Connection, NetworkMap, Sheet, Tie
from core.rules.goals import Goal, goals_of
from core.rules.labels import capital, word_for
from core.rules.shared_words import Said, ago, within
from core.rules.speech import Translator
from core.rules.vocabulary import AS_KITH_SAYS, Question, Standing

GREY_AFTER_DAYS = 30
CLOSED_AFTER_DAYS = 90
MOST_WORDS = 300  # on the one printed side, everything counted
_FRAME = 60  # of these for title, dates and what stands on every summary


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedView:
    """What a recipient gets. ``said`` holds goals first; a closed view holds its date alone.

    ``shared_on`` is the day the person last said yes to sharing, ``age`` the same in words.
    """

    name: str
    on: date
    shared_on: date
    ends_on: date
    age: str
    is_old: bool
    is_closed: bool
    parts: tuple[Part, ...] = ()
    said: tuple[Said, ...] = ()
    is_cut: bool = False
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What a view is made of, beside the map. ``then``: the map as this recipient last saw it."""

    name: str
    terms: Terms
    shared_on: date
    ends_on: date
    then: NetworkMap | None = None
    then_on: date | None = None


def shared_view(map_: NetworkMap, sharing: Sharing, on: date, speech: Translator) -> SharedView:
    """What a recipient gets of a map on a day."""
    days = max((on - sharing.shared_on).days, 0)
    view = SharedView(
        name=sharing.name,
        on=on,
        shared_on=sharing.shared_on,
        ends_on=sharing.ends_on,
        age=ago(days, speech),
        is_old=days > GREY_AFTER_DAYS,
        is_closed=days > CLOSED_AFTER_DAYS,
        parts=tuple(part for part in Part if part in sharing.terms.parts),
    )
    return view if view.is_closed else _filled(view, map_, sharing, speech)


def _filled(view: SharedView, map_: NetworkMap, sharing: Sharing, speech: Translator) -> SharedView:
    seen = shown_of(map_, sharing.terms, speech)
    said, is_cut = within(_said(map_, seen, sharing, view.on, speech), MOST_WORDS - _FRAME, speech)
    picture = _picture(seen, sharing, speech) if Part.MAP in sharing.terms.parts else None
    return replace(view, said=said, is_cut=is_cut, picture=picture)


def hidden_in(map_: NetworkMap) -> frozenset[str]:
    """Ids of what is just for me."""
    return frozenset(item.id for item in map_.connections.values() if item.just_for_me)


def shown_of(map_: NetworkMap, terms: Terms, speech: Translator) -> NetworkMap:
    """The map as others may see it: new ids, only what is here, words instead of names."""
    here = [item for item in map_.here() if not item.just_for_me]
    new_ids = {item.id: f"s{place:04d}" for place, item in enumerate(sorted(here, key=_id), 1)}
    items = {new_ids[one.id]: _bare(one, new_ids[one.id], terms, speech) for one in here}
    ties = (_moved(tie, new_ids) for tie in map_.ties.values() if {tie.a, tie.b} <= new_ids.keys())
    return NetworkMap(
        sheet=Sheet(),
        connections=dict(sorted(items.items())),
        ties=dict(sorted((tie.id, tie) for tie in ties)),
    )


def _id(item: Connection) -> str:
    return item.id


def _bare(item: Connection, new_id: str, terms: Terms, speech: Translator) -> Connection:
    """A connection with what was agreed alone. Who knows is not among what is copied."""
    is_named = Part.NAMES in terms.parts and item.id in terms.names
    return Connection(
        id=new_id,
        kind=item.kind,
        name=item.name if is_named else _what(item, speech),
        groups=item.groups,
        ring=item.ring,
        feel=item.feel if Part.FEEL in terms.parts else None,
        usual_contact=item.usual_contact,
        known_for=item.known_for,
        support_received=item.support_received,
        standing=Standing.RESTING if item.standing is Standing.RESTING else Standing.ACTIVE,
        extra={"named": True} if is_named else {},
    )


def _what(item: Connection, speech: Translator) -> str:
    """A sort of person, place or activity instead of its name."""
    return capital(word_for(item.groups[0] if item.groups else item.kind, speech))


def _moved(tie: Tie, new_ids: dict[str, str]) -> Tie:
    a, b = sorted((new_ids[tie.a], new_ids[tie.b]))
    return Tie(a=a, b=b, kind=tie.kind, strength=tie.strength)


def _picture(seen: NetworkMap, sharing: Sharing, speech: Translator) -> Picture:
    return draw_fresh(
        seen.connections.values(),
        seen.ties.values(),
        speech=speech,
        show_feel=Part.FEEL in sharing.terms.parts,
        prefix="shared-",
        title=speech.gettext("Map"),
        me=sharing.name,
    )


def _said(
    map_: NetworkMap, seen: NetworkMap, sharing: Sharing, on: date, speech: Translator
) -> Iterable[Said]:
    """Every part in words, goals first; names come last, because they may be many."""
    here, hidden = seen.here(), hidden_in(map_)
    say: dict[Part, Callable[[], tuple[str, ...]]] = {
        Part.GOALS: lambda: shared_words.goals(_goals(map_, hidden), speech),
        Part.WORDS: lambda: shared_words.summary(here, speech),
        Part.FEEL: lambda: shared_words.feel(here, speech),
        Part.CHANGES: lambda: _changes(map_, hidden, sharing, speech),
        Part.TYPE: lambda: shared_words.type_said(seen, _own_word(map_), on, speech),
        Part.NAMES: lambda: shared_words.names(_named(here), speech),
    }
    wanted = {part: told for part, told in say.items() if part in sharing.terms.parts}
    if Part.TYPE in wanted and not _asked_for_type(map_):
        del wanted[Part.TYPE]
    return [Said(part, told()) for part, told in wanted.items()]


def _goals(map_: NetworkMap, hidden: frozenset[str]) -> Sequence[Goal]:
    """A goal that hangs on something hidden is hidden with it."""
    return [goal for goal in goals_of(map_.sheet) if not goal.about & hidden]


def _named(here: Iterable[Connection]) -> list[Connection]:
    return [item for item in here if item.extra.get("named")]


def _changes(
    map_: NetworkMap, hidden: frozenset[str], sharing: Sharing, speech: Translator
) -> tuple[str, ...]:
    """Hidden now is hidden then: going out of sight must not look like going away."""
    if sharing.then is None or sharing.then_on is None:
        return (speech.gettext("There is nothing to compare with yet."),)
    before = _seen_of(sharing.then, hidden | hidden_in(sharing.then))
    return shared_words.changes(before, _seen_of(map_, hidden), sharing.then_on, speech)


def _seen_of(map_: NetworkMap, hidden: frozenset[str]) -> dict[str, Connection]:
    return {item.id: item for item in map_.here() if item.id not in hidden}


def _asked_for_type(map_: NetworkMap) -> bool:
    return any(one.question == Question.NETWORK_TYPE for one in map_.answers.values())


def _own_word(map_: NetworkMap) -> str | None:
    said = [one for one in map_.answers.values() if one.question == Question.NETWORK_TYPE_WORD]
    last = max(said, key=lambda one: (one.on, one.id), default=None)
    return None if last is None or last.value == AS_KITH_SAYS else str(last.value)
