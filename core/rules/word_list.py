"""The word list: what every choice is called on screen. ``core.rules.labels`` looks it up."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any

from core.rules.vocabulary import (
    Cost,
    DayWord,
    Feel,
    Group,
    How,
    Intention,
    Kind,
    KnownFor,
    Knows,
    NetworkType,
    PromptAnswer,
    PromptRule,
    Question,
    Rhythm,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
    WhoGetsInTouch,
)

Phrase = tuple[str, str]  # context, message


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a message for translation where it is looked up later."""
    return message


def P_(context: str, message: str) -> Phrase:  # noqa: N802 - for gettext tools: P_:1c,2
    """Mark a message that means different things in different places, to be looked up later."""
    return context, message


WORDS: Mapping[type[Enum], Mapping[Any, Phrase]] = MappingProxyType(
    {
        Kind: {
            Kind.PERSON: P_("kind", "person"),
            Kind.PLACE: P_("kind", "place"),
            Kind.ACTIVITY: P_("kind", "activity"),
        },
        Group: {
            Group.PARTNER: P_("group", "partner"),
            Group.FAMILY: P_("group", "family"),
            Group.FRIEND: P_("group", "friend"),
            Group.PEER: P_("group", "peer"),
            Group.NEIGHBOUR: P_("group", "neighbour"),
            Group.COLLEAGUE: P_("group", "colleague"),
            Group.COMMUNITY: P_("group", "community or faith"),
            Group.PRACTITIONER: P_("group", "practitioner or paid"),
            Group.PET: P_("group", "pet"),
            Group.HOME: P_("group", "home"),
            Group.OUTDOORS: P_("group", "outdoors"),
            Group.SHOP: P_("group", "shop or café"),
            Group.LEARNING_OR_WORK: P_("group", "learning or work"),
            Group.HEALTH_SERVICE: P_("group", "health service"),
            Group.CREATIVE: P_("group", "creative"),
            Group.ACTIVE: P_("group", "active"),
            Group.SOCIAL: P_("group", "social"),
            Group.LEARNING: P_("group", "learning"),
            Group.WORK: P_("group", "work or volunteering"),
            Group.FAITH: P_("group", "faith"),
            Group.CARING: P_("group", "caring"),
            Group.ONLINE: P_("group", "online"),
            Group.OTHER: P_("group", "other"),
        },
        Ring: {
            Ring.INNER: P_("ring", "close"),
            Ring.MIDDLE: P_("ring", "middle"),
            Ring.OUTER: P_("ring", "wider"),
        },
        Feel: {
            Feel.HELPS: P_("feel", "helps"),
            Feel.NEUTRAL: P_("feel", "neutral"),
            Feel.MIXED: P_("feel", "mixed"),
            Feel.HARD: P_("feel", "hard"),
        },
        Standing: {
            Standing.ACTIVE: P_("standing", "in my life now"),
            Standing.RESTING: P_("standing", "resting"),
            Standing.ENDED: P_("standing", "ended"),
            Standing.DIED: P_("standing", "died"),
        },
        Intention: {
            Intention.KEEP: P_("intention", "keep as it is"),
            Intention.GROW: P_("intention", "more of this"),
            Intention.REST: P_("intention", "rest for a while"),
            Intention.LET_GO: P_("intention", "let go"),
        },
        Rhythm: {
            Rhythm.MOST_DAYS: P_("how often", "most days"),
            Rhythm.WEEKLY: P_("how often", "weekly"),
            Rhythm.FORTNIGHTLY: P_("how often", "every two weeks"),
            Rhythm.MONTHLY: P_("how often", "monthly"),
            Rhythm.NOW_AND_THEN: P_("how often", "now and then"),
        },
        UsualContact: {
            UsualContact.MOST_DAYS: P_("how often", "most days"),
            UsualContact.WEEKLY: P_("how often", "weekly"),
            UsualContact.FORTNIGHTLY: P_("how often", "every two weeks"),
            UsualContact.MONTHLY: P_("how often", "monthly"),
            UsualContact.LESS: P_("how often", "less often"),
        },
        KnownFor: {
            KnownFor.UNDER_1: P_("known for", "under 1 year"),
            KnownFor.ONE_TO_5: P_("known for", "1 to 5 years"),
            KnownFor.OVER_5: P_("known for", "over 5 years"),
        },
        WhoGetsInTouch: {
            WhoGetsInTouch.ME: P_("who gets in touch", "mostly me"),
            WhoGetsInTouch.THEM: P_("who gets in touch", "mostly them"),
            WhoGetsInTouch.BOTH: P_("who gets in touch", "both of us"),
        },
        Support: {
            Support.TALK: P_("support", "someone to talk to"),
            Support.PRACTICAL: P_("support", "practical help"),
            Support.COMPANY: P_("support", "company"),
            Support.INFORMATION: P_("support", "information"),
            Support.MONEY_OR_THINGS: P_("support", "money or things"),
            Support.ENCOURAGEMENT: P_("support", "encouragement"),
        },
        Knows: {
            Knows.YES: P_("knows about my health", "yes"),
            Knows.PARTLY: P_("knows about my health", "partly"),
            Knows.NO: P_("knows about my health", "no"),
        },
        Cost: {
            Cost.FREE: P_("cost", "free"),
            Cost.LOW: P_("cost", "low cost"),
            Cost.COSTLY: P_("cost", "costly"),
        },
        How: {
            How.SAW: P_("how we met", "saw"),
            How.CALLED: P_("how we met", "called"),
            How.MESSAGED: P_("how we met", "messaged"),
            How.WENT: P_("how we met", "went"),
            How.DID: P_("how we met", "did"),
            How.OTHER: P_("how we met", "other"),
        },
        TieKind: {
            TieKind.KNOWS: P_("link", "knows"),
            TieKind.GOES_WITH: P_("link", "goes with"),
            TieKind.AT: P_("link", "at"),
            TieKind.DOES_WITH: P_("link", "does with"),
        },
        TieStrength: {
            TieStrength.YES: P_("link", "yes"),
            TieStrength.NOT_SURE: P_("link", "not sure"),
        },
        Question: {
            Question.DAY_WORD: P_("question", "How connected does life feel today?"),
            Question.ONS_LONELY: P_("question", "How often do you feel lonely?"),
            Question.UCLA_3: P_("question", "Three short questions"),
            Question.LSNS_6: P_("question", "Six questions about family and friends"),
            Question.NETWORK_TYPE: P_("question", "Which kind of network is it like?"),
            Question.NETWORK_TYPE_WORD: P_("question", "Which kind do you say it is?"),
            Question.PROMPT: P_("question", "Would you like this thought?"),
        },
        PromptRule: {  # said where it is switched on and off
            PromptRule.RHYTHM: P_(
                "reason", "A rhythm I chose has passed: how often I’d like to be in touch"
            ),
            PromptRule.LONELY: P_("reason", "I said that I often feel lonely"),
            PromptRule.SIGNALS: P_(
                "reason", "Two things on my map, from the list below, for two weeks"
            ),
            PromptRule.LSNS: P_("reason", "What I answered about family and friends"),
            PromptRule.STILL_RIGHT: P_("reason", "My map was last looked over two months ago"),
        },
        PromptAnswer: {
            PromptAnswer.DO_IT: P_("answer to a thought", "I’d like to"),
            PromptAnswer.NOT_NOW: P_("answer to a thought", "Not now"),
            PromptAnswer.NOT_THIS_KIND: P_("answer to a thought", "Not this kind"),
            PromptAnswer.ALONE_IS_FINE: P_("answer to a thought", "Alone is fine for me now"),
            PromptAnswer.UPSET: P_("answer to a thought", "This upset me"),
            PromptAnswer.QUIET_WEEK: P_("answer to a thought", "Quiet for a week"),
        },
        NetworkType: {
            NetworkType.DIVERSE_AND_ACTIVE: P_("kind of network", "diverse and active"),
            NetworkType.FAMILY_AND_STABLE: P_("kind of network", "family and stable"),
            NetworkType.FORMAL_AND_SPARSE: P_("kind of network", "formal and sparse"),
        },
        DayWord: {
            DayWord.VERY: P_("how connected", "very"),
            DayWord.QUITE: P_("how connected", "quite"),
            DayWord.SO_SO: P_("how connected", "so-so"),
            DayWord.A_LITTLE: P_("how connected", "a little"),
            DayWord.NOT_MUCH: P_("how connected", "not much"),
            DayWord.RATHER_NOT_SAY: P_("how connected", "rather not say"),
        },
    }
)
FIELD_TYPES: Mapping[str, type[Enum]] = MappingProxyType(
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
        "tie_kind": TieKind,
        "strength": TieStrength,
        "question": Question,
        "day_word": DayWord,
    }
)
YES_NO: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "easy_to_reach": (N_("easy to get to"), N_("hard to get to")),
        "just_for_me": (N_("just for me"), N_("not just for me")),
    }
)
# A link is undirected; at some ends it reads the other way.
FROM_THIS_END: Mapping[tuple[TieKind, Kind], Phrase] = MappingProxyType(
    {
        (TieKind.AT, Kind.PLACE): P_("link, before what is at this place", "here"),
        (TieKind.DOES_WITH, Kind.ACTIVITY): P_("link, before who does this activity", "with"),
        (TieKind.DOES_WITH, Kind.PERSON): P_("link, before what this person does", "does"),
    }
)
KINDS_MANY = {
    Kind.PERSON: N_("People"),
    Kind.PLACE: N_("Places"),
    Kind.ACTIVITY: N_("Activities"),
}
