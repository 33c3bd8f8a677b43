"""What answers to other people's questions mean in our words; ``None`` where we cannot tell."""

import re

from core.rules.vocabulary import Group, Kind


def word_set(words: str) -> frozenset[str]:
    """Words written with blanks between them."""
    return frozenset(words.split())


_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_GROUPS: dict[Kind, dict[Group, str]] = {
    Kind.PERSON: {
        Group.PARTNER: "partner spouse husband wife girlfriend boyfriend fiance fiancee",
        Group.PRACTITIONER: (
            "practitioner doctor nurse gp therapist counsellor counselor psychiatrist psychologist "
            "professional professionals provider staff keyworker caseworker clinician worker"
        ),
        Group.FAMILY: (
            "family relative relatives kin mother father mum mom dad parent parents sister brother "
            "sibling siblings son daughter child children cousin aunt uncle niece nephew "
            "grandmother grandfather grandparent grandchild"
        ),
        Group.PEER: "peer peers",
        Group.NEIGHBOUR: "neighbour neighbor neighbours neighbors flatmate roommate housemate",
        Group.COLLEAGUE: (
            "colleague colleagues coworker coworkers workmate classmate boss supervisor work"
        ),
        Group.COMMUNITY: "community faith church religious religion mosque temple congregation",
        Group.FRIEND: "friend friends friendship",
        Group.PET: "pet pets dog cat",
        Group.OTHER: "other",
    },
    Kind.PLACE: {
        Group.HOME: "home house flat residence",
        Group.HEALTH_SERVICE: "health clinic hospital doctor surgery pharmacy medical",
        Group.LEARNING_OR_WORK: "school college university work office learning education",
        Group.SHOP: "shop store cafe restaurant pub bar market supermarket",
        Group.COMMUNITY: "community faith church mosque temple library centre center religious",
        Group.OUTDOORS: "outdoors outdoor park garden beach allotment nature",
        Group.ONLINE: "online internet app web virtual",
        Group.OTHER: "other",
    },
    Kind.ACTIVITY: {
        Group.CREATIVE: "creative art arts craft crafts music choir painting drama writing",
        Group.ACTIVE: "active sport sports exercise walking running gym fitness dance football",
        Group.WORK: "work job volunteering voluntary employment",
        Group.LEARNING: "learning class course education study training",
        Group.FAITH: "faith religious worship prayer",
        Group.CARING: "caring care childcare",
        Group.ONLINE: "online gaming internet virtual",
        Group.SOCIAL: "social club meetup",
        Group.OTHER: "other",
    },
}
_GROUP_WORDS = {
    kind: [(group.value, word_set(words)) for group, words in groups.items()]
    for kind, groups in _GROUPS.items()
}
_FEEL_WORDS = [
    (
        "hard",
        word_set(
            "hard difficult stressful draining unhelpful harmful upsetting negative bad worse"
        ),
    ),
    ("mixed", word_set("mixed both ambivalent")),
    ("neutral", word_set("neutral neither")),
    ("helps", word_set("helps help helpful supportive good positive better")),
]
_CONTACT_WORDS = [
    ("less", word_set("less never rarely seldom year yearly annually")),
    ("fortnightly", word_set("fortnight fortnightly biweekly")),
    ("monthly", word_set("month monthly months")),
    ("most_days", word_set("daily day days everyday")),
    ("weekly", word_set("week weekly weeks")),
]
# "several times a month" is more often than monthly, "every other week" less often than weekly
_SHIFTED = {
    "monthly": ("fortnightly", word_set("twice two 2 several few")),
    "weekly": ("most_days", word_set("several many most few 3 4 5")),
}
_UNSURE = word_set("unknown unsure refused missing")
_EVERY_SECOND = word_set("two other second 2")


def words_of(text: str) -> frozenset[str]:
    """The words in a name made for machines.

    >>> sorted(words_of("ContactFreq")), sorted(words_of("Less_than_weekly"))
    (['contact', 'freq'], ['less', 'than', 'weekly'])
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return frozenset(re.findall(r"[a-z]+|\d+", spaced.lower()))


def ring_of(answer: str) -> str | None:
    """Ring of an answer about closeness.

    >>> [ring_of(answer) for answer in ("Very_close", "Somewhat close", "Not close at all", "Tea")]
    ['1', '2', '3', None]
    """
    words = words_of(answer)
    if words & {"not", "distant", "outer"} and words & {"close", "distant", "outer"}:
        return "3"
    if words & {"inner", "closest"} or ("close" in words and words & {"very", "extremely", "most"}):
        return "1"
    if words & {"little", "slightly"} and "close" in words:
        return "3"
    return "2" if words & {"close", "middle"} else None


def contact_of(answer: str) -> str | None:
    """Usual contact of an answer about how often.

    "Less than weekly" becomes "less": that says least about what is not known.

    >>> [contact_of(answer) for answer in ("Daily", "Once a week", "Less_than_weekly", "Never")]
    ['most_days', 'weekly', 'less', 'less']
    """
    words = words_of(answer)
    found = _first(_CONTACT_WORDS, words)
    if found == "weekly" and words & _EVERY_SECOND and words & {"week", "weeks"}:
        return "fortnightly"
    shifted, when = _SHIFTED.get(found or "", (found, frozenset()))
    return shifted if words & when else found


def _first(known: list[tuple[str, frozenset[str]]], words: frozenset[str]) -> str | None:
    return next((value for value, some in known if words & some), None)


def feel_of(answer: str) -> str | None:
    """Feel of an answer about what somebody does for one's wellbeing."""
    words = words_of(answer)
    if "not" in words or words & _UNSURE:
        return None
    return _first(_FEEL_WORDS, words)


def known_of(answer: str) -> str | None:
    """How long, from a number of years or a span.

    >>> [known_of(answer) for answer in ("0.5", "3", "5+", "Less than 1 year", "Over 5 years")]
    ['under_1', '1_to_5', 'over_5', 'under_1', 'over_5']
    """
    numbers = [float(number) for number in _NUMBER.findall(answer)]
    words = words_of(answer)
    if not numbers:
        return None
    if words & {"month", "months", "week", "weeks", "day", "days"}:
        return "under_1" if numbers[-1] <= 12 else None
    above = numbers[0] + (0.5 if "+" in answer or words & {"over", "more"} else 0)
    below = numbers[-1] - (0.5 if words & {"less", "under"} or "<" in answer else 0)
    if below < 1:
        return "under_1"
    return "over_5" if above > 5 else "1_to_5"


def group_of(option: str, kind: Kind) -> str | None:
    """Circle of life of an option, among those that fit the kind.

    >>> group_of("Close_friend", Kind.PERSON), group_of("Clinic", Kind.PLACE)
    ('friend', 'health')
    """
    return _first(_GROUP_WORDS[kind], words_of(option))
