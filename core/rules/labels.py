"""Labels: the words for every choice and for one connection, in one place for all who show them."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from core.rules.days import date_in_words, when
from core.rules.facts import Connection, Contact
from core.rules.saying import filled, name_of
from core.rules.speech import Translator, listed
from core.rules.vocabulary import GROUPS, How, Kind, Standing, TieKind
from core.rules.word_list import FIELD_TYPES, FROM_THIS_END, KINDS_MANY, N_, WORDS, YES_NO

__all__ = [
    "KINDS_MANY",
    "N_",
    "capital",
    "choices",
    "describe",
    "names",
    "second_line",
    "tie_word",
    "word_for",
]


def word_for(value: Any, speech: Translator, field: str | None = None) -> str:
    """The word for one value, such as ``every two weeks`` for fortnightly; ``not sure`` for none.

    ``field`` tells what a bare string or a yes is about. Text that is no choice stays as it is.

    >>> from core.rules.speech import ENGLISH
    >>> word_for("fortnightly", ENGLISH, field="rhythm")
    'every two weeks'
    """
    if value is None:
        return speech.gettext("not sure")
    if isinstance(value, bool):
        yes, no = YES_NO.get(field or "", (N_("yes"), N_("no")))
        return speech.gettext(yes if value else no)
    if isinstance(value, date):
        return date_in_words(value, speech)
    words = WORDS.get(FIELD_TYPES.get(field or "", type(value)), {})
    return speech.pgettext(*words[value]) if value in words else str(value)


def tie_word(kind: TieKind, of: Kind, speech: Translator) -> str:
    """A link as it reads on the page of a connection of kind ``of``, before the other end's name.

    >>> from core.rules.speech import ENGLISH
    >>> [tie_word(TieKind.AT, of, ENGLISH) for of in (Kind.ACTIVITY, Kind.PLACE)]
    ['at', 'here']
    """
    return speech.pgettext(*FROM_THIS_END.get((kind, of), WORDS[TieKind][kind]))


def choices(field: str, speech: Translator, kind: Kind | None = None) -> list[tuple[str, str]]:
    """What a field offers, in order: value for the form, word for the screen.

    ``kind`` narrows groups to those of one kind.
    """
    if field in YES_NO:
        yes, no = YES_NO[field]
        return [("yes", speech.gettext(yes)), ("no", speech.gettext(no))]
    narrowed = field == "groups" and kind is not None
    offered: Iterable[Enum] = GROUPS[kind] if narrowed and kind else FIELD_TYPES[field]
    return [(str(one.value), word_for(one, speech, field)) for one in offered]


def capital(text: str) -> str:
    """The first letter large, as at the start of a sentence or on a button."""
    return text[:1].upper() + text[1:]


def second_line(item: Connection, speech: Translator) -> str:
    """What the list says under a name: groups, ring, standing, such as ``Friend, close``."""
    words = [word_for(group, speech) for group in item.groups]
    if item.ring is not None and item.is_here:
        words.append(word_for(item.ring, speech))
    if item.standing is not Standing.ACTIVE:
        words.append(word_for(item.standing, speech))
    return capital(speech.pgettext("between items of a list", ", ").join(words))


def names(items: Iterable[Connection], speech: Translator) -> str:
    """Names as a sentence lists them, in the order given."""
    return listed([name_of(item) for item in items], speech)


def describe(item: Connection, contacts: Iterable[Contact], on: date, speech: Translator) -> str:
    """One plain line, such as ``Friend, close. You saw Sam on Saturday``.

    ``contacts`` are those with this connection; the newest up to ``on`` is told, and none of
    someone who is no longer here.
    """
    line = second_line(item, speech) or capital(word_for(item.kind, speech))
    past = [one for one in contacts if one.on <= on]
    if not past or not item.is_here:
        return f"{line}."
    return f"{line}. {_met(item, max(past, key=lambda one: one.on), on, speech)}"


def _met(item: Connection, contact: Contact, on: date, speech: Translator) -> str:
    how = _AS_TOLD.get((item.kind, contact.how), contact.how)
    words = {"name": name_of(item), "when": when(contact.on, on, speech)}
    return filled(speech.gettext(_MET[how]), **words)


# "I saw someone" is the quick way to note any contact: a place is gone to, an activity done.
_AS_TOLD = {(Kind.PLACE, How.SAW): How.WENT, (Kind.ACTIVITY, How.SAW): How.DID}
_MET = {
    How.SAW: N_("You saw %(name)s %(when)s."),
    How.CALLED: N_("You called %(name)s %(when)s."),
    How.MESSAGED: N_("You and %(name)s wrote to each other %(when)s."),
    How.WENT: N_("You went there %(when)s."),
    How.DID: N_("You did this %(when)s."),
    How.OTHER: N_("You were in touch with %(name)s %(when)s."),
}
