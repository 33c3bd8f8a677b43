"""A mail server of the tests' own: it keeps what it gets, and misbehaves on demand."""

import email
import email.policy
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.serving import a_free_port


class MailServer:
    """``says`` maps a command (``MAIL``, ``RCPT``, ``DATA``) to an answer of its own."""

    def __init__(self):
        self.got = []
        self.says = {}
        self.port = 0
        self.users = []

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802 - the server calls it so
        envelope.mail_from = address
        return self.says.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - the server calls it so
        if "RCPT" not in self.says:
            envelope.rcpt_tos.append(address)
        return self.says.get("RCPT", "250 OK")

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the server calls it so
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.got.append((envelope.mail_from, envelope.rcpt_tos, letter))
        answer = self.says.get("DATA", "250 OK")
        if answer == "close":
            server.transport.abort()
        return answer

    def authenticates(self, _server, _session, _envelope, _mechanism, data):
        self.users.append((data.login, data.password))
        return AuthResult(success=data.password == b"right", handled=False)


@contextmanager
def running_mail_server(**more):
    """On a port of its own."""
    handler = MailServer()
    handler.port = a_free_port()
    controller = Controller(
        handler,
        hostname="127.0.0.1",
        port=handler.port,
        authenticator=handler.authenticates,
        **more,
    )
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()
