"""Wording: what may stand on a screen, and how hard a text is to read. Texts come from ``sayings``."""

import re
from functools import cache

MOST_WORDS = 25  # in a sentence
OLDEST_READER = 11  # years
LEAST_LETTERS, LEAST_WORDS = 100, 30  # a formula says nothing about a text shorter than this
SCHOOL_STARTS_AT = 5  # a child in the first US grade is six: grade + 5 = age

# What Kith is for, word for word. It may use words nothing else may, to say what Kith does not do.
PURPOSE = (
    "Kith helps a person describe and look after their own connections, and share parts of that "
    "description if they wish. It does not diagnose, predict, monitor or treat."
)
# Questions of others, which count only as they were put (ONS, Measuring loneliness, 2018).
QUOTED = ("How often do you feel isolated from others?",)

ON_SCREEN = re.compile(
    r"\b(risks?|risky|isolated|isolation|monitor\w*|track(?:s|ed|er|ers|ing)?|patients?|cases?|alter|alters|ego|egos"
    r"|(?:non-?)?complian\w+|should|must|fail|fails|failed|failures?|you haven[’']t|you have not"
    r"|you didn[’']t|streaks?)\b",
    re.IGNORECASE,
)
CLAIMS = re.compile(
    r"\b(detect\w*|predict\w*|monitor\w*|symptoms?|relaps\w*|early warnings?|risk scores?|diagnos\w*"
    r"|treat|treats|treated|treating|treatments?|prevent\w*|therap\w*|cures?|cured"
    r"|alerts? (?:your|the|a) \w+)\b",
    re.IGNORECASE,
)
TONE = re.compile(r"!|\b(oops|whoops|great job|well done|good job|we noticed|we(?:[’']ve| have) noticed)\b", re.IGNORECASE)  # fmt: skip
# On a lock screen, in a title, an address or the name of a file: nothing that says what this is.
TELLING = re.compile(
    r"\b(mental|health|illness|wellbeing|psycho\w*|schizo\w*|bipolar|depress\w*|lonel\w*"
    r"|alone|isolat\w*|crisis|suicid\w*|service|worker|peer|support|clinic\w*|nhs)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"%\((\w+)\)[sd]|%[sd]")
_NUMBERS = {"n", "count", "lit", "all", "most", "seconds", "line"}
_SENTENCE_ENDS = re.compile(r"(?<=[.?!…])[”’)]*\s+|\n\s*\n")


def plain(text: str) -> str:
    """A message as it might read: its names filled in, without what may say what it wants."""
    filled = _NAMES.sub(lambda hole: "3" if hole[1] in _NUMBERS else "Sam", text)
    said = " ".join(filled.replace("%%", "%").split())
    for allowed in (PURPOSE, *QUOTED):
        said = said.replace(allowed, "")
    return said


def shown_words(text: str) -> list[str]:
    """Words that may stand nowhere on a screen, whoever wrote the rest of it."""
    said = plain(text)
    return [found[0] for rule in (ON_SCREEN, CLAIMS) for found in rule.finditer(said)]


def shown_offences(text: str) -> list[str]:
    """What no text of Kith's own may have on a screen, in a manifest, an e-mail or a push."""
    return [
        *shown_words(text),
        *(found[0] for found in TONE.finditer(plain(text))),
        *(f"{len(one.split())} words: {one}" for one in long_sentences(text)),
    ]


def claims(text: str) -> list[str]:
    """Words that claim more than Kith does; nobody may, not even in documents."""
    return [found[0] for found in CLAIMS.finditer(plain(text))]


def telling_words(text: str) -> list[str]:
    """Words that tell whoever glances at it what Kith is about."""
    return [found[0] for found in TELLING.finditer(plain(text))]


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for one in _SENTENCE_ENDS.split(plain(text)) if one]


def long_sentences(text: str) -> list[str]:
    """Sentences with more words than most people take in at once."""
    return [one for one in sentences(text) if len(one.split()) > MOST_WORDS]


def can_be_judged(text: str) -> bool:
    """Whether there is enough of a text for a formula to mean something."""
    return len(text.split()) >= LEAST_WORDS and sum(map(str.isalpha, text)) >= LEAST_LETTERS


@cache
def reading_age(text: str) -> float:
    """The age of somebody who reads this with ease, in years: the higher of two formulas.

    The automated readability index (Smith and Senter 1967) and the Coleman-Liau index (1975) give
    US grades and need letters, words and sentences only. Formulas that count syllables need a
    dictionary that is fetched at run time, which is why these two were taken.
    """
    import textstat  # brings a tokenizer along that other tests can do without

    grades = textstat.automated_readability_index(text), textstat.coleman_liau_index(text)
    return max(grades) + SCHOOL_STARTS_AT
