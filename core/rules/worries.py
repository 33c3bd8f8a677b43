"""What upset people, counted by rule and wording, for whoever looks after the words."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple


class Worry(NamedTuple):
    """One “this upset me”, without whose. ``words`` only where the person added them."""

    rule: str
    rule_version: int
    wording: str
    wording_version: int
    at: datetime
    words: str | None


def as_json(worries: Sequence[Worry]) -> dict[str, Any]:
    """Counts by rule and wording version, most first, and the words people added, by day."""
    counts = Counter(one[:4] for one in worries)
    names = Worry._fields[:4]
    return {
        "count": len(worries),
        "by_wording": [
            {**dict(zip(names, key, strict=True)), "count": count}
            for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ],
        "words": [
            {"wording": one.wording, "on": one.at.date().isoformat(), "words": one.words}
            for one in worries
            if one.words is not None
        ],
    }
