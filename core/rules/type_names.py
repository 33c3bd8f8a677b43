"""What the three kinds of network are, and what each is made of, in words for the screen."""

from collections.abc import Mapping
from types import MappingProxyType

from core.rules.vocabulary import NetworkType
from core.rules.word_list import N_

ABOUT: Mapping[NetworkType, str] = MappingProxyType(
    {
        NetworkType.DIVERSE_AND_ACTIVE: N_("many people, places and things to do, of many sorts"),
        NetworkType.FAMILY_AND_STABLE: N_(
            "a lot of family, who know each other and have for years"
        ),
        NetworkType.FORMAL_AND_SPARSE: N_("a smaller map, with workers as a good part of it"),
    }
)


_D, _F, _S = NetworkType
CRITERIA_NAMES: Mapping[tuple[NetworkType, str], str] = MappingProxyType(
    {
        (_D, "people"): N_("many people"),
        (_D, "groups"): N_("from many parts of life"),
        (_D, "places_and_activities"): N_("many places and activities"),
        (_D, "not_one_group"): N_("no one group is most of it"),
        (_F, "share_family"): N_("much family"),
        (_F, "family_over_practitioners"): N_("more family than workers"),
        (_F, "share_known_over_5"): N_("known for over five years"),
        (_F, "density"): N_("people know each other"),
        (_S, "share_practitioner"): N_("many workers"),
        (_S, "informal_people"): N_("few people who are not workers"),
        (_S, "places_and_activities"): N_("few places and activities"),
        (_S, "people"): N_("few people"),
    }
)
