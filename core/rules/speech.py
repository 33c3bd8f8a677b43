"""How rules speak: a translator is handed in, so that rules choose words and never a language."""

import gettext
from typing import Protocol


class Translator(Protocol):
    """The part of a gettext catalogue that rules use."""

    def gettext(self, message: str) -> str:
        """The message in the reader's language."""
        ...

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message for ``n`` things."""
        ...

    def pgettext(self, context: str, message: str) -> str:
        """The message, where the same English word means two things."""
        ...


ENGLISH: Translator = gettext.NullTranslations()


def listed(words: list[str], speech: Translator) -> str:
    """Join words as a sentence does.

    >>> listed(["Sam", "Dee", "Mum"], ENGLISH)
    'Sam, Dee and Mum'
    """
    if len(words) < 2:
        return "".join(words)
    comma = speech.pgettext("between items of a list", ", ")
    return speech.gettext("%(most)s and %(last)s") % {
        "most": comma.join(words[:-1]),
        "last": words[-1],
    }
