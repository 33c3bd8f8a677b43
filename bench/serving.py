"""The list, the map, a word kept and a sign-in, beside the least that could serve them.

Run ``python -m bench.serving [rounds] [seconds]``. Everything runs on this machine at once, load
generator included, so only the ratios mean anything.
"""

import itertools
import secrets
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.floor import furnish
from bench.load import Client, Target, in_turn, pss_mib, request
from bench.town import PASSPHRASE, a_town, usual_hasher
from core.rules.labels import capital, second_line, word_for
from core.rules.speech import ENGLISH
from core.rules.vocabulary import DayWord, Feel, Kind
from tests.map_pages import pages
from tests.maps import a_map
from tests.serving import serve
from web.routes.listing import in_order

ROUNDS, SECONDS = 5, 3
OURS = {"Sec-Fetch-Site": "same-origin"}
FLOOR = ("-m", "uvicorn", "--factory", "bench.floor:create_app")
QUIET = ("--log-level", "warning", "--no-access-log", "--no-server-header")


@contextmanager
def running(folder):
    """A town, Kith serving it, and the floor beside it."""
    town = a_town(folder)
    kith = serve(folder / "kith.log", **town.environment)
    with ExitStack() as stack:
        stack.callback(kith.stop)
        _furnish_floor(folder, town, kith)
        floor = serve(folder / "floor.log", (*FLOOR, *QUIET), BENCH_FLOOR=str(folder))
        stack.callback(floor.stop)
        yield town, kith, floor


def _furnish_floor(folder, town, kith):
    import gzip

    cookie = town.residents[60].cookie
    with Client(kith.port) as client:
        _, _, body = client.answer(request("/list", _cookie(cookie)))
    icons = pages().get_template("components/icons.html").module
    found = a_map(size=60).here()
    furnish(
        folder,
        page=gzip.decompress(body).decode(),
        items=[_row(n, item) for n, item in enumerate(_listed(found))],
        shapes={kind.value: icons.shape(kind.value) for kind in Kind},
        marks={feel.value: icons.mark(feel.value) for feel in Feel},
        cookie=cookie,
    )


def _listed(found):
    return [item for kind in Kind for item in in_order(found, kind)]


def _row(place, item):
    return {
        "place": place,
        "id": item.id,
        "kind": item.kind.value,
        "name": item.name,
        "second": second_line(item, ENGLISH),
        "feel": item.feel,
        "feel_word": item.feel and capital(word_for(item.feel, ENGLISH)),
        "gone": not item.is_here,
    }


def _cookie(cookie):
    return {"Cookie": f"sitting={cookie}"}


def _page(name, server, path, cookie):
    asked = request(path, _cookie(cookie))
    return Target(name, server.port, server.process.pid, lambda: asked)


def reading_targets(town, kith, floor):
    """Pages, by who serves them."""
    sixty, many = town.residents[60].cookie, town.residents[150].cookie
    return [
        _page("bare answer", floor, "/healthz", sixty),
        _page("floor list 60", floor, "/list", sixty),
        _page("list 60", kith, "/list", sixty),
        _page("map 60", kith, "/map", sixty),
        _page("list 150", kith, "/list", many),
        _page("map 150", kith, "/map", many),
    ]


def writing_targets(town, kith, floor):
    """A word for today, kept so that a power cut does not lose it."""
    headers = _cookie(town.residents[60].cookie) | OURS
    words = itertools.cycle(tuple(DayWord))

    def keep(path):
        once = secrets.token_urlsafe(12)
        return request(path, headers, "POST", f"word={next(words)}&once={once}")

    return [
        Target("floor word", floor.port, floor.process.pid, lambda: keep("/word")),
        Target("word", kith.port, kith.process.pid, lambda: keep("/today/word"), status=303),
    ]


def sign_in_target(town, kith):
    """Signing in with the right passphrase."""
    body = f"name={town.residents[60].name}&passphrase={PASSPHRASE.replace(' ', '+')}"
    asked = request("/sign-in", OURS, "POST", body)
    return Target("sign-in", kith.port, kith.process.pid, lambda: asked, status=303)


def hash_ms():
    """One passphrase checked, as a deployment keeps them."""
    hasher = usual_hasher()
    kept = hasher.hash(PASSPHRASE)
    took = []
    for _ in range(15):
        start = time.perf_counter()
        hasher.fits(kept, PASSPHRASE)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def warm(targets):
    """The first answers of anything are slow."""
    for target in targets:
        with Client(target.port) as client:
            for _ in range(20):
                status, _, _ = client.answer(target.ask())
                assert status == target.status, (target.name, status)


def sizes(targets):
    """Bytes of each page, as sent and unpacked."""
    import gzip

    for target in targets:
        with Client(target.port) as client:
            _, head, body = client.answer(target.ask())
        plain = gzip.decompress(body) if b"content-encoding: gzip" in head else body
        yield target.name, len(body), len(plain)


def show(title, figures):
    """A table of figures."""
    print(f"\n{title:<28}{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}")
    for name, one in figures.items():
        print(f"{name:<28}{one.per_second:8.0f}{one.p50:9.2f}{one.p99:9.2f}{one.cpu:9.2f}")


def ratio(says, found, wanted, *, at_least=False):
    """One ratio, and whether it is as hoped."""
    met = found >= wanted if at_least else found <= wanted
    sign = "≥" if at_least else "≤"
    print(f"  {says:<58}{found:6.2f}  {sign} {wanted:<5} {'met' if met else 'NOT met'}")


def main(rounds=ROUNDS, seconds=SECONDS):
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as (town, kith, floor):
        idle = pss_mib(kith.process.pid)
        read, write = reading_targets(town, kith, floor), writing_targets(town, kith, floor)
        warm([*read, *write])
        print(f"{'page':<28}{'sent':>8}{'unpacked':>10}")
        for name, sent, plain in sizes(read):
            print(f"{name:<28}{sent:8}{plain:10}")
        alone = in_turn(read, 1, seconds, rounds)
        crowd = in_turn(read, 8, seconds, rounds)
        writes = in_turn(write, 8, seconds, rounds)
        login = in_turn([sign_in_target(town, kith)], 1, seconds, rounds)["sign-in"]
        loaded, hashed = pss_mib(kith.process.pid), hash_ms()
    show("1 client", alone)
    show("8 clients", crowd | writes)
    show("1 client", {"sign-in": login})
    print(f"\nmemory (PSS, MiB): {idle:.0f} at first, {loaded:.0f} after the load")
    print(f"one Argon2id check: {hashed:.1f} ms\n\nratios")
    _ratios(alone, crowd, writes)
    ratio("sign-in p50 : one hash", login.p50 / hashed, 1.3)
    ratio("memory after the load : at first", loaded / idle, 1.2)


def _ratios(alone, crowd, writes):
    ours, least = alone["list 60"], alone["floor list 60"]
    many, most = crowd["list 60"], crowd["floor list 60"]
    ratio(
        "list 60, req/s at 8 clients : floor", many.per_second / most.per_second, 0.3, at_least=True
    )
    ratio("list 60, p50 at 1 client : floor", ours.p50 / least.p50, 4)
    ratio("list 60, CPU a request : floor", ours.cpu / least.cpu, 4)
    ratio("map 60, p50 : list 60", alone["map 60"].p50 / ours.p50, 1.5)
    ratio("map 150, p50 : list 60", alone["map 150"].p50 / ours.p50, 2.5)
    word, plain = writes["word"], writes["floor word"]
    ratio(
        "word kept, req/s at 8 clients : floor",
        word.per_second / plain.per_second,
        0.5,
        at_least=True,
    )
    ratio("word kept, p99 : p50", word.p99 / word.p50, 10)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
