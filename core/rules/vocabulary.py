"""The words a map is told in: every choice a field offers, in the order screens show them.

The values are those of the map file (docs/formats), so that storage, files and screens agree.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ACTIVITY = "activity"


class Group(StrEnum):
    """Circles of life. Which of them fit which kind is in ``GROUPS``."""

    PARTNER = "partner"
    FAMILY = "family"
    FRIEND = "friend"
    PEER = "peer"
    NEIGHBOUR = "neighbour"
    COLLEAGUE = "colleague"
    COMMUNITY = "community"
    PRACTITIONER = "practitioner"
    PET = "pet"
    HOME = "home"
    OUTDOORS = "outdoors"
    SHOP = "shop"
    LEARNING_OR_WORK = "learning_or_work"
    HEALTH_SERVICE = "health"
    CREATIVE = "creative"
    ACTIVE = "active"
    SOCIAL = "social"
    LEARNING = "learning"
    WORK = "work"
    FAITH = "faith"
    CARING = "caring"
    ONLINE = "online"
    OTHER = "other"


GROUPS: Mapping[Kind, tuple[Group, ...]] = MappingProxyType(
    {
        Kind.PERSON: (
            Group.PARTNER,
            Group.FAMILY,
            Group.FRIEND,
            Group.PEER,
            Group.NEIGHBOUR,
            Group.COLLEAGUE,
            Group.COMMUNITY,
            Group.PRACTITIONER,
            Group.PET,
            Group.OTHER,
        ),
        Kind.PLACE: (
            Group.HOME,
            Group.OUTDOORS,
            Group.SHOP,
            Group.COMMUNITY,
            Group.LEARNING_OR_WORK,
            Group.HEALTH_SERVICE,
            Group.ONLINE,
            Group.OTHER,
        ),
        Kind.ACTIVITY: (
            Group.CREATIVE,
            Group.ACTIVE,
            Group.SOCIAL,
            Group.LEARNING,
            Group.WORK,
            Group.FAITH,
            Group.CARING,
            Group.ONLINE,
            Group.OTHER,
        ),
    }
)


class Ring(IntEnum):
    """How close: on screen close, middle, wider."""

    INNER = 1
    MIDDLE = 2
    OUTER = 3


class Feel(StrEnum):
    HELPS = "helps"
    NEUTRAL = "neutral"
    MIXED = "mixed"
    HARD = "hard"


class Standing(StrEnum):
    ACTIVE = "active"
    RESTING = "resting"
    ENDED = "ended"
    DIED = "died"


class Intention(StrEnum):
    KEEP = "keep"
    GROW = "grow"
    REST = "rest"
    LET_GO = "let_go"


class Rhythm(StrEnum):
    """How often the person would like contact."""

    MOST_DAYS = "most_days"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    NOW_AND_THEN = "now_and_then"


class UsualContact(StrEnum):
    """How often contact usually happens."""

    MOST_DAYS = "most_days"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    LESS = "less"


class KnownFor(StrEnum):
    UNDER_1 = "under_1"
    ONE_TO_5 = "1_to_5"
    OVER_5 = "over_5"


class WhoGetsInTouch(StrEnum):
    ME = "me"
    THEM = "them"
    BOTH = "both"


class Support(StrEnum):
    TALK = "talk"
    PRACTICAL = "practical"
    COMPANY = "company"
    INFORMATION = "information"
    MONEY_OR_THINGS = "money_or_things"
    ENCOURAGEMENT = "encouragement"


class Knows(StrEnum):
    """What someone knows about the person's health: kept apart from everything else."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Cost(StrEnum):
    FREE = "free"
    LOW = "low"
    COSTLY = "costly"


class How(StrEnum):
    """How a contact happened."""

    SAW = "saw"
    CALLED = "called"
    MESSAGED = "messaged"
    WENT = "went"
    DID = "did"
    OTHER = "other"


class TieKind(StrEnum):
    KNOWS = "knows"
    GOES_WITH = "goes_with"
    AT = "at"
    DOES_WITH = "does_with"


class TieStrength(StrEnum):
    YES = "yes"
    NOT_SURE = "not_sure"


class Question(StrEnum):
    """Questions whose answers a map keeps."""

    DAY_WORD = "day_word"
    ONS_LONELY = "ons_lonely"
    UCLA_3 = "ucla_3"
    LSNS_6 = "lsns_6"  # only where the deployment brings its text
    NETWORK_TYPE = "network_type"
    NETWORK_TYPE_WORD = "network_type_word"
    PROMPT = "prompt"


# Answers to "How often do you feel lonely?", from most to least.
LONELY = ("often_or_always", "some_of_the_time", "occasionally", "hardly_ever", "never")
UCLA_ITEMS = ("companionship", "left_out", "isolated")
UCLA_WORDS = ("hardly_ever_or_never", "some_of_the_time", "often")  # 1, 2, 3
LSNS_MOST = 5  # for each of the six


class PromptRule(StrEnum):
    """Why a prompt is offered; each can be switched off on its own."""

    LONELY = "lonely"
    LSNS = "lsns"
    RHYTHM = "rhythm"
    SIGNALS = "signals"
    STILL_RIGHT = "still_right"


class PromptAnswer(StrEnum):
    """What a person says to a prompt."""

    DO_IT = "do_it"
    NOT_NOW = "not_now"
    NOT_THIS_KIND = "not_this_kind"
    ALONE_IS_FINE = "alone_is_fine"
    UPSET = "upset"
    QUIET_WEEK = "quiet_week"


# Signals that count two by two; each can be switched off on its own, like a rule.
PAIRED_SIGNALS = tuple(f"S{number}" for number in range(2, 12))
SWITCHES = frozenset({*PromptRule, *PAIRED_SIGNALS})


class NetworkType(StrEnum):
    """The three kinds of network a study found."""

    DIVERSE_AND_ACTIVE = "diverse_and_active"
    FAMILY_AND_STABLE = "family_and_stable"
    FORMAL_AND_SPARSE = "formal_and_sparse"


NONE_OF_THESE = "none_of_these"
AS_KITH_SAYS = "as_kith_says"
# The person's own word for their network: it wins wherever the type appears.
TYPE_WORDS = (*NetworkType, NONE_OF_THESE, AS_KITH_SAYS)


class DayWord(StrEnum):
    """How connected life feels today."""

    VERY = "very"
    QUITE = "quite"
    SO_SO = "so_so"
    A_LITTLE = "a_little"
    NOT_MUCH = "not_much"
    RATHER_NOT_SAY = "rather_not_say"


LONGEST_NAME = 80
LONGEST_TEXT = 500
MOST_CONNECTIONS = 1_000  # a guard against files, not a limit people meet
