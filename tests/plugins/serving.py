"""Kith running for a browser to open."""

import pytest

from tests.journeys.server import serving


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Kith on a free port of this machine, with the example people; one for the whole run."""
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running
