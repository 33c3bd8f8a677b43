"""Help lines and local activities: set by an admin, whole or not at all."""

from datetime import date

import pytest
from sqlalchemy import text

from core.errors import BadInput, NotVisible
from core.files.activity_list import Listed
from core.services import local_activities, local_help
from tests.staff import an_admin

TODAY = date(2026, 11, 23)
LINE = {"name": "River line", "number": "0800 123 4567", "note": "", "word": ""}


@pytest.fixture
def admin(gate):
    return an_admin(gate)


def sets(worker, *lines, on=TODAY):
    local_help.set_lines(worker.gate.door, worker.viewer, typed=lines, checked_on=on, today=TODAY)


def brings(worker, content):
    local_activities.replace_list(worker.gate.door, worker.viewer, content.encode())


def names(worker):
    return [one.name for one in local_activities.listed(worker.gate.door, worker.viewer)]


def test_lines_an_admin_set_take_the_place_of_those_before(gate, admin):
    assert gate.local_help() is None
    sets(admin, LINE)
    sets(admin, {**LINE, "name": "Hill line"}, on=date(2026, 11, 1))
    lines, checked_on = gate.local_help()
    assert [one["name"] for one in lines] == ["Hill line"]
    assert checked_on == date(2026, 11, 1)


def test_no_lines_at_all_bring_the_deployments_own_back(gate, admin):
    sets(admin, LINE)
    for _ in range(2):
        sets(admin, on=None)
        assert gate.local_help() is None


def test_a_wrong_line_changes_nothing(gate, admin):
    sets(admin, LINE)
    with pytest.raises(BadInput):
        sets(admin, LINE, {**LINE, "number": "x"})
    assert len(gate.local_help()[0]) == 1


def test_help_is_there_when_the_database_is_not(gate, admin):
    sets(admin, LINE)
    with gate.engines.writing.begin() as connection:
        connection.execute(text("DROP TABLE localhelp"))
    assert gate.local_help() is None


@pytest.mark.parametrize("role", ["peer", "practitioner"])
def test_only_an_admin_sets_anything(gate, admin, role):
    worker = admin.invites(role)
    for does in (
        lambda: sets(worker, LINE),
        lambda: brings(worker, "name\nChoir\n"),
        lambda: names(worker),
    ):
        with pytest.raises(NotVisible):
            does()
    assert gate.local_help() is None


def test_a_list_takes_the_place_of_the_one_before_in_its_own_order(admin):
    brings(admin, "name,cost\nWalk,free\nChoir,\n")
    brings(admin, "name,cost\nSwim,£3\nArt,\n")
    assert local_activities.listed(admin.gate.door, admin.viewer) == (
        Listed("Swim", cost="£3"),
        Listed("Art"),
    )


def test_a_list_with_one_wrong_line_changes_nothing(admin):
    brings(admin, "name\nWalk\n")
    with pytest.raises(BadInput):
        brings(admin, "name,place\nSwim,\n,Hall\n")
    assert names(admin) == ["Walk"]


def test_each_organisation_has_its_own_list(gate, admin):
    other = an_admin(gate, "Hill Trust")
    brings(admin, "name\nWalk\n")
    brings(other, "name\nSwim\n")
    assert (names(admin), names(other)) == (["Walk"], ["Swim"])
