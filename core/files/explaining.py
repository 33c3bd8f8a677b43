"""What is wrong with a file: one plain sentence that says where, and what to do."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from core.errors import BadFile
from core.rules.speech import Translator

_LONGEST_SHOWN = 40
Place = tuple[str | int, ...]


def N_(message: str) -> str:  # noqa: N802 - the mark that gettext tools look for
    """Mark a sentence for translation; it is translated when it is told."""
    return message


_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # the file as a whole
        "too_big": N_("This file is bigger than %(most)s MB: choose a smaller one."),
        "empty": N_("This file is empty: choose another one."),
        "utf_16": N_("This file is saved as UTF-16: save it as UTF-8, then try again."),
        "not_utf_8": N_("This file is not saved as UTF-8: save it as UTF-8, then try again."),
        "too_many_values": N_("This file holds more things than a map can have: choose another."),
        "not_json": N_(
            "This file stops making sense at line %(line)s: take your data out again, "
            "or mend that line."
        ),
        "too_deep": N_("This file is nested too deep to be a map: choose another one."),
        "number": N_("This file holds a number that is too big or none at all: mend it first."),
        "key_twice": N_(
            "This file says “%(key)s” twice in one place: take one out, then try again."
        ),
        "letters": N_("There is half a letter in %(at)s that cannot be kept: type it again."),
        "kind": N_(
            "Kith cannot tell what this file is: choose a Kith map or a Network Canvas zip."
        ),
        "format": N_("This is not a Kith map file: choose the file you took away from My data."),
        "version": N_("This file says no version Kith knows: “version” is 1 in a Kith map file."),
        "newer_version": N_(
            "This file comes from a newer Kith: take your data out as version 1, "
            "or ask for an update here."
        ),
        "too_many_connections": N_(
            "This file has %(count)s connections and a map can hold %(most)s: "
            "choose a smaller file."
        ),
        # one field
        "unknown_key": N_(
            "Kith does not know %(at)s: take it out, or start its name with “x-”, then try again."
        ),
        "missing": N_("This file is missing %(at)s: add it, then try again."),
        "choice": N_("In this file %(at)s can only be %(choices)s: change it, then try again."),
        "unknown_word": N_("In this file %(at)s is a word Kith does not know there: change it."),
        "groups": N_("In this file %(at)s can only hold %(choices)s: change it, then try again."),
        "value_twice": N_("In this file %(at)s says the same thing twice: take one out."),
        "wanted_text": N_("In this file %(at)s needs to be text in quotation marks: change it."),
        "wanted_number": N_("In this file %(at)s needs to be a whole number: change it."),
        "wanted_true_or_false": N_("In this file %(at)s needs to be true or false: change it."),
        "wanted_list": N_("In this file %(at)s needs to be a list in square brackets: change it."),
        "wanted_object": N_("In this file %(at)s needs to stand in curly brackets: change it."),
        "empty_text": N_("In this file %(at)s is empty: write something there, then try again."),
        "range": N_("In this file %(at)s is too big or too small: change it, then try again."),
        "day": N_("In this file %(at)s needs to be a day like 2026-11-23: change it."),
        "moment": N_(
            "In this file %(at)s needs to be a day and time like 2026-11-23T09:30:00Z: change it."
        ),
        "day_or_moment": N_(
            "In this file %(at)s needs to be a day like 2026-11-23, or with a time like "
            "2026-11-23T09:30:00Z."
        ),
        "characters": N_("There is a letter in %(at)s that cannot be kept: type it again."),
        "too_long": N_("In this file %(at)s is longer than %(most)s letters: make it shorter."),
        "plan": N_("In this file %(at)s needs six whole numbers from 1 that add up to 12."),
        "setting": N_("In this file %(at)s is a choice Kith does not have: take it out."),
        "answer": N_("In this file %(at)s has a value that does not fit its question: change it."),
        "no_change": N_("In this file %(at)s has neither “before” nor “after”: take it out."),
        "undoes": N_("In this file %(at)s names no earlier entry that was still standing."),
        # between fields
        "same_id": N_(
            "In this file %(at)s is used twice: give one of them another, then try again."
        ),
        "unknown_end": N_("In this file %(at)s names a connection that is not there: mend it."),
        "tie_to_itself": N_("In this file %(at)s links “%(name)s” with itself: take it out."),
        "tie_twice": N_(
            "In this file %(at)s links “%(name)s” and “%(other)s” a second time: take it out."
        ),
        # a Network Canvas export
        "zip_broken": N_(
            "This zip file is damaged: save or download it again, then try once more."
        ),
        "zip_locked": N_("This zip file has a password: save it without one, then try again."),
        "zip_way": N_(
            "This zip file is packed in a way Kith cannot open: pack it again as plain zip."
        ),
        "zip_path": N_("This zip file has a part that points outside it: make the export again."),
        "zip_entries": N_("This zip file holds too many files: export fewer interviews at a time."),
        "zip_unpacked": N_(
            "This zip file is far bigger inside than it looks: export fewer interviews at a time."
        ),
        "no_export": N_(
            "There is no Network Canvas export in this zip: export as CSV there, then try again."
        ),
        "no_interview": N_("That interview is not in this file: choose one from the list."),
        "nobody": N_(
            "There are no people, places or activities in that interview: choose another."
        ),
        "csv_not_utf_8": N_("“%(file)s” is not saved as UTF-8: make the export again."),
        "csv_broken": N_("“%(file)s” stops making sense at line %(line)s: make the export again."),
        "activity_columns": N_(
            "This list has no column “name”: its first line says name, place, when, cost, about."
        ),
        "activity_many": N_("This list is too long: make it at most %(most)s lines."),
        "csv_columns": N_("“%(file)s” lacks the column “%(column)s”: make the export again."),
        "csv_big": N_(
            "“%(file)s” has too many rows or columns: export fewer interviews at a time."
        ),
    }
)
_OTHER = N_("This file cannot be read: choose another one.")
_THINGS: Mapping[str, str] = MappingProxyType(
    {
        "connections": N_("connection %(n)s"),
        "ties": N_("tie %(n)s"),
        "contacts": N_("contact %(n)s"),
        "answers": N_("answer %(n)s"),
        "journal": N_("journal entry %(n)s"),
    }
)
PROBLEMS = frozenset(_SENTENCES)


def explain(problem: BadFile, speech: Translator) -> str:
    """One sentence saying what is wrong with a file, where, and what to do.

    Nothing of the file is quoted beyond 40 letters, and no letter that steers the text around it.
    """
    words = {key: _TOLD.get(key, _shown)(value, speech) for key, value in problem.facts.items()}
    words.setdefault("at", words.pop("place", speech.gettext("this file")))
    return speech.gettext(_SENTENCES.get(problem.problem, _OTHER)) % words


def _shown(value: Any, _speech: Translator) -> str:
    text = "".join(letter for letter in str(value) if letter.isprintable())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _at(place: Place, speech: Translator) -> str:
    """The place in words: which thing, counted from 1 as people do, and which field.

    Places look like ``("connections", 11, "ring")`` or ``("plan", 3)``.
    """
    thing = _thing(place, speech)
    fields = [part for part in place[2 if thing else 0 :] if isinstance(part, str)]
    if not fields:
        return thing or speech.gettext("this file")
    field = speech.gettext("“%(field)s”") % {"field": _shown(fields[-1], speech)}
    if thing is None:
        return field
    return speech.gettext("%(field)s in %(thing)s") % {"field": field, "thing": thing}


def _thing(place: Place, speech: Translator) -> str | None:
    if len(place) < 2 or place[0] not in _THINGS or not isinstance(place[1], int):
        return None
    return speech.gettext(_THINGS[str(place[0])]) % {"n": place[1] + 1}


def _choices(values: Iterable[str], speech: Translator) -> str:
    """The values with “or” before the last."""
    words = list(values)
    comma = speech.pgettext("between items of a list", ", ")
    if len(words) < 2:
        return "".join(words)
    return speech.gettext("%(most)s or %(last)s") % {
        "most": comma.join(words[:-1]),
        "last": words[-1],
    }


_TOLD: Mapping[str, Callable[[Any, Translator], str]] = MappingProxyType(
    {"place": _at, "choices": _choices}
)
