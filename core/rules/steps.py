"""The one small step of a card: it starts from something on the map that helps."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from core.rules.offered import Offered
from core.rules.signals import Glimpse
from core.rules.vocabulary import Feel, Group, Kind
from core.rules.wording import never_named

_DOING = frozenset({"S6", "S7"})
_BEFORE = date.min


def pick_step(
    items: Iterable[Glimpse], because: Sequence[str], offered: Sequence[Offered], on: date
) -> Glimpse | None:
    """What to start from: something that helps, named longest ago, of the kind that fits.

    The same map on the same day gives the same step.
    """
    may = [item for item in items if item.feel == Feel.HELPS and not never_named(item)]
    may = [item for item in may if not _is_paid(item)]
    fitting = [item for item in may if _fits(item, because)] or may
    named = _last_named(offered)
    return min(
        fitting,
        key=lambda item: (named.get(item.id, _BEFORE), zlib.crc32(f"{on}{item.id}".encode())),
        default=None,
    )


def _is_paid(item: Glimpse) -> bool:
    return item.kind == Kind.PERSON and Group.PRACTITIONER in item.groups


def _fits(item: Glimpse, because: Sequence[str]) -> bool:
    """Places and activities where the reason is about those, people where it is about people."""
    is_doing = bool(because) and because[0] in _DOING
    return (item.kind != Kind.PERSON) == is_doing


def _last_named(offered: Sequence[Offered]) -> Mapping[str, date]:
    in_order = sorted(offered, key=lambda card: card.local_day)
    return {card.connection: card.local_day for card in in_order if card.connection is not None}
