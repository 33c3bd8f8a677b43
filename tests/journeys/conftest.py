"""Phones in the hands of the people of the journeys."""

import pytest

from tests.journeys.thumb import Thumb


@pytest.fixture
def stranger(served, phone):
    """The thumb of somebody who is not signed in; ends without a complaint of the browser."""
    thumb = Thumb(phone.new_page(), served)
    yield thumb
    assert thumb.complaints == []


@pytest.fixture
def ann(served, phone, stranger):
    """The thumb of somebody new, on Today."""
    served.welcomes(phone)
    return stranger.opens("/today")


@pytest.fixture
def jo(served, phone, stranger):
    """The thumb of an example person with a full map, on Today. Only to look: others look too."""
    served.lets_in(phone, "jo")
    return stranger.opens("/today")


@pytest.fixture
def ann_without_script(served, phone_without_script):
    """Somebody new whose browser runs no script, on Today."""
    served.welcomes(phone_without_script)
    return Thumb(phone_without_script.new_page(), served).opens("/today")
