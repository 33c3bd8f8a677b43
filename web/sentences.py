"""What the site says about a refusal: one plain sentence that says what to do."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from core.errors import BadFile, BadInput, CannotUndo, KithError, SlowDown
from core.files.explaining import explain
from core.rules.speech import Translator

_INPUT: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("name", "missing"): "Add a name, then save. One letter will do.",
        ("nickname", "missing"): "Add a nickname, then go on. One letter will do.",
        ("label", "missing"): "Give it a name, so you know it again.",
        ("passphrase", "too_short"): "Use 10 letters or more. A few words in a row work well.",
        ("passphrase", "too_long"): "Use 200 letters or fewer.",
        (
            "passphrase",
            "too_easy",
        ): "That one is easy to guess. Try four words that do not go together.",
        ("name", "map_full"): "Your map is full. Take something off it first.",
        ("on", "future"): "That day is still to come. Choose today or an earlier day.",
        ("until", "past"): "Choose a day that is still to come.",
        ("until", "missing"): "Choose a day, such as 2026-12-01.",
        ("direction", "edge"): "There is no more room that way.",
        ("b", "same"): "Choose two different names to link.",
        ("label", "too_many"): "You have 20 keys. End one first, then make a new one.",
        ("address", "address"): "That does not look like an address. It has an @ in it.",
        ("address", "missing"): "Type the address first.",
        ("address", "too_often"): "That was three codes in an hour. Try again in an hour.",
        ("code", "wrong_code"): "That is not the code. Look at the e-mail, then try again.",
        ("code", "code_is_over"): "That code is over. Send yourself another one.",
        ("name", "too_many_teams"): "You have 50 teams. Take one away first.",
        ("name", "too_many_invitations"): "You have 100 open links. Take one back first.",
        ("worker", "yourself"): "Ask another admin to do that. One admin has to stay.",
        ("checked_on", "future"): "That day is still to come. Choose today or an earlier day.",
        ("checked_on", "missing"): "Say on which day somebody last tried the numbers.",
        ("file", "wrong_lines"): "Some lines cannot be taken in. Mend the file, then try again.",
        ("map", "fit"): "That does not fit. Check the choices, then try again.",
    }
)
_PROBLEM: Mapping[str, str] = MappingProxyType(
    {
        "missing": "Something is missing here. Fill it in, then save.",
        "too_long": "That is a little too long. Use %(most)s letters or fewer, then save.",
        "characters": "There is a letter in it that cannot be kept. Type it again, then save.",
        "choice": "Choose one of the answers on the page, then save.",
        "date": "Write the day like 2026-11-23, then save.",
        "number": "Type a phone number in figures, like 0800 123 4567.",
        "unknown": "This page is out of date. Open it again, then save.",
    }
)
_UNDO: Mapping[str, str] = MappingProxyType(
    {
        "too_old": "That was more than 30 days ago, so it stays. You can change it by hand.",
        "already": "That is undone already.",
        "overtaken": "You changed that again later. Undo the later change first.",
    }
)


def sentence(error: KithError, speech: Translator) -> str:
    """One sentence for any refusal."""
    tell = _TELL.get(type(error))
    if tell is not None:
        return tell(error, speech)
    return speech.gettext(_OTHER.get(error.code, "That did not work. Please try once more."))


def _input(error: KithError, speech: Translator) -> str:
    assert isinstance(error, BadInput)  # noqa: S101 - chosen by type
    template = _INPUT.get((error.field, error.problem)) or _PROBLEM.get(
        error.problem, _PROBLEM["choice"]
    )
    return speech.gettext(template) % error.facts


def _undo(error: KithError, speech: Translator) -> str:
    return speech.gettext(_UNDO[str(error.facts["reason"])])


def _slow(error: KithError, speech: Translator) -> str:
    seconds = int(error.facts["seconds"])
    return speech.ngettext(
        "Please wait %(n)s second, then try again. A recovery code works at once.",
        "Please wait %(n)s seconds, then try again. A recovery code works at once.",
        seconds,
    ) % {"n": seconds}


def staff_sentence(error: KithError, speech: Translator) -> str:
    """The same for those who work here: they have no recovery codes."""
    if not isinstance(error, SlowDown):
        return sentence(error, speech)
    seconds = int(error.facts["seconds"])
    return speech.ngettext(
        "Please wait %(n)s second, then try again. A passkey works at once.",
        "Please wait %(n)s seconds, then try again. A passkey works at once.",
        seconds,
    ) % {"n": seconds}


def _file(error: KithError, speech: Translator) -> str:
    assert isinstance(error, BadFile)  # noqa: S101 - chosen by type
    return explain(error, speech)


_TELL: Mapping[type[KithError], Callable[[KithError, Translator], str]] = MappingProxyType(
    {BadInput: _input, CannotUndo: _undo, SlowDown: _slow, BadFile: _file}
)
_OTHER: Mapping[str, str] = MappingProxyType(
    {
        "wrong_key": "Those words do not fit. Check them, then try again.",
        "used_differently": "This page was used before. Open it again, then save.",
        "not_allowed": "This is not yours to change.",
        "changed": "This was changed somewhere else in the meantime.",
    }
)
