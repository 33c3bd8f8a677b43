"""An admin's pages: workers, teams, help lines, local activities."""

import pytest

from tests.pages import Visitor
from tests.staff import an_admin

LIST = b"name,place,when,cost,about\nChoir,Hall,Monday,free,All welcome\n=1+1,,,,\n"


@pytest.fixture
def admin(sqlite_gate):
    return an_admin(sqlite_gate)


@pytest.fixture
def desk(kith, admin):
    return admin.browser(kith)


def brings(desk, content, status=200):
    files = {"file": ("list.csv", content, "text/csv")}
    return desk.posts("/admin/activities/look", files=files, status=status)


def link_in(page):
    return page.one(".codes").get_text()


def test_an_invitation_is_made_shown_once_and_opens(desk, kith):
    desk.posts("/admin/teams", name="North")
    page = desk.opens("/admin/workers")
    team = page.all("#team option")[1]["value"]
    made = desk.sends(page, "/admin/workers", name="Asha", role="practitioner", team=team)
    link = link_in(made)
    assert link.startswith("http://localhost/join/")
    listed = desk.opens("/admin/workers")
    assert link.rsplit("/", 1)[1] not in listed.html
    assert "Asha Practitioner · North · until 30 November 2026" in listed.main
    assert Visitor(kith).opens(link.removeprefix("http://localhost")).h1 == "Join River Trust"


def test_what_is_wrong_about_an_invitation_is_said_and_words_are_kept(desk):
    page = desk.posts("/admin/workers", name="Asha", role="", status=422)
    assert page.wrong() == ["Choose one of the answers on the page, then save."]
    assert page.value("name") == "Asha"
    page = desk.posts("/admin/workers", name=" ", role="peer", status=422)
    assert page.chosen("role") == ["peer"]


def test_an_invitation_is_taken_back(desk, kith):
    link = link_in(desk.posts("/admin/workers", name="Asha", role="peer"))
    page = desk.opens("/admin/workers")
    desk.posts(page.one('form[action$="/end"]')["action"])
    Visitor(kith).opens(link.removeprefix("http://localhost"), status=404)


def test_a_worker_is_removed_after_being_asked_and_is_out_at_once(desk, admin, kith):
    asha = admin.invites("peer", "Asha")
    hers = asha.browser(kith)
    assert hers.opens("/staff").path == "/staff"
    page = desk.opens("/admin/workers")
    ask = desk.opens(page.one(f'a[href*="{asha.viewer.account_id}"]')["href"])
    assert ask.h1 == "Remove Asha?"
    assert hers.opens("/staff").path == "/staff"
    after = desk.sends(ask, ask.path)
    assert "Asha" not in after.main
    assert hers.opens("/staff").path == "/staff/sign-in"


def test_an_admin_cannot_remove_themselves(desk, admin):
    page = desk.opens("/admin/workers")
    assert not page.all('a[href$="/remove"]')
    refused = desk.posts(f"/admin/workers/{admin.viewer.account_id}/remove", status=422)
    assert refused.wrong() == ["Ask another admin to do that. One admin has to stay."]


def test_teams_come_and_go(desk):
    desk.posts("/admin/teams", name="North <b>")
    page = desk.opens("/admin/teams")
    assert "North <b>" in page.main
    desk.posts(page.one('form[action$="/remove"]')["action"])
    assert "No teams yet" in desk.opens("/admin/teams").main
    assert desk.posts("/admin/teams", name="", status=422).wrong()


def test_help_lines_start_as_the_deployment_has_them_and_are_replaced_for_everybody(desk, visitor):
    page = desk.opens("/admin/help-lines")
    assert page.value("name-2") == "Samaritans"
    desk.sends(
        page,
        "/admin/help-lines",
        {"name-1": "River line", "number-1": "0800 123 4567", "note-1": ""},
    )
    found = visitor.opens("/help")
    assert "River line" in found.main
    assert "NHS mental health line" not in found.main
    assert "Call 999" in found.main
    assert "tel:08001234567" in found.links


def test_the_day_of_the_last_check_is_shown(desk, visitor):
    page = desk.opens("/admin/help-lines")
    desk.sends(page, "/admin/help-lines", checked_on="2026-11-02")
    assert "Numbers checked on 2 November 2026." in visitor.opens("/help").main


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"number-1": "call me"}, "Type a phone number in figures, like 0800 123 4567."),
        ({"name-2": ""}, "Add a name, then save. One letter will do."),
        ({"checked_on": ""}, "Say on which day somebody last tried the numbers."),
        (
            {"checked_on": "2027-01-01"},
            "That day is still to come. Choose today or an earlier day.",
        ),
        ({"checked_on": "soon"}, "Write the day like 2026-11-23, then save."),
    ],
)
def test_a_wrong_line_is_said_by_its_field_and_changes_nothing(desk, visitor, fields, says):
    page = desk.opens("/admin/help-lines")
    wrong = desk.sends(page, "/admin/help-lines", fields, status=422)
    assert wrong.wrong() == [says]
    for name, value in fields.items():
        assert wrong.value(name) == value
    assert "NHS mental health line" in visitor.opens("/help").main


def test_empty_lines_bring_the_deployments_own_back(desk, visitor):
    page = desk.opens("/admin/help-lines")
    desk.sends(page, "/admin/help-lines", {"name-1": "River line"})
    fields = {f"{part}-{n}": "" for n in range(1, 9) for part in ("name", "number", "note", "word")}
    desk.posts("/admin/help-lines", fields)
    assert "NHS mental health line" in visitor.opens("/help").main


def test_a_list_is_looked_at_first_then_saved(desk):
    look = brings(desk, LIST)
    assert "Nothing is changed yet." in look.main
    assert "Hall · Monday · free" in look.main
    assert "Nothing on the list yet." in desk.opens("/admin/activities").main
    saved = desk.sends(look, "/admin/activities")
    assert saved.path == "/admin/activities"
    assert "2 on the list" in saved.main


def test_the_list_goes_out_with_no_cell_a_spreadsheet_would_run(desk):
    desk.sends(brings(desk, LIST), "/admin/activities")
    answer = desk.client.get("/admin/activities/file")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.lstrip("\ufeff").splitlines()[2] == "'=1+1,,,,"
    again = brings(desk, answer.content)
    assert "=1+1" in again.main
    assert "'=1+1" not in again.main


def test_wrong_lines_are_named_and_cannot_be_saved(desk):
    page = brings(desk, b"name,place\nChoir,Hall\n,Barn\nWalk," + b"x" * 90 + b"\n", status=422)
    assert "Line 3, name: Add a name, then save. One letter will do." in page.main
    assert "Line 4, place: That is a little too long." in page.main
    assert not page.all('form[action="/admin/activities"]')


@pytest.mark.parametrize("content", [b"", b"place\nHall\n", b"\xff\xfe", b"name\n\0\n"])
def test_a_file_that_is_no_list_is_said_in_one_sentence(desk, content):
    assert len(brings(desk, content, status=422).wrong()) == 1


@pytest.mark.parametrize("kept", ["", "not base64 at all", "AAAA"])
def test_a_form_that_was_tampered_with_changes_nothing(desk, kept):
    desk.sends(brings(desk, LIST), "/admin/activities")
    desk.posts("/admin/activities", kept=kept, status=422)
    assert "2 on the list" in desk.opens("/admin/activities").main


def test_markup_in_a_list_is_only_text(desk):
    page = brings(desk, b"name\n<script>x</script>\n")
    assert "<script>x</script>" in page.main
