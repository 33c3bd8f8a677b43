"""Those who work here at every route: their own pages, and one 404 for everything else."""

import re

import pytest

import web.deps
from tests.guards.ann import CANARY, Ann
from tests.guards.test_routes import PUBLIC
from tests.guards.test_strangers import api_asks, asks
from tests.guards.walking import api_routes, web_routes
from tests.pages import Page
from tests.plugins.sites import Program
from tests.staff import an_admin
from web.site import ADMIN, ANYBODY, PRIVATE, RECEIVING, STAFF

ROLES = ("admin", "peer", "practitioner")
OWN = {
    "admin": (*STAFF, *ADMIN),
    "peer": (*STAFF, *RECEIVING),
    "practitioner": (*STAFF, *RECEIVING),
}
OURS = (*STAFF, *RECEIVING, *ADMIN)
ENDS = {"/staff/lock", "/staff/sign-out", "/leave", "/sign-out", "/staff/sign-in"}


def names(routers):
    return {
        f"{method} {route.path}"
        for router in routers
        for route in router.routes
        for method in route.methods
    }


@pytest.fixture
def ann(kith):
    return Ann(kith)


@pytest.fixture
def admin(ann, sqlite_gate):
    return an_admin(sqlite_gate)


@pytest.fixture(params=ROLES)
def worker(request, admin):
    return admin if request.param == "admin" else admin.invites(request.param)


def fits(one, worker):
    """Whether a route is for this worker (or for anybody)."""
    own = names(OWN[worker.viewer.role.value]) | names(ANYBODY) | PUBLIC
    return one.name in own


def test_every_route_for_somebody_signed_in_belongs_to_one_group(kith):
    groups = [names(one) for one in (PRIVATE, STAFF, RECEIVING, ADMIN, ANYBODY)]
    private = {one.name for one in web_routes(kith)} - PUBLIC
    assert set().union(*groups) >= private
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_every_route_asks_for_the_role_of_its_group(kith):
    asked = {
        web.deps.person: PRIVATE,
        web.deps.worker: STAFF,
        web.deps.receiver: RECEIVING,
        web.deps.admin: ADMIN,
    }
    for one in web_routes(kith):
        wanted = {who for who, routers in asked.items() if one.name in names(routers)}
        assert wanted == set(asked) & set(one.calls()), one.name


def test_no_page_of_those_who_work_here_can_open_a_map(kith):
    opening = {web.deps.own_reading, web.deps.own_writing}
    for one in web_routes(kith):
        if one.name in names(OURS):
            assert not opening & set(one.calls()), one.name


def test_every_other_route_is_one_and_the_same_404(kith, ann, worker):
    before = ann.everything()
    browser = worker.browser(kith)
    nothing = browser.opens("/connections/not-there", status=404).html
    seen = 0
    for one in web_routes(kith):
        if not fits(one, worker):
            answer = asks(browser.client, one, ann.ids)
            assert (answer.status_code, answer.text) == (404, nothing), one.name
            seen += 1
    assert seen >= 80
    assert ann.everything() == before
    assert browser.opens("/staff").status == 200  # still signed in


def test_no_page_of_theirs_shows_a_word_of_anns_or_changes_one(kith, ann, worker):
    before = ann.everything()
    for one in web_routes(kith):
        if fits(one, worker) and one.path not in ENDS:
            browser = worker.browser(kith)
            answer = asks(browser.client, one, ann.ids)
            assert answer.status_code < 500, one.name
            assert CANARY not in answer.text, one.name
            for key in ("connection_id", "contact_id", "upload_id", "sitting_id"):
                assert ann.ids[key] not in answer.text, (one.name, key)
    assert ann.everything() == before


def test_a_person_finds_no_page_of_those_who_work_here(kith, ann):
    nothing = ann.visitor.opens("/connections/not-there", status=404).html
    for one in web_routes(kith):
        if one.name in names(OURS):
            answer = asks(ann.visitor.client, one, ann.ids)
            assert (answer.status_code, answer.text) == (404, nothing), one.name


def test_a_workers_cookie_opens_no_resource(kith, ann, worker):
    program = Program(kith, "")
    program.client.cookies.set(kith.house.cookies.sitting, worker.sitting.token)
    for one in api_routes(kith):
        assert api_asks(program, one, ann.ids).status_code == 401, one.name


def test_a_locked_sitting_opens_nothing_but_the_way_on(kith, ann, worker, clock):
    clock.passes(minutes=16)
    client = worker.browser(kith).client
    for one in web_routes(kith):
        if one.name in PUBLIC:
            continue
        answer = asks(client, one, ann.ids)
        if one.method == "GET":
            assert answer.headers.get("location") == "/staff/unlock", one.name
        else:
            assert answer.status_code == 401, one.name
        assert CANARY not in answer.text


def plainly(text, *echoed):
    """An answer without what was typed and what is made by chance."""
    for word in echoed:
        text = text.replace(word, "…")
    text = re.sub(r'name="once" value="[^"]*"', "", text)
    text = re.sub(r"\b[A-Z]{4}-[A-Z]{4}\b|<path d=\"M[^\"]*\" fill=\"#000\"/>", "", text)
    text = re.sub(r'"challenge":"[^"]*"', "", text)
    return re.sub(r"/join/[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}", "", text)


def guesses(browser, one, name, account_id):
    """One route, asked about somebody in every field and place there is."""
    fields = dict.fromkeys(
        ("name", "nickname", "q", "worker", "person", "to", "code", "passphrase"), name
    )
    ids = dict.fromkeys(
        ("member_id", "team_id", "invitation_id", "token", "sitting_id"), account_id
    )
    path = one.path.format(**ids, passkey_id=account_id, mark="x", name="x")
    if one.method == "GET":
        answer = browser.client.get(path, params={"q": name, "name": name, "id": account_id})
    else:
        fields |= {"role": "peer", "once": "k"}
        answer = browser.client.request(one.method, path, data=fields)
    return answer.status_code, plainly(answer.text, name, account_id)


def test_nobody_who_works_here_can_find_out_who_has_an_account(kith, ann, worker):
    owner = worker.gate.owner_ids()[0]
    them = ann.visitor.sign_in_name
    for one in web_routes(kith):
        if fits(one, worker) and one.path not in ENDS and not one.path.startswith("/static"):
            hers = guesses(worker.browser(kith), one, them, owner)
            nobodys = guesses(worker.browser(kith), one, f"{them}9", "0" * 36)
            assert hers == nobodys, one.name


def test_signing_in_tells_a_worker_nothing_about_a_person(kith, ann, worker):
    browser = worker.browser(kith)
    answers = {
        plainly(
            browser.posts(
                "/staff/sign-in",
                name=name,
                passphrase=ann.visitor.passphrase,
                code="000000",
                status=422,
            ).html,
            name,
        )
        for name in (ann.visitor.sign_in_name, "nobody oak 10", worker.name)
    }
    assert len(answers) == 1


def test_no_address_and_no_form_of_theirs_looks_for_people(kith, worker):
    browser = worker.browser(kith)
    for one in web_routes(kith):
        if (
            one.method == "GET"
            and one.name in names(OURS)
            and fits(one, worker)
            and "{" not in one.path
        ):
            page = Page(browser.client.get(one.path))
            assert not page.all('form:not([method="post"]), input[type="search"]'), one.name
