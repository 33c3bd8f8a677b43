"""Maps to draw: every habit of using rings and kinds, awkward names, and a fixed seed for each."""

import random
from dataclasses import replace
from types import MappingProxyType

from core.rules import placing
from core.rules.facts import EVEN_PLAN, Connection, NetworkMap, Sheet, Tie
from core.rules.vocabulary import Feel, Kind, Ring, Standing, TieKind

SIZES = (5, 12, 20, 40, 60, 100, 150)
# Weights of inner, middle, outer and not placed: usual, many close, few close, nearly all in the
# middle, mostly not placed.
HABITS = ((3, 4, 4, 1), (6, 3, 2, 1), (1, 3, 7, 1), (1, 8, 1, 1), (2, 2, 2, 5))
# Weights of people, places and activities: usual, hardly anything but people, even, places, activities.
MIXES = ((6, 2, 2), (9, 1, 1), (1, 1, 1), (2, 6, 2), (2, 2, 6))
NAMES = {
    Kind.PERSON: (
        "Sam", "Mum", "Dad", "Nan", "Zoë", "Bo", "Gwenllian", "Llewelyn", "Blodeuwedd", "Dafydd", "Siân",
        "Tad-cu", "Mam-gu", "Katarzyna", "Oluwaseun", "Chinonso", "Tomasz", "Big Tony", "Nurse Wendy",
        "Dr Patel", "Mr Oyelaran", "Uncle Raymond", "Pete the Feet", "Chris from work", "Peer worker Dan",
        "Pastor Emmanuel", "Care co-ordinator Lowri", "Old school friend Mags", "Alexandrina Featherston",
        "Maximiliana Wetherington", "محمد", "فاطمة الزهراء", "خالتي مريم", "Nour نور", "Jess 💜", "👩‍👧 Kim & Ava",
        "Hannah", "Ibrahim", "Priya", "Kwame", "Ruth", "Trish", "Ieuan", "Hafsa", "Ewa", "Cerys", "Shaz", "Ty",
    ),
    Kind.PLACE: (
        "Park", "Library", "Costa", "Mosque", "Museum", "Beach", "Market", "Allotment", "Skate park",
        "Canal path", "Job centre", "Day centre", "Food bank", "Charity shop", "Discord server", "Online forum",
        "Parc y Rhath", "Woods 🌳", "مسجد النور", "Mum's", "Llanfairpwllgwyngyll",
    ),
    Kind.ACTIVITY: (
        "Choir", "Chess", "Yoga", "Canu", "Darts", "Bingo night", "Cerdded", "Fishing", "Cycling", "Boxing",
        "Gardening", "Swimming", "Knitting club", "Coffee morning", "Baking with Mum", "Maths course",
        "Guitar 🎸", "Volunteering at foodbank", "Hearing voices group", "صلاة الجمعة",
    ),
}  # fmt: skip


def made(rows, ties=(), plan=EVEN_PLAN):
    """A map from rows of kind, name and ring, placed one after the other; ids are c001 onwards."""
    items = {
        f"c{number:03d}": Connection(
            id=f"c{number:03d}", kind=Kind(kind), name=name, ring=Ring(ring) if ring else None
        )
        for number, (kind, name, ring) in enumerate(rows, start=1)
    }
    links = [Tie(a=a, b=b, kind=TieKind.KNOWS) for a, b in ties]
    return placed(items, links, plan)


def placed(items, ties=(), plan=EVEN_PLAN):
    """A map whose tiles were put down in the order of ``items``."""
    cells, plan = placing.place_all([i for i in items.values() if i.is_here], plan)
    return NetworkMap(
        sheet=Sheet(plan=plan),
        connections=MappingProxyType(
            {key: replace(items[key], cell=cells.get(key)) for key in sorted(items)}
        ),
        ties=MappingProxyType({tie.id: tie for tie in sorted(ties, key=lambda one: one.id)}),
    )


def seeded(size, seed):
    """A map of ``size`` connections; seeds go through all 25 habits in turn."""
    rng = random.Random(f"{size} {seed}")
    habit, mix = HABITS[seed % 5], MIXES[seed // 5 % 5]
    items = {}
    while len(items) < size:
        item = some_connection(rng, f"c{len(items) + 1:03d}", habit, mix)
        items[item.id] = item
    return placed(items, some_ties(rng, sorted(items)))


def some_connection(rng, key, habit=HABITS[0], mix=MIXES[0]):
    """Any connection."""
    [kind] = rng.choices(tuple(Kind), mix)
    name = rng.choice(NAMES[kind])
    return Connection(
        id=key,
        kind=kind,
        name=name
        if rng.random() < 0.6 or len(name) > 20
        else f"{name} {rng.choice('BDGHJKLMNPSTW')}",
        ring=rng.choices((*Ring, None), habit)[0],
        feel=rng.choice((None, *Feel)),
        standing=rng.choices((Standing.ACTIVE, Standing.RESTING), (9, 1))[0],
    )


def some_ties(rng, keys):
    """One and a half ties for each connection."""
    pairs = {tuple(sorted(rng.sample(keys, 2))) for _ in range(len(keys) * 3 // 2) if len(keys) > 1}
    return [Tie(a=a, b=b, kind=TieKind.KNOWS) for a, b in sorted(pairs)]
