"""Wires settings, engines, gate and both sites into one app; the one file that knows all rooms."""

from asyncio import to_thread
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from jinja2 import Environment
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from api.site import make_api
from core.files.six_questions import load_six
from core.gate import Gate
from core.services.clockwork import Clockwork
from core.services.delivering import Post, deliver_due, put_away
from core.services.evaluating import evaluate_everyone
from core.services.passkeys import Site
from core.services.passphrases import Hasher
from core.services.rounds import Done, run_rounds
from core.settings import Settings
from core.store.engines import AT_ONCE, open_engines
from web.assets import Assets, load_assets
from web.help_lines import load_help_lines
from web.house import Announcing, CookieNames, House
from web.render import make_pages
from web.security import Guard, content_policy, style_hash
from web.site import add_site


@dataclass(frozen=True, slots=True)
class Kith:
    """A deployment: the app to serve, and the gate beneath it."""

    app: ASGIApp
    gate: Gate
    house: House
    site: FastAPI


def open_gate(settings: Settings, clock: Callable[[], datetime] | None = None) -> Gate:
    """The gate to the deployment's data."""
    engines = open_engines(settings.url)
    keys = settings.keys()
    gate = Gate(engines, keys, ledger=settings.ledger())
    return gate if clock is None else replace(gate, clock=clock)


def make_kith(
    settings: Settings, gate: Gate | None = None, clockwork: Clockwork | None = None
) -> Kith:
    """Everything, ready to serve. The database is expected to be migrated."""
    gate = gate or open_gate(settings)
    house = _house(settings, gate)
    lifespan = _running(clockwork)
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    site.state.house = house
    api = make_api(gate, has_six=bool(house.six))
    site.mount("/api/v1", api)
    add_site(site)
    policy = content_policy(style_hash(house.assets.css))
    guarded = Guard(site, policy=policy, secure=house.secure)
    # level 5: two thirds of the bytes for a third of the time of level 9
    return Kith(GZipMiddleware(guarded, minimum_size=500, compresslevel=5), gate, house, site)


def _running(clockwork: Clockwork | None) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The clockwork starts and ends with the server."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        _few_threads()
        if clockwork is None:
            yield
            return
        clockwork.start()
        yield
        await to_thread(clockwork.stop)

    return lifespan


def _few_threads() -> None:
    """Work for so many requests at once: more would only take turns with the same two locks.

    Fewer threads than half the connections, because a page may hold one and ask for another.
    """
    current_default_thread_limiter().total_tokens = AT_ONCE


@cache
def _dress() -> tuple[Assets, Environment]:
    """Built files and templates: the same for every app this process makes, so read once."""
    assets = load_assets()
    urls = {name: asset.url for name, asset in assets.files.items()}
    return assets, make_pages(assets.css, urls)


def _house(settings: Settings, gate: Gate) -> House:
    secure = settings.base_url.startswith("https://")
    assets, pages = _dress()
    return House(
        gate=gate,
        hasher=Hasher(settings.argon2_memory_kib, settings.argon2_passes, settings.hashes_at_once),
        site=Site(settings.base_url),
        pages=pages,
        assets=assets,
        help_lines=load_help_lines(settings.help_lines),
        cookies=CookieNames.for_site(secure=secure),
        secure=secure,
        development=settings.development,
        announcing=_announcing(settings, gate),
        six=load_six(settings.lsns_items),
    )


def _announcing(settings: Settings, gate: Gate) -> Announcing:
    pusher = settings.pusher(gate.clock)
    return Announcing(pusher.key.public, pusher.also, has_mail=settings.mailer() is not None)


def post_of(settings: Settings, gate: Gate) -> Post:
    """How this deployment sends what is due."""
    return Post(
        outbox=gate.outbox,
        delivering=gate.delivering,
        clock=gate.clock,
        pusher=settings.pusher(gate.clock),
        mailer=settings.mailer(),
    )


def clockwork_of(settings: Settings, gate: Gate) -> Clockwork | None:
    """What happens by the clock in the one process; with PostgreSQL ``kith work`` does it."""
    if gate.engines.writing.dialect.name != "sqlite":
        return None
    post = post_of(settings, gate)
    lsns = settings.lsns_items is not None

    def look(is_stopping: Callable[[], bool]) -> None:
        run_rounds(gate.rounds, gate.clock(), lambda: look_at_everyone(gate, lsns=lsns))
        deliver_due(post, is_stopping)
        put_away(post)

    return Clockwork(look)


def look_at_everyone(gate: Gate, *, lsns: bool = False) -> Done:
    """One round, whoever asks for it."""
    counts = evaluate_everyone(gate, gate.clock(), lsns=lsns)
    return Done(counts["looked"], counts["offered"])


def create_app() -> ASGIApp:
    """For ``uvicorn --factory main:create_app``: settings from the environment."""
    settings = Settings()
    gate = open_gate(settings)
    return make_kith(settings, gate, clockwork_of(settings, gate)).app
