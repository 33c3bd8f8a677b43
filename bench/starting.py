"""From nothing to the first answer, and what a process weighs.

Run ``python -m bench.starting [rounds]``. Modules are compiled beforehand, as an installation has
them.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.load import Client, cpu_seconds, pss_mib, request
from bench.serving import QUIET, ratio
from bench.town import a_town
from tests.serving import ROOT, serve

ROUNDS = 7
_BARE = """
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

async def healthz(request):
    return PlainTextResponse("ok")

def create_app():
    return Starlette(routes=[Route("/healthz", healthz)])
"""
_KITH = ("-m", "cli", "serve")
IMPORTS = {
    "fastapi + sqlmodel + jinja2": "import fastapi, sqlmodel, jinja2",
    "core": "import core.gate, core.services.mapping, core.rules.words",
    "main (all of it)": "import main",
    "networkx alone": "import networkx",
}
LATE = ("networkx", "numpy", "scipy", "webauthn")


def first_answer(folder, command, environment):
    """Seconds until the first 200 of /healthz, the processor time until then, and memory."""
    start = time.perf_counter()
    server = serve(folder / "start.log", command, **environment)
    with Client(server.port) as client:
        status, _, _ = client.answer(request("/healthz"))
    took = time.perf_counter() - start
    assert status == 200, command
    found = took, cpu_seconds(server.process.pid), pss_mib(server.process.pid)
    server.stop()
    return found


def importing(code):
    """Processor seconds of a fresh Python that imports something, less an idle one's."""
    return _python(code) - _python("pass")


def _python(code):
    before = os.times()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def loaded_late():
    """Which of the heavy libraries a server has loaded before the first request."""
    code = f"import main, sys; print(*(set({LATE!r}) & set(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return found.stdout.split()


def main(rounds=ROUNDS):
    """Measure and print."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as home:
        starts = _starts(Path(home), rounds)
    print(f"{'start':<28}{'s':>8}{'CPU s':>8}{'PSS MiB':>9}")
    for name, (took, cpu, pss) in starts.items():
        print(f"{name:<28}{took:8.2f}{cpu:8.2f}{pss:9.0f}")
    imports = {name: [] for name in IMPORTS}
    for _ in range(rounds):
        for name, code in IMPORTS.items():
            imports[name].append(importing(code))
    print(f"\n{'import':<28}{'CPU s':>8}")
    for name, took in imports.items():
        print(f"{name:<28}{statistics.median(took):8.2f}")
    print(f"loaded before the first request, of {', '.join(LATE)}: {loaded_late() or 'none'}")
    print("\nratios")
    kith, probe = starts["Kith"], starts["FastAPI + SQLModel"]
    ratio("start to first 200 : FastAPI + SQLModel", kith[0] / probe[0], 1.5)
    ratio("processor time to first 200 : FastAPI + SQLModel", kith[1] / probe[1], 1.5)
    ratio("memory at first : FastAPI + SQLModel", kith[2] / probe[2], 1.4)


def _starts(folder, rounds):
    (folder / "bench_bare.py").write_text(_BARE)
    town = a_town(folder)
    factory = ("-m", "uvicorn", "--factory")
    probe = {"BENCH_PROBE": f"sqlite:///{folder / 'probe.db'}"}
    commands = {
        "Starlette alone": (
            (*factory, "bench_bare:create_app", "--app-dir", str(folder), *QUIET),
            {},
        ),
        "FastAPI + SQLModel": ((*factory, "bench.probe:create_app", *QUIET), probe),
        "Kith": (_KITH, town.environment),
    }
    found = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, environment) in commands.items():
            once = first_answer(folder, command, environment)
            if turn:  # the first start compiles
                found[name].append(once)
    return {
        name: [statistics.median(column) for column in zip(*times, strict=True)]
        for name, times in found.items()
    }


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
