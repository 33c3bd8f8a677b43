"""Wires settings, engines, gate and both sites into one app; the one file that knows all rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from fastapi import FastAPI
from jinja2 import Environment
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from api.site import make_api
from core.gate import Gate
from core.services.passkeys import Site
from core.services.passphrases import Hasher
from core.settings import Settings
from core.store.engines import open_engines
from web.assets import Assets, load_assets
from web.help_lines import load_help_lines
from web.house import CookieNames, House
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
    return Gate(engines, keys) if clock is None else Gate(engines, keys, clock)


def make_kith(settings: Settings, gate: Gate | None = None) -> Kith:
    """Everything, ready to serve. The database is expected to be migrated."""
    gate = gate or open_gate(settings)
    house = _house(settings, gate)
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    site.state.house = house
    api = make_api(gate)
    site.mount("/api/v1", api)
    add_site(site)
    policy = content_policy(style_hash(house.assets.css))
    guarded = Guard(site, policy=policy, secure=house.secure)
    # level 5: two thirds of the bytes for a third of the time of level 9
    return Kith(GZipMiddleware(guarded, minimum_size=500, compresslevel=5), gate, house, site)


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
    )


def create_app() -> ASGIApp:
    """For ``uvicorn --factory main:create_app``: settings from the environment."""
    return make_kith(Settings()).app
