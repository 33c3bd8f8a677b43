"""A person finds a worker by the code the worker shows; there is no other way, and none back."""

import pytest

from core.errors import NotVisible, SlowDown, WrongKey
from core.services import meeting_codes
from tests.staff import an_admin


@pytest.fixture
def admin(gate):
    return an_admin(gate)


@pytest.fixture
def asha(admin):
    return admin.invites("practitioner", "Asha")


def shows(worker):
    return meeting_codes.show_code(worker.gate.door, worker.viewer).code


def enters(person, code):
    return meeting_codes.enter_code(person.gate.door, person.viewer, code)


def together(gate, person, worker):
    with gate.door() as door:
        return meeting_codes.are_together(door, person.viewer.account_id, worker.viewer.account_id)


def test_a_code_leads_to_the_worker_who_shows_it(cast, asha):
    found = enters(cast.ann, shows(asha))
    assert (found.name, found.role.value, found.organisation) == (
        "Asha",
        "practitioner",
        "River Trust",
    )
    assert found.id == asha.viewer.account_id


def test_a_code_is_eight_letters_and_typing_it_is_forgiving(cast, asha):
    code = shows(asha)
    assert len(code.replace("-", "")) == 8
    assert enters(cast.ann, f" {code.lower().replace('-', ' ')} ").name == "Asha"


def test_a_code_is_for_one_person(cast, asha):
    code = shows(asha)
    enters(cast.ann, code)
    assert enters(cast.ann, code).name == "Asha"  # the same form sent twice
    with pytest.raises(WrongKey):
        enters(cast.bob, code)


def test_a_code_is_over_after_a_quarter_of_an_hour(cast, asha, clock):
    code = shows(asha)
    clock.passes(minutes=15)
    with pytest.raises(WrongKey):
        enters(cast.ann, code)


def test_a_new_code_ends_the_one_nobody_typed(cast, asha):
    old, new = shows(asha), shows(asha)
    with pytest.raises(WrongKey):
        enters(cast.ann, old)
    assert enters(cast.ann, new)


def test_they_are_together_for_a_quarter_of_an_hour(cast, gate, asha, clock):
    assert not together(gate, cast.ann, asha)
    enters(cast.ann, shows(asha))
    enters(cast.bob, shows(asha))  # the next one does not part them
    assert together(gate, cast.ann, asha)
    assert not together(gate, cast.carol, asha)
    clock.passes(minutes=14, seconds=59)
    assert together(gate, cast.ann, asha)
    clock.passes(seconds=1)
    assert not together(gate, cast.ann, asha)


def test_a_clock_set_back_brings_nobody_together(cast, gate, asha, clock):
    enters(cast.ann, shows(asha))
    clock.passes(minutes=-30)
    assert not together(gate, cast.ann, asha)


def test_who_typed_a_code_is_soon_forgotten(cast, gate, asha, clock):
    enters(cast.ann, shows(asha))
    clock.passes(minutes=31)
    shows(asha)
    with gate.door() as door:
        assert door.staff.entered(asha.viewer.account_id, cast.ann.viewer.account_id) is None


def test_an_admin_shows_no_code_and_no_person_does(cast, gate, admin):
    for viewer in (admin.viewer, cast.ann.viewer):
        with pytest.raises(NotVisible):
            meeting_codes.show_code(gate.door, viewer)


def test_no_worker_finds_anybody_by_a_code(gate, admin, asha):
    other = admin.invites("peer", "Pat")
    for viewer in (other.viewer, admin.viewer, asha.viewer):
        with pytest.raises(NotVisible):
            meeting_codes.enter_code(gate.door, viewer, shows(asha))


def test_guesses_are_slowed_down(cast, asha, clock):
    for _ in range(5):
        with pytest.raises(WrongKey):
            enters(cast.ann, "AAAA-AAAA")
    with pytest.raises(SlowDown):
        enters(cast.ann, shows(asha))
    assert enters(cast.bob, shows(asha)).name == "Asha"


@pytest.mark.parametrize("code", ["", " ", "-", "x" * 5000, "\0", "½½½½½½½½"])
def test_what_is_no_code_never_breaks(cast, asha, code):
    with pytest.raises(WrongKey):
        enters(cast.ann, code)
