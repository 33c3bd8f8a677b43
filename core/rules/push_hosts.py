"""Which addresses a push message may go to. A browser hands them over: never trust one."""

from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from core.errors import BadInput

PUSH_HOSTS = (
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "*.push.apple.com",
    "*.notify.windows.com",
)
LONGEST = 2000


def check_endpoint(endpoint: str, also: Iterable[str] = ()) -> SplitResult:
    """An address of a push service, taken apart.

    ``also`` names what a deployment allows beside the known services: a host such as
    ``push.example.org`` or ``*.example.org``, or a whole origin such as ``http://127.0.0.1:8099``.

    Raises:
        BadInput: not an address of a service that is known here.
    """
    try:
        parts = urlsplit(endpoint)
        is_known = _is_plain(endpoint) and _is_known(parts, tuple(also))
    except ValueError:
        is_known = False
    if not is_known:
        raise BadInput("endpoint", "choice")
    return parts


def is_origin_of_ours(parts: SplitResult, also: Iterable[str]) -> bool:
    """Whether a deployment named exactly this origin: then it may be on a private network."""
    return f"{parts.scheme}://{parts.netloc}" in also


def _is_plain(endpoint: str) -> bool:
    odd = {"\\", "@", "#", " "}
    return (
        len(endpoint) <= LONGEST
        and endpoint.isascii()
        and endpoint.isprintable()
        and not (odd & set(endpoint))
    )


def _is_known(parts: SplitResult, also: tuple[str, ...]) -> bool:
    if is_origin_of_ours(parts, also):
        return True
    if parts.scheme != "https" or parts.port not in {None, 443}:
        return False
    return any(_fits(parts.hostname or "", host) for host in (*PUSH_HOSTS, *also))


def _fits(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern
