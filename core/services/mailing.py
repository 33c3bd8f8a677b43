"""Handing one e-mail to the deployment's mail server."""

import re
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formataddr, make_msgid, parseaddr

from core.errors import BadInput
from core.rules.neutral_words import Letter
from core.services.sent import Fate, Outcome

PATIENCE = 10.0  # seconds for each step
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LONGEST = 254


@dataclass(frozen=True, slots=True)
class Mailer:
    """How this deployment sends e-mail. ``secure`` is ``tls``, ``starttls`` or ``none``."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    secure: str = "starttls"
    patience: float = PATIENCE

    def send(self, address: str, letter: Letter) -> Outcome:
        """Send once."""
        message = self._message(address, letter).as_bytes()
        try:
            server = self._connect()
        except smtplib.SMTPResponseException as answer:
            return _refusal(answer.smtp_code)
        except (OSError, smtplib.SMTPException):
            return Outcome(Fate.NOT_TAKEN, "unreachable")
        try:
            return self._hand_over(server, address, message)
        finally:
            server.close()

    def _connect(self) -> smtplib.SMTP:
        if self.secure == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.patience, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=self.patience)

    def _hand_over(self, server: smtplib.SMTP, address: str, message: bytes) -> Outcome:
        try:
            self._introduce(server)
            _envelope(server, parseaddr(self.sender)[1], address)
        except smtplib.SMTPResponseException as answer:
            return _refusal(answer.smtp_code)
        except (OSError, smtplib.SMTPException):
            return Outcome(Fate.NOT_TAKEN, "unreachable")  # the letter itself has not left
        return _letter(server, message)

    def _introduce(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if self.secure == "starttls":
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        if self.user:
            server.login(self.user, self.password)

    def _message(self, address: str, letter: Letter) -> EmailMessage:
        name, sender = parseaddr(self.sender)
        message = EmailMessage()
        message["From"] = formataddr((name, sender))
        message["To"] = address
        message["Subject"] = letter.subject
        message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
        message.set_content(letter.text)
        return message


def _envelope(server: smtplib.SMTP, sender: str, address: str) -> None:
    for code, words in (server.mail(sender), server.rcpt(address)):
        if code not in {250, 251}:
            raise smtplib.SMTPResponseException(code, words)


def _letter(server: smtplib.SMTP, message: bytes) -> Outcome:
    try:
        code, _ = server.data(message)
    except smtplib.SMTPDataError as answer:
        return _refusal(answer.smtp_code)
    except (OSError, smtplib.SMTPException):
        return Outcome(Fate.UNKNOWN, "no_answer")
    return Outcome(Fate.TAKEN, str(code)) if code == 250 else _refusal(code)


def _refusal(code: int) -> Outcome:
    """A 4xx may pass, a 5xx will not (RFC 5321)."""
    fate = Fate.NOT_TAKEN if 400 <= code < 500 or code == -1 else Fate.REFUSED
    return Outcome(fate, str(code))


def check_address(raw: str) -> str:
    """An e-mail address as it may be used.

    Raises:
        BadInput: missing, or not an address.
    """
    address = raw.strip()
    if not address:
        raise BadInput("address", "missing")
    if len(address) > LONGEST or not _ADDRESS.fullmatch(address):
        raise BadInput("address", "address")
    return address
