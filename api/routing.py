"""Resources whose records are opened, used and closed in one go."""

import inspect
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute

from core.one_go import in_one_go


class Route(APIRoute):
    """A resource that does its work in one thread, transaction and all (``core.one_go``)."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        waits = inspect.iscoroutinefunction(endpoint)
        super().__init__(path, endpoint if waits else in_one_go(endpoint), **more)


class Router(APIRouter):
    """A router of such resources."""

    def __init__(self, **more: Any) -> None:
        super().__init__(route_class=Route, **more)
