"""A request that is sent again does what it did, on whichever day it comes."""

from datetime import timedelta

import pytest

from core.errors import UsedDifferently
from core.services import meeting
from tests.cast import TODAY


def met(actor, connection, today):
    with actor.writing() as records:
        return meeting.log_contact(records, "key", connection_id=connection, today=today)


def test_sent_again_after_midnight_it_is_still_the_same_request(cast):
    sam = cast.ann.adds("Sam")
    first = met(cast.ann, sam, TODAY)
    assert met(cast.ann, sam, TODAY + timedelta(days=1)) == first
    assert len(cast.ann.map().contacts) == 1


def test_about_someone_else_it_is_another_request(cast):
    sam, mum = cast.ann.adds("Sam"), cast.ann.adds("Mum")
    met(cast.ann, sam, TODAY)
    with pytest.raises(UsedDifferently):
        met(cast.ann, mum, TODAY)
