"""Journal entries as sentences: what the undo bar and History say."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from core.rules.changes import Action, Change, Entry, Noun, Thing
from core.rules.facts import Answer, Connection, Contact, Tie
from core.rules.labels import word_for
from core.rules.saying import filled
from core.rules.speech import Translator, listed
from core.rules.vocabulary import How, PromptAnswer, Question

_QUIET = frozenset({"cell", "standing_since", "added_on", "extra"})


def tell_entry(
    entry: Entry, speech: Translator, names: Mapping[str, str] = MappingProxyType({})
) -> str:
    """What was done, in one or two short sentences, as in: Sam: helps.

    ``names`` gives the names of connections by id, for entries that only point at them.
    """
    if entry.action in {Action.MET, Action.UNMET, Action.TIED, Action.UNTIED}:
        return _pointing(entry, speech, names)
    return _TELLERS[entry.action](entry, speech)


def tell_saved(entry: Entry, speech: Translator) -> str:
    """The same just after it was done, as in: Saved. Sam: helps."""
    told = tell_entry(entry, speech)
    if entry.action in _SPEAKS_FOR_ITSELF:
        return told
    return f"{speech.gettext('Saved.')} {told}"


_SPEAKS_FOR_ITSELF = frozenset(
    {
        Action.REMOVED,
        Action.UNMET,
        Action.MOVED,
        Action.TIDIED,
        Action.IMPORTED,
        Action.ADOPTED,
        Action.UNDONE,
    }
)


def _pointing(entry: Entry, speech: Translator, names: Mapping[str, str]) -> str:
    ids = [end for change in entry.changes for end in _ends(change.after or change.before)]
    known = [names[key] for key in dict.fromkeys(ids) if key in names]
    if not known:
        return _TELLERS[entry.action](entry, speech)
    return filled(speech.gettext(_pointed(entry)), names=listed(known, speech))


def _pointed(entry: Entry) -> str:
    met = [change.after for change in entry.changes if isinstance(change.after, Contact)]
    if entry.action is Action.MET and met:
        return _MET[met[0].how]
    return _POINTING[entry.action]


def _ends(thing: Thing | None) -> tuple[str, ...]:
    if isinstance(thing, Contact):
        return (thing.connection,)
    return (thing.a, thing.b) if isinstance(thing, Tie) else ()


_MET = {
    How.SAW: "You saw %(names)s.",
    How.CALLED: "You called %(names)s.",
    How.MESSAGED: "You and %(names)s wrote to each other.",
    How.WENT: "You were there: %(names)s.",
    How.DID: "You did this: %(names)s.",
    How.OTHER: "You were in touch with %(names)s.",
}
_POINTING = {
    Action.MET: "You were in touch with %(names)s.",
    Action.UNMET: "That contact with %(names)s is taken out.",
    Action.TIED: "Links: %(names)s.",
    Action.UNTIED: "No longer linked: %(names)s.",
}


def names_in(entry: Entry) -> list[str]:
    """Names of the connections an entry touched, each once, in order."""
    return list(dict.fromkeys(item.name for item in _items(entry.changes)))


def _items(changes: Iterable[Change]) -> Iterable[Connection]:
    for change in changes:
        thing = change.after or change.before
        if isinstance(thing, Connection):
            yield thing


def _named(message: str) -> Callable[[Entry, Translator], str]:
    def tell(entry: Entry, speech: Translator) -> str:
        return speech.gettext(message) % {"names": listed(names_in(entry), speech)}

    return tell


def _plain(message: str) -> Callable[[Entry, Translator], str]:
    return lambda _entry, speech: speech.gettext(message)


def _edited(entry: Entry, speech: Translator) -> str:
    said = [_edit(change, speech) for change in entry.changes if change.noun is Noun.CONNECTION]
    words = [sentence for sentence in said if sentence]
    return " ".join(words) or speech.gettext("Something was changed.")


def _edit(change: Change, speech: Translator) -> str:
    before, after = change.before, change.after
    if not isinstance(before, Connection) or not isinstance(after, Connection):
        return ""
    if before.name != after.name:
        return speech.gettext("%(old)s is now called %(new)s.") % {
            "old": before.name,
            "new": after.name,
        }
    if before.standing != after.standing:
        return speech.gettext(_STANDING[after.standing]) % {"name": after.name}
    shown = sorted(change.changed_fields - _QUIET)
    return (
        _just_for_me(after, speech) if shown == ["just_for_me"] else _values(after, shown, speech)
    )


def _values(after: Connection, shown: list[str], speech: Translator) -> str:
    values = [_value(after, field, speech) for field in shown]
    told = [value for value in values if value]
    return f"{after.name}: {listed(told, speech)}." if told else f"{after.name}."


_STANDING = {
    "active": "%(name)s is back on your map.",
    "resting": "%(name)s will rest.",
    "ended": "%(name)s has ended. It stays in your history, and Kith will not bring it up.",
    "died": "%(name)s stays in your history, and Kith will not bring them up.",
}


def _just_for_me(item: Connection, speech: Translator) -> str:
    if item.just_for_me:
        return speech.gettext("%(name)s is just for you.") % {"name": item.name}
    return speech.gettext("%(name)s is no longer just for you.") % {"name": item.name}


def _value(item: Connection, field: str, speech: Translator) -> str:
    value = getattr(item, field)
    if value is None or value == ():
        return speech.gettext("not sure")
    if isinstance(value, str) and field == "gives_me":
        return speech.gettext("your note")
    if isinstance(value, tuple):
        return listed([word_for(one, speech, field=field) for one in value], speech)
    return word_for(value, speech, field=field)


def _answered(entry: Entry, speech: Translator) -> str:
    said = [change.after for change in entry.changes if isinstance(change.after, Answer)][:1]
    asked = [_PROMPTED.get(one.value["answer"]) for one in said if one.question == Question.PROMPT]
    asked += [_ANSWERED.get(one.question) for one in said]
    return speech.gettext(next((words for words in asked if words), "You gave a word for the day."))


_PROMPTED: Mapping[str, str] = MappingProxyType(
    {
        PromptAnswer.DO_IT: "Whenever it suits you.",
        PromptAnswer.NOT_NOW: "Not now is fine.",
        PromptAnswer.NOT_THIS_KIND: "This kind will not come again.",
        PromptAnswer.ALONE_IS_FINE: "That is fine. Quiet for two weeks.",
        PromptAnswer.UPSET: "This kind will not come again.",
        PromptAnswer.QUIET_WEEK: "Quiet for a week.",
    }
)


_ANSWERED: Mapping[str, str] = MappingProxyType(
    {
        Question.NETWORK_TYPE: "Kith looked at which kind your map is like.",
        Question.NETWORK_TYPE_WORD: "Your own word for your map stands.",
    }
)


_TELLERS: Mapping[Action, Callable[[Entry, Translator], str]] = MappingProxyType(
    {
        Action.ADDED: _named("%(names)s: on your map."),
        Action.EDITED: _edited,
        Action.REMOVED: _named("%(names)s: taken off your map."),
        Action.TIED: _plain("Links changed."),
        Action.UNTIED: _plain("One link less."),
        Action.MET: _plain("One contact more."),
        Action.UNMET: _plain("That contact is taken out."),
        Action.ANSWERED: _answered,
        Action.MOVED: _named("Moved: %(names)s."),
        Action.TIDIED: _plain("Your map is tidied."),
        Action.CONFIRMED: _plain("Your map is right as it is."),
        Action.SET: _plain("Your choices changed."),
        Action.IMPORTED: _plain("Your file is added to your map."),
        Action.ADOPTED: _plain("Your file is your map now."),
        Action.UNDONE: _plain("Undone. It is as it was before."),
    }
)
