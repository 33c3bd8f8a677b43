"""How long it takes to draw and to tidy a map, and how large the drawing is.

Run ``python -m bench.bench_drawing``. Each figure is the median of 20 runs over different maps.
Targets: drawing 150 takes 5 ms or less, tidying 15 ms or less, the SVG has 45 KB or less. The
yardstick, a plain loop, says how fast the machine is just then: on a free one it takes about 5 ms.
"""

import statistics
import time

from core.rules.drawing import draw, draw_kind
from core.rules.placing import place
from core.rules.tidying import tidy, would_open
from core.rules.vocabulary import Kind
from tests.drawn_maps import seeded
from tests.map_pages import svg

RUNS = 20
SIZES = (20, 60, 150)


def timed(work, maps):
    """Median milliseconds of processor time of one call."""
    took = []
    for map_ in maps:
        start = time.process_time()
        work(map_)
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took)


def insert(map_):
    """Take one away and put it in again."""
    [new, *others] = map_.here()
    return place(new, others, map_.sheet.plan)


def yardstick(_map):
    """A hundred thousand additions."""
    total = 0
    for number in range(100_000):
        total += number & 3
    return total


WORK = {
    "yardstick": yardstick,
    "draw": draw,
    "draw, one open": lambda map_: draw(map_, focus="c001"),
    "draw and print": lambda map_: svg(draw(map_)),
    "people alone": lambda map_: draw_kind(map_, Kind.PERSON),
    "one insert": insert,
    "tidy": lambda map_: tidy(map_.here(), map_.ties.values(), map_.sheet.plan),
    "would tidy help": lambda map_: would_open(map_.here(), map_.sheet.plan),
}


def main():
    """Print one line for each kind of work."""
    maps = {size: [seeded(size, seed) for seed in range(RUNS)] for size in SIZES}
    for work in WORK.values():  # the first call of anything is slow
        for size in SIZES:
            work(maps[size][0])
    print(f"{'ms, median of 20':<18}" + "".join(f"{size:>9}" for size in SIZES))
    for name, work in WORK.items():
        print(f"{name:<18}" + "".join(f"{timed(work, maps[size]):9.2f}" for size in SIZES))
    largest = [max(len(svg(draw(m)).encode()) for m in maps[size]) / 1000 for size in SIZES]
    print(f"{'largest svg, KB':<18}" + "".join(f"{kb:9.1f}" for kb in largest))


if __name__ == "__main__":
    main()
