"""What the type of a network is worked out from: counts and shares of a map on one day.

Something not said is never a "no". A share leaves people of whom it is not said out of its base,
and is ``None`` without any. A count says beside it how many more there may be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.rules.composition import FAMILY as FAMILY_GROUPS
from core.rules.composition import largest_group_share, share_in, share_known_over_5
from core.rules.facts import Connection, NetworkMap
from core.rules.network import network_of
from core.rules.structure import density
from core.rules.thresholds import MONTH_DAYS
from core.rules.vocabulary import GROUPS, Group, Kind, UsualContact

_MOST_GROUPS = len(GROUPS[Kind.PERSON]) - 1  # all but practitioners
InTouch = Mapping[str, bool | None]  # by connection id: at least monthly, or not known


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeInputs:
    """Of people, places and activities active or resting. ``…_unsure``: so many more there may be.

    ``informal_people`` are people whose group is known and who are not practitioners; ``groups``
    are the groups of those in touch at least monthly; ``places_and_activities`` are those done at
    least monthly, home left out.
    """

    entries: int
    everyone_listed: bool
    people: int
    informal_people: int
    informal_people_unsure: int = 0
    groups: int
    groups_unsure: int = 0
    places_and_activities: int
    places_and_activities_unsure: int = 0
    share_family: float | None
    share_practitioner: float | None
    largest_group_share: float | None
    share_known_over_5: float | None
    density: float | None


def inputs_of(map_: NetworkMap, on: date) -> TypeInputs:
    """The inputs on a day; contacts after it do not count."""
    return inputs_with(map_, in_touch(map_, on))


def in_touch(map_: NetworkMap, on: date) -> InTouch:
    """Who and what is met at least monthly on a day, by id; ended and died left out."""
    days = days_met(map_)
    return {item.id: is_monthly(item, days.get(item.id, ()), on) for item in map_.here()}


def days_met(map_: NetworkMap) -> Mapping[str, Sequence[date]]:
    """The days on which each connection was met, by id, in no order."""
    days: dict[str, list[date]] = {}
    for one in map_.contacts.values():
        days.setdefault(one.connection, []).append(one.on)
    return days


def is_monthly(item: Connection, days: Iterable[date], on: date) -> bool | None:
    """Whether contact is at least monthly: usually, or noted in the last 31 days.

    "Less than monthly", or notes of earlier days alone, is a "no". Where neither is said it is not
    known.
    """
    met = [(on - day).days for day in days if day <= on]
    if item.usual_contact not in {None, UsualContact.LESS} or min(met, default=99) <= MONTH_DAYS:
        return True
    return False if met or item.usual_contact is not None else None


def inputs_with(map_: NetworkMap, touch: InTouch) -> TypeInputs:
    """The inputs, where who is in touch is worked out already."""
    here = map_.here()
    network = network_of(map_)
    return TypeInputs(
        entries=len(here),
        everyone_listed=bool(map_.sheet.everyone_listed),
        people=len(network.people),
        **_informal(network.people),
        **_groups(network.people, touch),
        **_places_and_activities(here, touch),
        share_family=share_in(network.people, FAMILY_GROUPS),
        share_practitioner=share_in(network.people, {Group.PRACTITIONER}),
        largest_group_share=largest_group_share(network.people),
        share_known_over_5=share_known_over_5(network.people),
        density=density(network),
    )


def _informal(people: Sequence[Connection]) -> dict[str, int]:
    unsaid = sum(1 for person in people if not person.groups)
    known = sum(1 for person in people if _is_informal(person))
    return {"informal_people": known, "informal_people_unsure": unsaid}


def _is_informal(person: Connection) -> bool:
    return bool(person.groups) and Group.PRACTITIONER not in person.groups


def _groups(people: Iterable[Connection], touch: InTouch) -> dict[str, int]:
    """Someone with no group who may be in touch may bring one group more."""
    sure, unsure, unsaid = set[Group](), set[Group](), 0
    for person in people:
        if touch[person.id] is False:
            continue
        unsaid += not person.groups
        if _is_informal(person):
            (sure if touch[person.id] else unsure).update(person.groups)
    more = min(len(unsure - sure) + unsaid, _MOST_GROUPS - len(sure))
    return {"groups": len(sure), "groups_unsure": more}


def _places_and_activities(here: Iterable[Connection], touch: InTouch) -> dict[str, int]:
    """A place that nobody called home counts as one outside it."""
    met = [
        touch[item.id]
        for item in here
        if item.kind is not Kind.PERSON and Group.HOME not in item.groups
    ]
    return {
        "places_and_activities": met.count(True),
        "places_and_activities_unsure": met.count(None),
    }
