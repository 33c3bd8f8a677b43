"""Who may come in by which route, and what each route may open."""

import inspect

import pytest
from fastapi.routing import iter_route_contexts

import api.deps
import web.deps
from tests.guards.walking import api_routes, web_routes
from tests.plugins.sites import api_of

PUBLIC = {
    "GET /",
    "GET /healthz",
    "GET /help",
    "GET /join/{token}",
    "GET /kitchen-measures",
    "GET /manifest.webmanifest",
    "GET /robots.txt",
    "GET /sign-in",
    "GET /sign-in/code",
    "GET /staff/sign-in",
    "GET /staff/unlock",
    "GET /start",
    "GET /static/{mark}/{name}",
    "GET /sw.js",
    "POST /join/{token}",
    "POST /leave",
    "POST /passkeys/sign-in",
    "POST /passkeys/sign-in/options",
    "POST /sign-in",
    "POST /sign-in/code",
    "POST /sign-out",
    "POST /staff/lock",
    "POST /staff/sign-in",
    "POST /staff/unlock",
    "POST /start",
}
# what the framework adds by itself: the description of the API, which holds nobody's words
DESCRIPTION = {"/openapi.json"}


def test_the_public_pages_are_exactly_these(kith):
    found = {one.name for one in web_routes(kith) if web.deps.viewer not in one.calls()}
    assert found == PUBLIC


def test_every_resource_asks_for_a_key(kith):
    routes = api_routes(kith)
    assert len(routes) > 20
    assert [one.name for one in routes if api.deps.viewer not in one.calls()] == []


def test_nothing_is_mounted_or_routed_that_the_walk_does_not_see(kith):
    plain = [one.path for one in iter_route_contexts(kith.site.routes) if not one.methods]
    assert plain == ["/api/v1"]
    inside = {one.path for one in iter_route_contexts(api_of(kith.site).routes)}
    assert inside - {one.path for one in api_routes(kith)} == DESCRIPTION


def test_reading_a_page_never_opens_the_map_for_writing(kith):
    for one in [*web_routes(kith), *api_routes(kith)]:
        writes = {web.deps.own_writing, api.deps.own_writing} & set(one.calls())
        assert not (one.method == "GET" and writes), one.name


def test_a_page_asks_by_cookie_and_a_resource_by_key_never_by_both(kith):
    for one in web_routes(kith):
        assert api.deps.viewer not in one.calls(), one.name
    for one in api_routes(kith):
        assert web.deps.viewer not in one.calls(), one.name


@pytest.mark.parametrize("routes", [web_routes, api_routes])
def test_a_transaction_begins_and_ends_within_the_work_it_is_for(kith, routes):
    opening = {
        web.deps.own_writing,
        web.deps.own_reading,
        api.deps.own_writing,
        api.deps.own_reading,
    }
    opened = [one for one in routes(kith) if opening & set(one.calls())]
    assert {call for one in opened for call in opening & set(one.calls())} <= opening
    assert len(opened) > 15
    for one in opened:
        assert one.work.__wrapped__, one.name  # by core.one_go: opened, used and closed in one call
        assert not inspect.iscoroutinefunction(one.work), one.name


def test_nothing_a_route_depends_on_stays_open_but_its_form(kith):
    known = {"posted"}
    found = {
        call.__name__
        for one in [*web_routes(kith), *api_routes(kith)]
        for call in one.calls()
        if inspect.isgeneratorfunction(call) or inspect.isasyncgenfunction(call)
    }
    assert found <= known


def test_no_path_is_there_twice(kith):
    for routes in (web_routes(kith), api_routes(kith)):
        names = [one.name for one in routes]
        assert len(names) == len(set(names))
