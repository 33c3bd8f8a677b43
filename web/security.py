"""What guards every answer: headers, where a form may come from, how much may be sent."""

import base64
import hashlib
from collections.abc import Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL_BODY = 256 * 1024
FILE_BODY = 6 * 1024 * 1024
BIG_PATHS = ("/data/bring", "/api/v1/import", "/admin/activities")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
}


def style_hash(css: str) -> str:
    """The CSP source that lets exactly this style in the page apply (CSP level 3)."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def content_policy(styles: str) -> str:
    """No inline script, no foreign host; the only style in the page is ours, by its hash."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' {styles}".rstrip(),
            "img-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


class Guard:
    """Pure ASGI: refuses what comes from elsewhere or is too large, dresses what goes out."""

    def __init__(self, app: ASGIApp, *, policy: str, secure: bool) -> None:
        self._app = app
        self._headers = {**_FIXED, "Content-Security-Policy": policy}
        if secure:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        dressed = self._dress(send)
        headers = Headers(scope=scope)
        if not comes_from_here(scope["method"], scope["path"], headers):
            answer = PlainTextResponse("Please open the page again, then try once more.", 403)
            await answer(scope, receive, dressed)
        elif _announced(headers) > allowed_body(scope["path"]):
            await PlainTextResponse(TOO_LARGE, 413)(scope, receive, dressed)
        else:
            limited = _limited(receive, allowed_body(scope["path"]))
            await self._app(scope, limited, dressed)

    def _dress(self, send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=_with_headers(message))
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        return dressed


TOO_LARGE = "That is too large to take in. A map file is at most 5 MB."


def _with_headers(message: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    message.setdefault("headers", [])
    return message


def comes_from_here(method: str, path: str, headers: Headers) -> bool:
    """Whether a request that may change something was made by one of our own pages.

    ``Sec-Fetch-Site`` tells; older browsers send ``Origin`` instead. No token is needed in the
    page, so nothing secret can leak through compression. The API never reads cookies, so it needs
    no such check.
    """
    if method in _SAFE_METHODS or path.startswith("/api/"):
        return True
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


def allowed_body(path: str) -> int:
    """How many bytes a request to this path may send."""
    return FILE_BODY if path.startswith(BIG_PATHS) else SMALL_BODY


def _announced(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


class BodyTooLarge(HTTPException):
    """More came than was announced."""

    def __init__(self) -> None:
        super().__init__(413)


def _limited(receive: Receive, most: int) -> Callable[[], Any]:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                raise BodyTooLarge
        return message

    return counted
