"""The catalogue of what prompts say. Changing a sentence means a new version of its wording.

Every wording can be said without a name: what a prompt may not name (see
``core.rules.wording.never_named``) can come about after it was offered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say one step. ``named`` holds ``%(name)s``; ``plain`` says it without."""

    id: str
    version: int
    opening: str
    named: str
    plain: str


# What a step starts from. A pet is no place to send a message to.
PERSON, PET, PLACE, ACTIVITY, NOTHING = "person", "pet", "place", "activity", "nothing"
VARIANTS = 3
VERSION = 1

# Families: a rule of its own, or signals that call for the same tone.
FAMILY_OF: Mapping[str, str] = MappingProxyType(
    {
        "S2": "people",
        "S3": "support",
        "S4": "support",
        "S5": "people",
        "S6": "doing",
        "S7": "doing",
        "S8": "threads",
        "S9": "threads",
        "S10": "people",
        "S11": "close",
    }
)
SOFTLY = "softly"
_OPENINGS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "lonely": (
            "Many people feel this at times.",
            "Thank you for saying how it feels.",
            "One small step is plenty.",
        ),
        "lsns": ("One small step is plenty.", "A little can be enough.", "You know best."),
        "people": (
            "A small hello can be enough.",
            "One short message is plenty.",
            "It does not need to be long.",
        ),
        "support": (
            "A talk does not need a reason.",
            "One small thing is enough.",
            "It can be about anything.",
        ),
        "doing": (
            "Half an hour is plenty.",
            "Near home counts too.",
            "It can be as small as a walk.",
        ),
        "threads": (
            "More than one thread can feel lighter.",
            "There is time to try something small.",
            "A thin thread counts too.",
        ),
        "close": ("Easy company counts.", "You choose who is near.", "Rest is fine too."),
        SOFTLY: ("There is no hurry.", "Only if it suits you.", "A quiet day is fine too."),
    }
)
_STEPS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        PERSON: (
            (
                "You marked %(name)s as someone who helps. Would you like to send a message?",
                "Would you like to send a message to someone who helps?",
            ),
            (
                "You said %(name)s helps. Would a short call feel good?",
                "Would a short call with someone who helps feel good?",
            ),
            (
                "Would you like to see %(name)s this week? You said that helps.",
                "Would you like to see someone who helps this week?",
            ),
        ),
        PET: (
            (
                "You marked %(name)s as someone who helps. Would some time together feel good?",
                "Would some time with an animal you like feel good?",
            ),
            (
                "You said %(name)s helps. Would you like some time together?",
                "Would you like some time with an animal you like?",
            ),
            (
                "Is there a moment for %(name)s today? You said that helps.",
                "Is there a moment today for an animal you like?",
            ),
        ),
        PLACE: (
            (
                "You marked %(name)s as something that helps. Would a visit this week feel good?",
                "Would a visit to a place that helps feel good this week?",
            ),
            (
                "You said %(name)s helps. Would you like to be there for a while?",
                "Would you like to be for a while at a place that helps?",
            ),
            (
                "Is this a good week for %(name)s? You said it helps.",
                "Is this a good week for a place that helps?",
            ),
        ),
        ACTIVITY: (
            (
                "You marked %(name)s as something that helps. Would you like some time for it?",
                "Would you like some time for something that helps?",
            ),
            (
                "You said %(name)s helps. Is this a good week for it?",
                "Is this a good week for something that helps?",
            ),
            (
                "Would you like to make room for %(name)s this week? You said it helps.",
                "Would you like to make room this week for something that helps?",
            ),
        ),
        NOTHING: (
            ("", "Would a short walk somewhere you like feel good?"),
            ("", "Would you like to say hello to somebody today?"),
            ("", "Is there one small thing you would enjoy this week?"),
        ),
    }
)
_RHYTHM: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        PERSON: (
            (
                "Would you like to send %(name)s a message?",
                "Would you like to send somebody a message?",
            ),
            (
                "Would a short call with %(name)s feel good?",
                "Would a short call with somebody feel good?",
            ),
            (
                "Is this a good day to say hello to %(name)s?",
                "Is this a good day to say hello to somebody?",
            ),
        ),
        PET: (
            (
                "Would some time with %(name)s feel good today?",
                "Would some time with an animal you like feel good today?",
            ),
            (
                "Would you like to do something small with %(name)s?",
                "Would you like to do something small with an animal you like?",
            ),
            (
                "Is there a moment for %(name)s today?",
                "Is there a moment today for an animal you like?",
            ),
        ),
        PLACE: (
            (
                "Would a visit to %(name)s feel good this week?",
                "Would a visit somewhere you like feel good this week?",
            ),
            ("Is this a good week for %(name)s?", "Is this a good week to go somewhere you like?"),
            (
                "Would you like some time at %(name)s?",
                "Would you like some time somewhere you like?",
            ),
        ),
        ACTIVITY: (
            ("Is this a good week for %(name)s?", "Is this a good week for something you like?"),
            (
                "Would you like to make room for %(name)s this week?",
                "Would you like to make room for something you like this week?",
            ),
            (
                "Would some time for %(name)s feel good?",
                "Would some time for something you like feel good?",
            ),
        ),
    }
)
_STILL_RIGHT = (
    "Is your map still right?",
    "Does your map still fit your life?",
    "Would you like to look your map over?",
)


def _catalogue() -> dict[tuple[str, str], tuple[Wording, ...]]:
    """Wordings by family and what the step starts from, in the order they are first used."""
    made = {
        (family, kind): _variants(family, kind, openings, steps)
        for family, openings in _OPENINGS.items()
        for kind, steps in _STEPS.items()
    }
    none = ("",) * VARIANTS
    for kind, steps in _RHYTHM.items():
        made["rhythm", kind] = _variants("rhythm", kind, none, steps)
    still = tuple(("", plain) for plain in _STILL_RIGHT)
    made["still_right", NOTHING] = _variants("still_right", NOTHING, none, still)
    return made


def _variants(
    family: str, kind: str, openings: tuple[str, ...], steps: tuple[tuple[str, str], ...]
) -> tuple[Wording, ...]:
    return tuple(
        Wording(f"{family}-{kind}-{number}", VERSION, opening, named, plain)
        for number, (opening, (named, plain)) in enumerate(zip(openings, steps, strict=True), 1)
    )


CATALOGUE: Mapping[tuple[str, str], tuple[Wording, ...]] = MappingProxyType(_catalogue())
BY_ID: Mapping[str, Wording] = MappingProxyType(
    {wording.id: wording for some in CATALOGUE.values() for wording in some}
)

# Why: one line, before the step.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "lonely": "Why: you said you often feel lonely.",
        "lsns": "Why: what you answered about family and friends.",
        "rhythm": "Why: a rhythm you chose.",
        "signals": "Why: right now your map shows %(facts)s.",
        "still_right": "Why: your map was last looked over some time ago.",
    }
)
RHYTHM_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "most_days": "Why: you chose most days.",
        "weekly": "Why: you chose every week.",
        "fortnightly": "Why: you chose every two weeks.",
        "monthly": "Why: you chose every month.",
        "now_and_then": "Why: you chose now and then.",
    }
)
SIGNAL_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "S2": "contact mostly through services",
        "S3": "fewer than two people to talk to",
        "S4": "fewer than two people who help in practical ways",
        "S5": "fewer than three contacts in a usual week",
        "S6": "no group or class just now",
        "S7": "few places or activities lately",
        "S8": "support that has an end date",
        "S9": "one person who does a lot",
        "S10": "fewer people in touch than before",
        "S11": "close people who feel hard just now",
    }
)
# What each signal says, for the page on which it is switched on and off.
SIGNAL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "S2": "Contact is mostly through services",
        "S3": "Fewer than two people to talk to",
        "S4": "Fewer than two people who help in practical ways",
        "S5": "Fewer than three contacts in a usual week",
        "S6": "No group or class just now",
        "S7": "Few places or activities in two weeks",
        "S8": "Half the people are paid to help, and support ends soon",
        "S9": "One person does a lot of what is done",
        "S10": "Fewer people in touch than three months ago",
        "S11": "Half of those close to me feel hard just now",
    }
)
