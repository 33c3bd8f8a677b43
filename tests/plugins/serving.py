"""A running Kith, and phones in the hands of the people who use it."""

import pytest

from tests.journeys.server import serving
from tests.journeys.thumb import Thumb


@pytest.fixture(scope="session")
def kith(tmp_path_factory):
    """Kith on a free port, with the example people; one for the whole run."""
    with serving(tmp_path_factory.mktemp("kith")) as served:
        yield served


@pytest.fixture
def stranger(kith, phone):
    """The thumb of somebody who is not signed in; ends without a complaint of the browser."""
    thumb = Thumb(phone.new_page(), kith)
    yield thumb
    assert thumb.complaints == []


@pytest.fixture
def ann(kith, phone, stranger):
    """The thumb of somebody new, on Today."""
    kith.welcomes(phone)
    return stranger.opens("/today")


@pytest.fixture
def jo(kith, phone, stranger):
    """The thumb of an example person with a full map, on Today. Only to look: others look too."""
    kith.lets_in(phone, "jo")
    return stranger.opens("/today")


@pytest.fixture
def ann_without_script(kith, phone_without_script):
    """Somebody new whose browser runs no script, on Today."""
    kith.welcomes(phone_without_script)
    return Thumb(phone_without_script.new_page(), kith).opens("/today")
