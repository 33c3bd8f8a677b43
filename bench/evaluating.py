"""Looking at everyone by the clock: people a second on one core, beside two other ways.

Run ``python -m bench.evaluating``; ``KITH_BENCH_PEOPLE=2000,10000`` for smaller crowds. *All at
once* is what Kith does: open columns in chunks, room for a card, and every signal of the day. *One
by one* reads each whole map, words and all, asks for the same signals, and takes the measures with
networkx. *One aggregate* is a single statement that counts what signals count and decides nothing.
Targets: all at once is 20 times one by one or better and 0.35 of one aggregate or better; a person
in the larger crowd costs at most 1.1 times one in the smaller.
"""

import os
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session, select

from bench.crowd import KEYS, NOW, a_crowd
from core.rules.budget import may_offer
from core.rules.facts import NetworkMap
from core.rules.measures import measure
from core.rules.signal_rules import RULES
from core.rules.signals import view_of
from core.services.glancing import glance
from core.store import rows, tables
from core.store.door import seal_of
from tests.maps import TODAY

SIZES = tuple(map(int, os.environ.get("KITH_BENCH_PEOPLE", "20000,100000").split(",")))
LONDON = ZoneInfo("Europe/London")
ROUNDS = 3
_HERE = "c.standing IN ('active', 'resting')"
_AGGREGATE = text(
    f"""
    WITH met AS (
        SELECT owner_id, connection, max("on") AS last, sum("on" > :month) AS lately
        FROM contact WHERE "on" > :back GROUP BY owner_id, connection
    ), linked AS (
        SELECT owner_id, a, count(*) AS links FROM tie GROUP BY owner_id, a
    )
    SELECT c.owner_id,
           sum(c.kind = 'person' AND {_HERE}),
           sum({_HERE} AND c.groups NOT LIKE '%practitioner%' AND
               (c.usual_contact <> 'less' OR met.lately > 0)),
           sum({_HERE} AND c.support_received LIKE '%talk%'),
           sum({_HERE} AND c.support_received LIKE '%practical%'),
           sum(CASE c.usual_contact WHEN 'most_days' THEN 5 WHEN 'weekly' THEN 1
               WHEN 'fortnightly' THEN 0.5 WHEN 'monthly' THEN 0.25 ELSE met.lately / 4.0 END),
           sum(c.kind = 'activity' AND {_HERE} AND
               (c.groups LIKE '%social%' OR c.groups LIKE '%learning%' OR linked.links > 1)),
           sum(c.kind = 'place' AND {_HERE} AND c.groups NOT LIKE '%home%' AND met.last > :two),
           sum(c.service_ends_on >= :today),
           sum(c.ring = 1 AND c.feel = 'hard') * 1.0 / max(1, sum(c.ring = 1))
    FROM connection c
    LEFT JOIN met ON met.owner_id = c.owner_id AND met.connection = c.id
    LEFT JOIN linked ON linked.owner_id = c.owner_id AND linked.a = c.id
    GROUP BY c.owner_id
    """
)


def all_at_once(crowd):
    """Reading, room, and every signal that needs no earlier day."""
    with crowd.gate.everyone(NOW) as everyone:
        for people in everyone.chunks():
            ready = [one for one in people if _room(one)]
            for _, view in everyone.views(ready):
                for rule in RULES.values():
                    rule(view, TODAY)


def a_glance(crowd):
    """What the product runs: the same, and no further than it takes to know."""
    with crowd.gate.everyone(NOW) as everyone:
        return sum(one.why_not is None for one in glance(everyone, NOW))


def one_by_one(crowd):
    """The plain way, for the people whose names can be read: their whole maps as mapped objects."""
    engine = crowd.gate.engines.reading
    for viewer in crowd.viewers:
        with Session(engine) as session:
            map_ = _whole_map(session, viewer.account_id)
        view = view_of(map_, LONDON)
        for rule in RULES.values():
            rule(view, TODAY)
        measure(map_, TODAY)


def _whole_map(session, owner_id):
    seal = seal_of(session.get(tables.Account, owner_id), KEYS)
    sheet = session.get(tables.Sheet, owner_id)
    shelves = {}
    for name, (table, fact_of) in _SHELVES.items():
        found = session.exec(select(table).where(table.owner_id == owner_id)).all()
        shelves[name] = {row.id: fact_of(row, seal) for row in found}
    return NetworkMap(sheet=rows.sheet_of(sheet, seal), **shelves)


_SHELVES = {
    "connections": (tables.Connection, rows.connection_of),
    "ties": (tables.Tie, rows.tie_of),
    "contacts": (tables.Contact, rows.contact_of),
    "answers": (tables.Answer, rows.answer_of),
}


def one_aggregate(crowd):
    """The floor."""
    with crowd.gate.engines.reading.connect() as connection:
        days = {"month": 31, "back": 100, "two": 14, "today": 0}
        since = {name: TODAY - timedelta(days=ago) for name, ago in days.items()}
        connection.execute(_AGGREGATE, since).fetchall()


def a_second(work, crowd, people):
    """People a second of processor time."""
    start = time.process_time()
    work(crowd)
    return people / (time.process_time() - start)


def _room(one):
    return may_offer(one.choices, one.offered, one.given, NOW, one.last_opened) is None


def figures(crowd):
    """People a second of each way, taken in turn, the median of the rounds."""
    ways = {
        "all at once": (all_at_once, crowd.people),
        "a glance": (a_glance, crowd.people),
        "one by one": (one_by_one, len(crowd.viewers)),
        "one aggregate": (one_aggregate, crowd.people),
    }
    taken = [
        {name: a_second(work, crowd, people) for name, (work, people) in ways.items()}
        for _ in range(ROUNDS)
    ]
    return {name: median(one[name] for one in taken) for name in ways}


def main():
    """Print the figures of each crowd, and the ratios."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for people in SIZES:
            crowd = a_crowd(Path(folder), people)
            found[people] = figures(crowd)
            print(f"{people} people, a second: ", _line(found[people]))
            print(f"  to look at after a glance: {a_glance(crowd) / people:.0%}")
            crowd.gate.engines.close()
    small, large = found[SIZES[0]], found[SIZES[-1]]
    for people, one in found.items():
        mine = one["all at once"]
        times = mine / one["one by one"], one["a glance"] / one["one by one"]
        print(f"{people}: {times[0]:.1f} times one by one, a glance {times[1]:.1f} (≥ 20)")
        print(f"{people}: {mine / one['one aggregate']:.2f} of one aggregate (≥ 0.35)")
    cost = small["all at once"] / large["all at once"]
    print(f"a person among {SIZES[-1]} costs {cost:.2f} of one among {SIZES[0]} (≤ 1.1)")


def _line(figures_):
    return ", ".join(f"{name} {value:,.0f}" for name, value in figures_.items())


if __name__ == "__main__":
    main()
