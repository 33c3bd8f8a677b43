"""What a first visit brings over the wire: the page, and everything it asks for from us.

Run ``python -m bench.first_visit``.
"""

import gzip
import re
import tempfile
from pathlib import Path

from bench.load import Client, request
from bench.town import a_town
from tests.serving import serve

# scripts are needed to use the page; the icon and the manifest a browser fetches when it likes
_NEEDED = re.compile(r'<script[^>]* src="([^"]+)"|<link rel="stylesheet"[^>]* href="([^"]+)"')
_BESIDE = re.compile(r'<link rel="(?:manifest|icon)"[^>]* href="([^"]+)"')
_FOREIGN = re.compile(r'(?:src|href)="(?:https?:)?//[^"]*"')
PAGES = ("/sign-in", "/today", "/list", "/map")


def visit(port, path, cookie):
    """Bytes sent for the page, for what it needs, and for what is fetched beside it."""
    with Client(port) as client:
        page = _sent(client, path, cookie)
        html = _plain(page)
        needed = [one or other for one, other in _NEEDED.findall(html)]
        beside = _BESIDE.findall(html)
        return (
            len(page[1]) + len(page[2]),
            [sum(map(len, _sent(client, one, cookie)[1:])) for one in needed],
            [sum(map(len, _sent(client, one, cookie)[1:])) for one in beside],
            len(_FOREIGN.findall(html)),
        )


def _sent(client, path, cookie):
    status, head, body = client.answer(request(path, {"Cookie": f"sitting={cookie}"}))
    assert status == 200, (path, status)
    return status, head, body


def _plain(answer):
    _, head, body = answer
    return (gzip.decompress(body) if b"content-encoding: gzip" in head else body).decode()


def main():
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        town = a_town(Path(home))
        server = serve(Path(home) / "kith.log", **town.environment)
        try:
            found = {path: visit(server.port, path, town.residents[60].cookie) for path in PAGES}
        finally:
            server.stop()
    print("first visit, empty cache, gzip, heads included (60 connections)")
    print(
        f"{'page':<12}{'page':>8}{'needed':>8}{'beside':>8}{'KB':>8}{'requests':>10}{'foreign':>9}"
    )
    for path, (page, needed, beside, foreign) in found.items():
        total = (page + sum(needed)) / 1000
        print(
            f"{path:<12}{page:8}{sum(needed):8}{sum(beside):8}{total:8.1f}"
            f"{1 + len(needed):10}{foreign:9}"
        )


if __name__ == "__main__":
    main()
