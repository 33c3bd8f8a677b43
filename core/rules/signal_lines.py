"""What was found, as plain values: for the command line, the API and other programs."""

from typing import Any

from core.rules.signal_history import Found
from core.rules.signal_words import says_of
from core.rules.signals import Signal
from core.rules.speech import Translator


def as_json(found: Found, speech: Translator) -> dict[str, Any]:
    """Every signal, in order; ``None`` where it cannot be told."""
    return {
        "at": found.on.isoformat(),
        "signals": [_line(signal, speech) for signal in found.signals],
        "offer": found.offer,
        "because": list(found.because),
    }


def _line(signal: Signal, speech: Translator) -> dict[str, Any]:
    return {
        "id": signal.id,
        "holds": signal.holds,
        "since": None if signal.since is None else signal.since.isoformat(),
        "facts": dict(signal.facts),
        "says": says_of(signal, speech),
    }
