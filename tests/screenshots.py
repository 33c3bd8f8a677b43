"""Take the pictures of the README: an example person's phone, drawn by the real app in Chromium.

Run as ``python -m tests.screenshots``.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.journeys.every_page import first_of
from tests.journeys.server import serving
from tests.plugins.browser import a_phone, pytest_configure, started_with

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
WHO = "jo"
SHARPNESS = 1.5
MOST_BYTES = 150_000


def take() -> None:
    """Every picture, anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pytest_configure()
    with (
        tempfile.TemporaryDirectory() as home,
        serving(Path(home)) as served,
        sync_playwright() as playwright,
        playwright.chromium.launch(**started_with()) as browser,
        browser.new_context(**a_phone(device_scale_factor=SHARPNESS)) as phone,
    ):
        served.lets_in(phone, WHO)
        page = phone.new_page()
        for name, path in paths(served, page).items():
            page.goto(served.url + path)
            keep(name, page.screenshot())


def paths(served, page) -> dict[str, str]:
    """What each picture shows."""
    item = first_of(served, page, "person")
    return {"today": "/today", "my-map": "/map", "item": f"/connections/{item}"}


def keep(name: str, picture: bytes) -> None:
    """Write a picture, if it is small enough to be in a repository."""
    assert len(picture) < MOST_BYTES, f"{name}.png has {len(picture)} bytes"
    (FOLDER / f"{name}.png").write_bytes(picture)
    print(f"docs/pictures/{name}.png, {len(picture) // 1000} kB")


if __name__ == "__main__":
    take()
