"""``python -m bench.lives``: two years of made-up lives, and what they were offered."""

import argparse
import os
import time
from concurrent.futures import ProcessPoolExecutor

from bench.lives.counting import HEAD, LOSS_HEAD, counted
from bench.lives.kinds import KINDS


def main():
    """Live and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.lives")
    parser.add_argument("--lives", type=int, default=500, help="of each kind")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began = time.perf_counter()
    print(HEAD)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        kinds = asked.kind or list(KINDS)
        jobs = [pool.submit(counted, kind, asked.lives, asked.seed) for kind in kinds]
        more = []
        for job in jobs:
            line, others = job.result()
            more += others
            print(line, flush=True)
    if more:
        print(f"\n{LOSS_HEAD}", *more, sep="\n")
    took = time.perf_counter() - began
    print(f"\n{asked.lives} lives of each kind, seed {asked.seed}, {took:.0f} s")


if __name__ == "__main__":
    main()
