"""Made-up networks to begin a life with: connections, what they give, how often they are met.

The numbers are ours. Where a published figure fits it was taken: 11.7 people on average, 43 in a
hundred of them family and 26 friends (a review of 23 studies of people with psychosis, 2015).
"""

from core.rules.signals import Glimpse
from core.rules.vocabulary import (
    Feel,
    Group,
    Kind,
    Rhythm,
    Ring,
    Support,
    TieKind,
    UsualContact,
)

OFTEN = (*UsualContact,)  # most days, weekly, fortnightly, monthly, less
A_DAY = dict(zip(OFTEN, (0.7, 1 / 7, 1 / 14, 1 / 30, 1 / 90), strict=True))
NOT_SAID = 0.12  # how often a field is left empty
# group: how often they are met (weights of OFTEN), how close (of Ring), talk, practical help
PERSONS = {
    Group.PARTNER: ((9, 1, 0, 0, 0), (1, 0, 0), 0.9, 0.9),
    Group.FAMILY: ((4, 8, 4, 3, 1), (5, 4, 1), 0.5, 0.5),
    Group.FRIEND: ((2, 7, 5, 4, 2), (3, 5, 2), 0.5, 0.35),
    Group.PEER: ((2, 8, 4, 4, 2), (1, 5, 4), 0.4, 0.15),
    Group.NEIGHBOUR: ((4, 8, 4, 3, 1), (1, 3, 6), 0.15, 0.3),
    Group.COLLEAGUE: ((6, 6, 4, 3, 1), (1, 4, 5), 0.2, 0.15),
    Group.COMMUNITY: ((1, 9, 4, 4, 2), (1, 4, 5), 0.2, 0.15),
    Group.PRACTITIONER: ((1, 5, 8, 6, 0), (1, 3, 6), 0.5, 0.3),
}
OTHERS = (Group.PEER, Group.NEIGHBOUR, Group.COLLEAGUE, Group.COMMUNITY)
PLACES = (Group.OUTDOORS, Group.SHOP, Group.COMMUNITY, Group.LEARNING_OR_WORK)
ACTIVITIES = (Group.CREATIVE, Group.ACTIVE, Group.SOCIAL, Group.LEARNING, Group.WORK, Group.FAITH)
FEELS = (Feel.HELPS,) * 13 + (Feel.NEUTRAL,) * 3 + (Feel.MIXED,) * 2 + (Feel.HARD,) * 2


def average(rng, least=5):
    """About the average of the review, with two paid people in it now and then."""
    size = max(least, round(rng.gauss(11.7, 3.5)))
    groups = rng.choices(
        (Group.FAMILY, Group.FRIEND, Group.PRACTITIONER, *OTHERS),
        (43, 26, 11, 5, 5, 5, 5),
        k=size,
    )
    if rng.random() < 0.3:
        groups[0] = Group.PARTNER
    people = [a_person(rng, f"p{n}", group) for n, group in enumerate(groups)]
    return people + surroundings(rng, rng.randint(2, 5), rng.randint(1, 4))


def formal(rng):
    """Most people are paid to come; a little family, a friend."""
    groups = [Group.PRACTITIONER] * rng.randint(3, 5)
    groups += rng.choices((Group.FAMILY, Group.FRIEND, Group.NEIGHBOUR), k=rng.randint(2, 3))
    people = [a_person(rng, f"p{n}", group) for n, group in enumerate(groups)]
    return people + surroundings(rng, rng.randint(1, 3), rng.randint(1, 2))


def online(rng):
    """Friends, places and pastimes on a screen; somebody at home."""
    people = [a_person(rng, f"p{n}", Group.FRIEND) for n in range(rng.randint(4, 7))]
    people.append(a_person(rng, "home", Group.FAMILY)._replace(usual_contact=OFTEN[0]))
    places = [a_thing(rng, f"l{n}", Kind.PLACE, (Group.ONLINE,)) for n in range(rng.randint(2, 3))]
    pastimes = [a_thing(rng, f"a{n}", Kind.ACTIVITY, (Group.ONLINE,)) for n in range(2)]
    return people + places + pastimes


def small(rng):
    """Two to four people, a walk, a hobby; enough."""
    groups = rng.choices((Group.FAMILY, Group.FRIEND, Group.NEIGHBOUR), k=rng.randint(2, 4))
    people = [a_person(rng, f"p{n}", group, feels=FEELS[:16]) for n, group in enumerate(groups)]
    return people + surroundings(rng, rng.randint(1, 2), rng.randint(1, 2))


def surroundings(rng, places, activities):
    """Places to go and things to do."""
    to_go = [a_thing(rng, f"l{n}", Kind.PLACE, (rng.choice(PLACES),)) for n in range(places)]
    to_do = [(f"a{n}", (rng.choice(ACTIVITIES),)) for n in range(activities)]
    return to_go + [a_thing(rng, key, Kind.ACTIVITY, groups) for key, groups in to_do]


def a_person(rng, key, group, feels=FEELS):
    """Somebody, with everything there is to know."""
    often, rings, talk, practical = PERSONS[group]
    ring = rng.choices(tuple(Ring), rings)[0]
    nearer = {Ring.INNER: 1.4, Ring.MIDDLE: 1.0, Ring.OUTER: 0.4}[ring]
    gives = [
        kind
        for kind, chance in ((Support.TALK, talk), (Support.PRACTICAL, practical))
        if rng.random() < chance * nearer
    ]
    return Glimpse(
        id=key,
        kind=Kind.PERSON,
        groups=(group,),
        ring=ring,
        feel=rng.choice(feels),
        usual_contact=rng.choices(OFTEN, often)[0],
        support_received=(*gives, Support.COMPANY),
    )


def a_thing(rng, key, kind, groups):
    """A place or an activity; most are weekly."""
    usual = rng.choices(OFTEN, (3, 10, 4, 2, 1))[0]
    feel = rng.choice((Feel.HELPS, Feel.HELPS, Feel.NEUTRAL))
    return Glimpse(id=key, kind=kind, groups=groups, feel=feel, usual_contact=usual)


def ties_of(rng, items):
    """Who does what with whom: two in five activities are done with two people or more."""
    people = [item.id for item in items if item.kind == Kind.PERSON]
    for item in items:
        is_shared = Group.ONLINE in item.groups or rng.random() < 0.4
        if item.kind == Kind.ACTIVITY and is_shared and len(people) > 1:
            for other in rng.sample(people, 2):
                a, b = sorted((item.id, other))
                yield a, b, TieKind.DOES_WITH


def as_written(rng, item, day, unsaid=NOT_SAID):
    """What the person puts on the map of it: some fields stay empty."""
    fields = ("ring", "feel", "usual_contact", "support_received")
    empty = {name: None for name in fields if rng.random() < unsaid}
    return item._replace(added_on=day, **empty)


def with_rhythms(rng, items):
    """Two in five people choose a rhythm for one to three of those who help."""
    may = [item for item in items if item.kind == Kind.PERSON and item.feel == Feel.HELPS]
    if not may or rng.random() > 0.4:
        return items
    chosen = {item.id for item in rng.sample(may, min(len(may), rng.randint(1, 3)))}
    return [
        item._replace(rhythm=_a_rhythm(rng, item)) if item.id in chosen else item for item in items
    ]


def _a_rhythm(rng, item):
    usual = OFTEN.index(item.usual_contact) if item.usual_contact else 2
    wished = max(0, usual - (rng.random() < 0.3))  # now and then a little more than there is
    return tuple(Rhythm)[wished]
