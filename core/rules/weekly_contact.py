"""Weekly contact: how often people are met in a usual week, and how much of that is one of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from core.rules.facts import Connection, NetworkMap
from core.rules.vocabulary import UsualContact

WEEKS_BACK = 4
# Contacts a week that an answer stands for. "Less" than monthly is none in a usual week.
PER_WEEK: Mapping[UsualContact, float] = MappingProxyType(
    {
        UsualContact.MOST_DAYS: 5.0,
        UsualContact.WEEKLY: 1.0,
        UsualContact.FORTNIGHTLY: 0.5,
        UsualContact.MONTHLY: 0.25,
        UsualContact.LESS: 0.0,
    }
)


def weekly_contact(
    map_: NetworkMap, people: Sequence[Connection], on: date
) -> Mapping[str, float] | None:
    """Contacts a week with each person, by id: what is usual or what was noted, whichever is more.

    Noted is the number of contacts in the 28 days up to ``on``, over 4. The larger of the two,
    because few people note every contact: a note can add to what someone said, never take away.
    People of whom neither is known are left out; ``None`` when that is everybody. (Our rule.)
    """
    since = on - timedelta(weeks=WEEKS_BACK)
    noted = Counter(one.connection for one in map_.contacts.values() if since < one.on <= on)
    known = {
        person.id: max(_usual(person), noted[person.id] / WEEKS_BACK)
        for person in people
        if person.usual_contact is not None or noted[person.id]
    }
    return known or None


def weekly_contacts(weekly: Mapping[str, float] | None) -> float | None:
    """Contacts in a usual week, all people together. ``None`` when nothing is known."""
    return None if weekly is None else float(sum(weekly.values()))


def top_share(weekly: Mapping[str, float] | None) -> float | None:
    """Share of weekly contact that is with the one person met most. ``None`` when there is none."""
    total = weekly_contacts(weekly)
    return max(weekly.values()) / total if weekly and total else None


def _usual(person: Connection) -> float:
    return 0.0 if person.usual_contact is None else PER_WEEK[person.usual_contact]
