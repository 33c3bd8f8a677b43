"""Support in words: what people give and get, notes, and where one person does a lot of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from core.rules.facts import Connection, NetworkMap
from core.rules.labels import word_for
from core.rules.saying import by_name, filled, name_of
from core.rules.speech import Translator, listed
from core.rules.tellings import Paragraph
from core.rules.vocabulary import Kind, Standing, Support
from core.rules.weekly_contact import top_share, weekly_contact

_A_LOT = 0.5  # of everything, from one person
_WORTH_SAYING = 3  # kinds of support, or contacts a week, below which a half is not a lot


def support(map_: NetworkMap, on: date, speech: Translator) -> Iterable[Paragraph]:
    """Who does a lot, then what each active connection gives and gets; resting ones have peace."""
    yield does_a_lot(map_, on, speech)
    for item in by_name(_active(map_)):
        yield tuple(_of_one(item, speech))


def does_a_lot(map_: NetworkMap, on: date, speech: Translator) -> Paragraph:
    """Who gives much of the support, and with whom much of the contact is; often nobody."""
    people = [item for item in _active(map_) if item.kind is Kind.PERSON]
    return (*_helper(people, speech), *_companion(map_, people, on, speech))


def _active(map_: NetworkMap) -> list[Connection]:
    return [item for item in map_.here() if item.standing is Standing.ACTIVE]


def _helper(people: Sequence[Connection], speech: Translator) -> Paragraph:
    """Who gives half or more of all support, where several people could."""
    total = sum(len(person.support_received or ()) for person in people)
    most = max(people, key=lambda person: len(person.support_received or ()), default=None)
    given = most.support_received or () if most else ()
    if most is None or len(people) < 2 or len(given) < max(_WORTH_SAYING, _A_LOT * total):
        return ()
    if Support.TALK in given:
        said = speech.gettext("%(name)s does a lot of the talking and helping.")
    else:
        said = speech.gettext("%(name)s does a lot of the helping.")
    return (filled(said, name=name_of(most)),)


def _companion(
    map_: NetworkMap, people: Sequence[Connection], on: date, speech: Translator
) -> Paragraph:
    """With whom half or more of a usual week's contact is, where several people are met."""
    weekly = weekly_contact(map_, people, on) or {}
    share = top_share(weekly)
    if len(weekly) < 2 or share is None or share < _A_LOT or sum(weekly.values()) < _WORTH_SAYING:
        return ()
    most = map_.connections[max(weekly, key=lambda key: weekly[key])]
    said = speech.gettext("A lot of your time with people is with %(name)s.")
    return (filled(said, name=name_of(most)),)


def _of_one(item: Connection, speech: Translator) -> Iterable[str]:
    name = name_of(item)
    if item.support_received:
        what = _kinds(item.support_received, speech)
        yield filled(speech.gettext("From %(name)s you get: %(what)s."), name=name, what=what)
    if item.support_given:
        what = _kinds(item.support_given, speech)
        yield filled(speech.gettext("To %(name)s you give: %(what)s."), name=name, what=what)
    if item.gives_me:
        note = " ".join(item.gives_me.split())
        said = speech.gettext("About %(name)s you wrote: “%(note)s”")
        yield filled(said, name=name, note=note)


def _kinds(kinds: Iterable[Support], speech: Translator) -> str:
    return listed([word_for(kind, speech) for kind in kinds], speech)
