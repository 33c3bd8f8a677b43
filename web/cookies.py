"""The two cookies: the sitting, and this device's own mark for sign-in names it knows."""

import hmac
import secrets
from collections.abc import Callable

from fastapi import Request
from fastapi.responses import Response

from core.services.signing_in import Sitting
from web.house import House

STAYING_SECONDS = 60 * 24 * 3600
DEVICE_SECONDS = 400 * 24 * 3600
MOST_KNOWN = 3


def sit(response: Response, house: House, sitting: Sitting) -> Response:
    """Hand out a sitting's cookie: for this visit only, unless this is the person's own device."""
    response.set_cookie(
        house.cookies.sitting,
        sitting.token,
        max_age=STAYING_SECONDS if sitting.stays else None,
        path="/",
        secure=house.secure,
        httponly=True,
        samesite="lax",
    )
    return response


def stand_up(response: Response, house: House) -> Response:
    """Take the sitting's cookie back, and whatever the browser kept of our pages."""
    response.delete_cookie(
        house.cookies.sitting, path="/", secure=house.secure, httponly=True, samesite="lax"
    )
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def known_device(request: Request, house: House) -> Callable[[bytes], str]:
    """A function from a sign-in name's digest to this device's id, empty where it is new to it."""
    device, known = _device(request, house)

    def find(handle: bytes) -> str:
        return (
            device
            if any(hmac.compare_digest(_mark(house, device, handle), one) for one in known)
            else ""
        )

    return find


def know_device(request: Request, response: Response, house: House, handle: bytes) -> Response:
    """Remember on this device that it signed in to this name. A digest only the server can make."""
    device, known = _device(request, house)
    device = device or secrets.token_hex(8)
    mark = _mark(house, device, handle)
    kept = [mark, *(one for one in known if one != mark)][:MOST_KNOWN]
    response.set_cookie(
        house.cookies.device,
        ".".join([device, *(one.hex() for one in kept)]),
        max_age=DEVICE_SECONDS,
        path="/",
        secure=house.secure,
        httponly=True,
        samesite="strict",
    )
    return response


def _device(request: Request, house: House) -> tuple[str, list[bytes]]:
    device, *marks = request.cookies.get(house.cookies.device, "").split(".")
    try:
        return device, [bytes.fromhex(mark) for mark in marks[:MOST_KNOWN]]
    except ValueError:
        return "", []


def _mark(house: House, device: str, handle: bytes) -> bytes:
    return house.gate.keys.fingerprint(f"{device}:{handle.hex()}", "device")[:16]
