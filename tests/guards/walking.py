"""Every route of both sites, with what it depends on: a new route joins by itself."""

from dataclasses import dataclass

from fastapi.routing import iter_route_contexts

from tests.plugins.sites import api_of


@dataclass(frozen=True)
class Route:
    """One method on one path."""

    method: str
    path: str
    dependant: object

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def work(self):
        """The function that does it."""
        return self.dependant.call

    def calls(self) -> dict:
        """Every function this route depends on, with its scope."""
        return dict(_calls(self.dependant))


def _calls(dependant):
    for one in dependant.dependencies:
        yield one.call, one.scope
        yield from _calls(one)


def web_routes(kith) -> list[Route]:
    """The pages."""
    return list(_routes(kith.site))


def api_routes(kith) -> list[Route]:
    """The resources, with their paths inside the API."""
    return list(_routes(api_of(kith.site)))


def _routes(app):
    for found in iter_route_contexts(app.routes):
        dependant = getattr(found, "dependant", None)
        if dependant is not None:
            for method in sorted(found.methods):
                yield Route(method, found.path, dependant)


def filled(path: str, ids: dict[str, str]) -> str:
    """A path with ids for its names. A name without an id is an error: say whose it is."""
    return path.format(**ids)
