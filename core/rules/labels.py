"""Words for every choice: one place, used by screens, sentences and files' previews alike."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from core.rules.facts import Connection, Contact
from core.rules.speech import Translator, listed
from core.rules.vocabulary import (
    GROUPS,
    Cost,
    DayWord,
    Feel,
    Group,
    How,
    Intention,
    Kind,
    Knows,
    KnownFor,
    Rhythm,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
    WhoGetsInTouch,
)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message for translation where it is looked up later."""
    return message


_FREQUENCY = {
    "most_days": N_("most days"),
    "weekly": N_("weekly"),
    "fortnightly": N_("every two weeks"),
    "monthly": N_("monthly"),
    "less": N_("less often"),
    "now_and_then": N_("now and then"),
}
_SUPPORT = {
    Support.TALK: N_("someone to talk to"),
    Support.PRACTICAL: N_("practical help"),
    Support.COMPANY: N_("company"),
    Support.INFORMATION: N_("information"),
    Support.MONEY_OR_THINGS: N_("money or things"),
    Support.ENCOURAGEMENT: N_("encouragement"),
}
WORDS: Mapping[type, Mapping[Any, str]] = MappingProxyType(
    {
        Kind: {
            Kind.PERSON: N_("person"),
            Kind.PLACE: N_("place"),
            Kind.ACTIVITY: N_("activity"),
        },
        Group: {
            Group.PARTNER: N_("partner"),
            Group.FAMILY: N_("family"),
            Group.FRIEND: N_("friend"),
            Group.PEER: N_("peer"),
            Group.NEIGHBOUR: N_("neighbour"),
            Group.COLLEAGUE: N_("colleague"),
            Group.COMMUNITY: N_("community or faith"),
            Group.PRACTITIONER: N_("practitioner or paid"),
            Group.PET: N_("pet"),
            Group.HOME: N_("home"),
            Group.OUTDOORS: N_("outdoors"),
            Group.SHOP: N_("shop or café"),
            Group.LEARNING_OR_WORK: N_("learning or work"),
            Group.HEALTH_SERVICE: N_("health service"),
            Group.CREATIVE: N_("creative"),
            Group.ACTIVE: N_("active"),
            Group.SOCIAL: N_("social"),
            Group.LEARNING: N_("learning"),
            Group.WORK: N_("work or volunteering"),
            Group.FAITH: N_("faith"),
            Group.CARING: N_("caring"),
            Group.ONLINE: N_("online"),
            Group.OTHER: N_("other"),
        },
        Ring: {Ring.INNER: N_("close"), Ring.MIDDLE: N_("middle"), Ring.OUTER: N_("wider")},
        Feel: {
            Feel.HELPS: N_("helps"),
            Feel.NEUTRAL: N_("neutral"),
            Feel.MIXED: N_("mixed"),
            Feel.HARD: N_("hard"),
        },
        Standing: {
            Standing.ACTIVE: N_("in my life now"),
            Standing.RESTING: N_("resting"),
            Standing.ENDED: N_("ended"),
            Standing.DIED: N_("died"),
        },
        Intention: {
            Intention.KEEP: N_("keep as it is"),
            Intention.GROW: N_("see more of"),
            Intention.REST: N_("rest for a while"),
            Intention.LET_GO: N_("let go"),
        },
        Rhythm: {rhythm: _FREQUENCY[rhythm.value] for rhythm in Rhythm},
        UsualContact: {usual: _FREQUENCY[usual.value] for usual in UsualContact},
        KnownFor: {
            KnownFor.UNDER_1: N_("under 1 year"),
            KnownFor.ONE_TO_5: N_("1 to 5 years"),
            KnownFor.OVER_5: N_("over 5 years"),
        },
        WhoGetsInTouch: {
            WhoGetsInTouch.ME: N_("mostly me"),
            WhoGetsInTouch.THEM: N_("mostly them"),
            WhoGetsInTouch.BOTH: N_("both of us"),
        },
        Support: _SUPPORT,
        Knows: {Knows.YES: N_("yes"), Knows.PARTLY: N_("partly"), Knows.NO: N_("no")},
        Cost: {Cost.FREE: N_("free"), Cost.LOW: N_("low cost"), Cost.COSTLY: N_("costly")},
        How: {
            How.SAW: N_("saw"),
            How.CALLED: N_("called"),
            How.MESSAGED: N_("messaged"),
            How.WENT: N_("went"),
            How.DID: N_("did"),
            How.OTHER: N_("other"),
        },
        TieKind: {
            TieKind.KNOWS: N_("knows"),
            TieKind.GOES_WITH: N_("goes with"),
            TieKind.AT: N_("at"),
            TieKind.DOES_WITH: N_("does with"),
        },
        TieStrength: {TieStrength.YES: N_("yes"), TieStrength.NOT_SURE: N_("not sure")},
        DayWord: {
            DayWord.VERY: N_("very"),
            DayWord.QUITE: N_("quite"),
            DayWord.SO_SO: N_("so-so"),
            DayWord.A_LITTLE: N_("a little"),
            DayWord.NOT_MUCH: N_("not much"),
            DayWord.RATHER_NOT_SAY: N_("rather not say"),
        },
    }
)
FIELD_TYPES: Mapping[str, type] = MappingProxyType(
    {
        "kind": Kind,
        "groups": Group,
        "ring": Ring,
        "feel": Feel,
        "standing": Standing,
        "intention": Intention,
        "rhythm": Rhythm,
        "usual_contact": UsualContact,
        "known_for": KnownFor,
        "who_gets_in_touch": WhoGetsInTouch,
        "support_received": Support,
        "support_given": Support,
        "knows_about_health": Knows,
        "cost": Cost,
        "how": How,
        "day_word": DayWord,
    }
)
_YES_NO = {
    "easy_to_reach": {True: N_("easy to get to"), False: N_("hard to get to")},
    "just_for_me": {True: N_("just for me"), False: N_("not just for me")},
}
KINDS_MANY = {
    Kind.PERSON: N_("People"),
    Kind.PLACE: N_("Places"),
    Kind.ACTIVITY: N_("Activities"),
}


def word_for(value: Any, speech: Translator, field: str | None = None) -> str:
    """The word for one value, such as ``every two weeks`` for fortnightly; ``not sure`` for none."""
    if value is None:
        return speech.gettext("not sure")
    if isinstance(value, bool):
        words = _YES_NO.get(field or "", {True: N_("yes"), False: N_("no")})
        return speech.gettext(words[value])
    table = WORDS.get(FIELD_TYPES.get(field or "", type(value))) or WORDS.get(type(value))
    return speech.gettext(table[value]) if table and value in table else str(value)


def choices(field: str, speech: Translator, kind: Kind | None = None) -> list[tuple[str, str]]:
    """What a field offers, in order: value for the form, word for the screen."""
    if field in _YES_NO:
        words = _YES_NO[field]
        return [("yes", speech.gettext(words[True])), ("no", speech.gettext(words[False]))]
    offered: Iterable[Any] = FIELD_TYPES[field]
    if field == "groups" and kind is not None:
        offered = GROUPS[kind]
    return [(str(one.value), word_for(one, speech, field)) for one in offered]


def capital(text: str) -> str:
    """The first letter large, as at the start of a sentence or on a button."""
    return text[:1].upper() + text[1:]


def second_line(item: Connection, speech: Translator) -> str:
    """What the list says under a name: groups and ring, such as ``Friend, close``."""
    words = [word_for(group, speech) for group in item.groups]
    if item.ring is not None:
        words.append(word_for(item.ring, speech))
    if item.standing is not Standing.ACTIVE:
        words.append(word_for(item.standing, speech))
    return capital(", ".join(words))


def describe(
    item: Connection, contacts: Iterable[Contact], on: date, speech: Translator
) -> str:
    """One plain line: ``Friend, close. You saw Sam on Saturday.``"""
    first = second_line(item, speech) or capital(word_for(item.kind, speech))
    latest = max((one for one in contacts if one.on <= on), key=lambda one: one.on, default=None)
    if latest is None or not item.is_here:
        return f"{first}."
    told = speech.gettext(_MET[latest.how]) % {
        "name": item.name,
        "when": when(latest.on, on, speech),
    }
    return f"{first}. {told}"


_MET = {
    How.SAW: N_("You saw %(name)s %(when)s."),
    How.CALLED: N_("You called %(name)s %(when)s."),
    How.MESSAGED: N_("You and %(name)s wrote to each other %(when)s."),
    How.WENT: N_("You were at %(name)s %(when)s."),
    How.DID: N_("%(name)s: you did this %(when)s."),
    How.OTHER: N_("You were in touch with %(name)s %(when)s."),
}
_DAYS = (
    N_("on Monday"),
    N_("on Tuesday"),
    N_("on Wednesday"),
    N_("on Thursday"),
    N_("on Friday"),
    N_("on Saturday"),
    N_("on Sunday"),
)
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def when(day: date, on: date, speech: Translator) -> str:
    """A day as people say it: today, yesterday, on Saturday, on 3 October.

    >>> from core.rules.speech import ENGLISH
    >>> when(date(2026, 11, 21), date(2026, 11, 23), ENGLISH)
    'on Saturday'
    """
    ago = (on - day).days
    if ago == 0:
        return speech.gettext("today")
    if ago == 1:
        return speech.gettext("yesterday")
    if 0 < ago < 7:
        return speech.gettext(_DAYS[day.weekday()])
    return speech.gettext("on %(date)s") % {"date": date_in_words(day, speech, near=on)}


def date_in_words(day: date, speech: Translator, near: date | None = None) -> str:
    """Such as ``3 October``, with the year unless it is near.

    >>> from core.rules.speech import ENGLISH
    >>> date_in_words(date(2026, 10, 3), ENGLISH)
    '3 October 2026'
    """
    month = speech.gettext(_MONTHS[day.month - 1])
    if near is not None and abs((near - day).days) < 300:
        return speech.gettext("%(day)s %(month)s") % {"day": day.day, "month": month}
    return speech.gettext("%(day)s %(month)s %(year)s") % {
        "day": day.day,
        "month": month,
        "year": day.year,
    }


def names(items: Iterable[Connection], speech: Translator) -> str:
    """Names as a sentence lists them."""
    return listed([item.name for item in items], speech)


