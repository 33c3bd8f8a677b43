"""A push service of the tests' own: it opens what it gets as a browser would, and misbehaves on demand."""

import base64
import json
import os
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

BIG = 100 * 1024 * 1024


def text(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Browser:
    """Keys as a browser makes them, and what it reads with them."""

    def __init__(self):
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        self.keys = {"p256dh": text(point), "auth": text(self.auth)}

    def opens(self, body):
        return http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth)


@dataclass
class Got:
    """One message as it came."""

    path: str
    headers: dict
    body: bytes


@dataclass
class PushService:
    """``answers`` are given one after the other; the last one again and again."""

    origin: str = ""
    answers: list = field(default_factory=lambda: [201])
    got: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_answer(self):
        with self.lock:
            return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def said_by(self, got):
        """What the VAPID header claims, if its signature holds (RFC 8292).

        Raises:
            AssertionError: it does not.
        """
        header = got.headers["authorization"]
        assert Vapid02.verify(header)
        claims = header.removeprefix("vapid t=").split(".")[1]
        return json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        service = self.server.service
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = service.next_answer()
        with service.lock:
            service.got.append(Got(self.path, headers, body))
        answer(self) if callable(answer) else self.says(answer)

    def says(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def hangs(handler):
    """No answer at all."""
    handler.server.released.wait(30)


def drips(handler):
    """One letter at a time, for ever."""
    for letter in "HTTP/1.1 201 Created\r\nx: " + "y" * 10_000:
        if handler.server.released.is_set():
            break
        try:
            handler.wfile.write(letter.encode())
        except OSError:
            break
        time.sleep(0.05)


def closes(handler):
    """The line goes dead."""
    handler.close_connection = True


def floods(handler):
    """A hundred megabytes nobody asked for."""
    handler.send_response(201)
    handler.send_header("content-length", str(BIG))
    handler.end_headers()
    handler.server.flooded = 0
    try:
        while handler.server.flooded < BIG:
            handler.server.flooded += handler.wfile.write(b"x" * 65536)
    except OSError:
        pass


def redirects(handler):
    """Somewhere else."""
    handler.says(307, location=f"{handler.server.service.origin}/elsewhere")


def later(wait, status=429):
    """Not now."""
    return lambda handler: handler.says(status, retry_after=wait)


@contextmanager
def running_push_service():
    """On a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # lines are cut on purpose
    server.released = threading.Event()
    server.service = PushService(f"http://127.0.0.1:{server.server_port}")
    server.service.server = server
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    try:
        yield server.service
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
