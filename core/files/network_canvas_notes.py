"""What an import of an interview left out, in sentences."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from types import MappingProxyType

from core.files.network_canvas_converting import Notes
from core.rules.speech import Translator

Told = Callable[[Translator, int], str]
_TOLD: Mapping[str, Told] = MappingProxyType(
    {
        "nameless": lambda speech, n: speech.ngettext(
            "%(n)s has no name there. You can name it later.",
            "%(n)s have no name there. You can name them later.",
            n,
        ),
        "shortened": lambda speech, n: speech.ngettext(
            "%(n)s long name is cut after 80 letters.",
            "%(n)s long names are cut after 80 letters.",
            n,
        ),
        "twice": lambda speech, n: speech.ngettext(
            "%(n)s stands there twice and comes in once.",
            "%(n)s stand there twice and come in once.",
            n,
        ),
        "left_out": lambda speech, n: speech.ngettext(
            "%(n)s stays out, as you chose.", "%(n)s stay out, as you chose.", n
        ),
        "ties_left_out": lambda speech, n: speech.ngettext(
            "%(n)s link stays out, as you chose.", "%(n)s links stay out, as you chose.", n
        ),
        "ties_to_itself": lambda speech, n: speech.ngettext(
            "%(n)s link from somebody to themselves stays out.",
            "%(n)s links from somebody to themselves stay out.",
            n,
        ),
        "ties_twice": lambda speech, n: speech.ngettext(
            "%(n)s link says the same as another and comes in once.",
            "%(n)s links say the same as others and come in once.",
            n,
        ),
        "ties_without_end": lambda speech, n: speech.ngettext(
            "%(n)s link stays out, because one end does not come in.",
            "%(n)s links stay out, because one end does not come in.",
            n,
        ),
    }
)


def tell_notes(notes: Notes, speech: Translator) -> tuple[str, ...]:
    """One sentence for each thing that happened, none where everything came in as it was."""
    return tuple(
        _TOLD[name](speech, count) % {"n": count} for name, count in asdict(notes).items() if count
    )
