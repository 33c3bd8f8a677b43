"""Every measurement in one run: ``python -m bench`` (or ``make bench``)."""

import os
import platform
from datetime import date

from bench import bench_drawing, evaluating, first_visit, serving, starting

PARTS = (
    ("Drawing a map", bench_drawing.main),
    ("Serving", serving.main),
    ("First visit", first_visit.main),
    ("Starting", starting.main),
    ("Looking at everyone", evaluating.main),
)


def main():
    """Measure and print."""
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"load before: {os.getloadavg()[0]:.1f} (other work makes every figure worse)")
    for title, part in PARTS:
        print(f"\n== {title} ==")
        part()


if __name__ == "__main__":
    main()
