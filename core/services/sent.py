"""What came of handing a message to a service outside."""

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple


class Fate(StrEnum):
    """What a service did with a message."""

    TAKEN = "taken"
    PLACE_GONE = "place_gone"  # nobody is there any more
    NOT_TAKEN = "not_taken"  # it certainly has not got it: may be tried again
    REFUSED = "refused"  # and would be again
    UNKNOWN = "unknown"  # it may have it: never sent again


class Outcome(NamedTuple):
    """Fate, why in one word, and how long the service asked us to wait."""

    fate: Fate
    why: str
    wait: timedelta = timedelta(0)
