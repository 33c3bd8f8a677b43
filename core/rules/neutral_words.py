"""The words that leave Kith: the same for everybody, and about nothing.

A lock screen, a mailbox and a push service see them. They hold no name, no reason, and nothing
that says what Kith is for.
"""

import json
from typing import NamedTuple

from core.rules.speech import Translator

PUSH_BYTES = 256  # every push is as long as every other, whatever its language


class Note(NamedTuple):
    """What a lock screen shows."""

    title: str
    body: str


class Letter(NamedTuple):
    """An e-mail."""

    subject: str
    text: str


def push_words(speech: Translator) -> Note:
    """What a push says."""
    return Note(speech.gettext("Notes"), speech.gettext("You have a note."))


def push_message(speech: Translator) -> bytes:
    """A push as it is sent."""
    message = json.dumps(push_words(speech)._asdict(), ensure_ascii=False).encode()
    return message.ljust(PUSH_BYTES)  # blanks after JSON mean nothing


def note_letter(speech: Translator) -> Letter:
    """The e-mail that says there is a note."""
    return Letter(
        speech.gettext("A note for you"),
        speech.gettext(
            "You have a note.\n\nOpen it when you like.\n\n"
            "You asked for this e-mail. You can stop it any time, where your notes are."
        ),
    )


def code_letter(code: str, speech: Translator) -> Letter:
    """The e-mail that shows whose address it is."""
    return Letter(
        speech.gettext("Your code"),
        speech.gettext(
            "Your code is %(code)s\n\nIt works for 10 minutes.\n\n"
            "If you did not ask for it, there is nothing to do."
        )
        % {"code": code},
    )
