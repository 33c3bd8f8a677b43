"""The type of a network in words: what it is called, and why. About the map, never the person."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from core.rules.labels import N_, word_for
from core.rules.network_type import TypeFound, TypeResult
from core.rules.speech import Translator
from core.rules.thresholds import LEAST_ENTRIES
from core.rules.type_inputs import TypeInputs
from core.rules.vocabulary import NONE_OF_THESE, NetworkType

_HIGH = 0.5  # from here on a criterion is a reason
Say = Callable[[TypeInputs, Translator], str]


def headline(found: TypeFound, speech: Translator) -> str:
    """What a map reads like, in one sentence."""
    names = [f"“{word_for(name, speech)}”" for name in found.names]
    if found.result is TypeResult.MIXED:
        said = speech.gettext(
            "Right now, your map has something of two kinds: %(one)s and %(two)s."
        )
        return said % dict(zip(("one", "two"), names, strict=True))
    if found.result is TypeResult.UNCLEAR:
        return speech.gettext(
            "Right now, your map is like none of the three kinds more than others."
        )
    if found.result is TypeResult.NOT_ENOUGH_INFORMATION:
        return speech.gettext("There is not enough on your map yet to say.")
    return speech.gettext("Right now, your map reads most like %(name)s.") % {"name": names[0]}


def own_words(word: str, speech: Translator) -> str:
    """The person's own word, as a sentence to them."""
    if word == NONE_OF_THESE:
        return speech.gettext("You said that none of the three kinds fits.")
    name = word_for(NetworkType(word), speech)
    return speech.gettext("You said that it is more like “%(name)s”.") % {"name": name}


def reasons_of(found: TypeFound, speech: Translator) -> tuple[str, ...]:
    """Why, in short sentences: what is high in the types named, or what is not said yet."""
    if found.result is TypeResult.UNCLEAR:
        return (speech.gettext("It has a little of each, and not much of any one."),)
    says = _missing(found) if found.result is TypeResult.NOT_ENOUGH_INFORMATION else _high(found)
    return tuple(dict.fromkeys(say(found.inputs, speech) for say in says))


def _high(found: TypeFound) -> Iterable[Say]:
    for name in found.names:
        for criterion, value in found.scores[name].criteria.items():
            if value is not None and value >= _HIGH:
                yield _REASONS[name, criterion]


def _missing(found: TypeFound) -> Iterable[Say]:
    if found.inputs.entries < LEAST_ENTRIES and not found.inputs.everyone_listed:
        yield _plain(N_("There are fewer than three names on it so far."))
    for one in found.scores.values():
        if one.score is None:
            yield from (_WANTED[name] for name, value in one.criteria.items() if value is None)


def _plain(message: str) -> Say:
    return lambda _inputs, speech: speech.gettext(message)


def _people(inputs: TypeInputs, speech: Translator) -> str:
    n = inputs.people
    said = speech.ngettext("There is %(n)s person on it.", "There are %(n)s people on it.", n)
    return said % {"n": n}


def _groups(inputs: TypeInputs, speech: Translator) -> str:
    if inputs.groups_unsure:
        said = speech.gettext("The people are from %(n)s parts of your life or more.")
    else:
        said = speech.gettext("The people are from %(n)s parts of your life.")
    return said % {"n": inputs.groups}


def _much_done(inputs: TypeInputs, speech: Translator) -> str:
    if inputs.places_and_activities_unsure:
        said = speech.gettext("%(n)s or more places and activities are part of most months.")
    else:
        said = speech.gettext("%(n)s places and activities are part of most months.")
    return said % {"n": inputs.places_and_activities}


def _little_done(inputs: TypeInputs, speech: Translator) -> str:
    n = inputs.places_and_activities + inputs.places_and_activities_unsure
    if not n:
        return speech.gettext("Few places and activities are part of most months.")
    if inputs.places_and_activities_unsure:
        said = speech.gettext("At most %(n)s places and activities are part of most months.")
        return said % {"n": n}
    said = speech.ngettext(
        "%(n)s place or activity is part of most months.",
        "%(n)s places and activities are part of most months.",
        n,
    )
    return said % {"n": n}


def _informal(inputs: TypeInputs, speech: Translator) -> str:
    n = inputs.informal_people + inputs.informal_people_unsure
    if not n:
        return speech.gettext("All the people on it are workers.")
    if inputs.informal_people_unsure:
        return speech.gettext("At most %(n)s people on it are not workers.") % {"n": n}
    said = speech.ngettext(
        "%(n)s person on it is not a worker.", "%(n)s people on it are not workers.", n
    )
    return said % {"n": n}


def _family(inputs: TypeInputs, speech: Translator) -> str:
    if (inputs.share_family or 0) > 0.5:
        return speech.gettext("More than half of the people are family or a partner.")
    return speech.gettext("About half of the people are family or a partner.")


_D, _F, _S = NetworkType
_REASONS: Mapping[tuple[NetworkType, str], Say] = MappingProxyType(
    {
        (_D, "people"): _people,
        (_D, "groups"): _groups,
        (_D, "places_and_activities"): _much_done,
        (_D, "not_one_group"): _plain(N_("No one group is most of it.")),
        (_F, "share_family"): _family,
        (_F, "family_over_practitioners"): _plain(N_("There is more family on it than workers.")),
        (_F, "share_known_over_5"): _plain(
            N_("You have known many of the people for over five years.")
        ),
        (_F, "density"): _plain(N_("Many of the people know each other.")),
        (_S, "share_practitioner"): _plain(
            N_("A good part of the people are workers, such as a nurse or a support worker.")
        ),
        (_S, "informal_people"): _informal,
        (_S, "places_and_activities"): _little_done,
        (_S, "people"): _people,
    }
)
_WHO = _plain(N_("You could say who is family, a friend or a worker."))
_HOW_OFTEN = _plain(N_("You could say how often you see people, go to places and do things."))
_WANTED: Mapping[str, Say] = MappingProxyType(
    {
        "groups": _HOW_OFTEN,
        "places_and_activities": _HOW_OFTEN,
        "not_one_group": _WHO,
        "share_family": _WHO,
        "family_over_practitioners": _WHO,
        "share_known_over_5": _plain(N_("You could say how long you have known people.")),
        "density": _plain(N_("You could say who knows whom.")),
        "share_practitioner": _WHO,
        "informal_people": _WHO,
    }
)
