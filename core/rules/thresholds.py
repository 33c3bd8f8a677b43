"""Every number that a type, a signal or a prompt turns on, in one place, to be read by a reviewer.

Where no source is named the number is ours: chosen for this project, not found in the study, not
validated in people. Changing one changes the version beside it and is a recorded decision.
"""

from collections.abc import Mapping
from types import MappingProxyType

from core.rules.vocabulary import Rhythm

# --- The three types (after Pinfold et al. 2015 and Sweet et al. 2018; ramps ours) ---------------
TYPE_RULE_VERSION = 1
TYPE_IS = 0.60  # the top score from which a map is called one type
TYPE_LEADS_BY = 0.15  # and its lead over the second
TYPE_IS_MIXED = 0.40  # the top score from which two types are named
LEAST_CRITERIA = 3  # of the four a type has, so many must be known
LEAST_ENTRIES = 3  # on the map, unless the person said "this is everyone"
TYPE_STANDS_AFTER_DAYS = 14  # a new result replaces the old one after so many days
# criterion: (0 at, 1 at), linear between
DIVERSE: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "people": (6, 15),
        "groups": (2, 5),
        "places_and_activities": (3, 10),
        "not_one_group": (0.3, 0.6),
    }
)
FAMILY: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "share_family": (0.35, 0.65),
        "family_over_practitioners": (0.0, 0.3),
        "share_known_over_5": (0.4, 0.8),
        "density": (0.3, 0.6),
    }
)
FORMAL: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "share_practitioner": (0.15, 0.45),
        "informal_people": (8, 2),
        "places_and_activities": (8, 2),
        "people": (12, 5),
    }
)

# --- Signals -------------------------------------------------------------------------------------
SIGNAL_RULE_VERSION = 1
CONFIRMED_DAYS = 60  # a map not said to be right for longer yields only "is this still right?"
MONTH_DAYS = 31  # "at least monthly" and "lately"
S3_PEOPLE_TO_TALK_TO = 2  # LSNS-6 item (Lubben et al. 2006)
S4_PEOPLE_FOR_HELP = 2
S5_CONTACTS_A_WEEK = 3  # social connection panel (LOINC 76506-5)
S7_DAYS = 14  # Cohen's Social Network Index counts contact every two weeks
S8_SHARE = 0.5
S9_SHARE = 0.5
S10_PEOPLE, S10_SHARE, S10_DAYS = 3, 0.25, 90
S11_SHARE = 0.5
S12_BELOW = 12  # LSNS-6 (Lubben et al. 2006); off unless the deployment turns it on

# --- Prompts -------------------------------------------------------------------------------------
PROMPT_RULE_VERSION = 1
ALONE_IS_FINE_DAYS = 14  # "alone is fine for me now" brings so many quiet days
QUIET_WEEK_DAYS = 7
MOST_NAMED_SIGNALS = 2  # in the reason of one card: more make no sentence
TOGETHER_DAYS = 14  # two signals have to hold together for so long
MOST_A_DAY, MOST_A_WEEK = 1, 2
STANDS_DAYS = 7  # a card nobody answers stands for so long, and then goes quietly
DISMISSALS_IN_A_ROW, QUIET_DAYS = 3, 14
SAME_REASON_AGAIN_DAYS = 28
UNCHANGED_REASON_AGAIN_DAYS = 90  # the same reason, if nothing about it has changed since
AWAY_DAYS = 30  # nothing is offered to somebody who has not opened Kith for so long
RHYTHM_DAYS: Mapping[Rhythm, int] = MappingProxyType(
    {
        Rhythm.MOST_DAYS: 3,
        Rhythm.WEEKLY: 7,
        Rhythm.FORTNIGHTLY: 14,
        Rhythm.MONTHLY: 31,
        Rhythm.NOW_AND_THEN: 90,
    }
)
