"""Settings from the environment, each with a safe default. Read by main.py and cli.py."""

import base64
import os
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.services.mailing import Mailer
from core.services.pushing import Pusher, hosts_in
from core.store.ledger import Ledger
from core.store.push_keys import KEY_BYTES as PUSH_KEY_BYTES
from core.store.push_keys import PushKey, new_push_key
from core.store.sealing import KEY_BYTES, MasterKey


class Settings(BaseSettings):
    """Every ``KITH_…`` variable."""

    model_config = SettingsConfigDict(env_prefix="KITH_", extra="ignore")

    data_dir: Path = Path("~/.local/share/kith")
    database_url: str = ""
    base_url: str = "http://localhost:8000"
    master_key: str = Field(default="", repr=False)
    time_zone: str = "Europe/London"
    help_lines: Path | None = None
    ledger_file: Path | None = None
    lsns_items: Path | None = None
    development: bool = False
    argon2_memory_kib: int = 19_456
    argon2_passes: int = 2
    hashes_at_once: int = 2
    vapid_key: str = Field(default="", repr=False)
    push_contact: str = ""
    push_hosts: str = ""
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_secure: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: str = Field(default="", repr=False)
    smtp_from: str = ""

    @property
    def home(self) -> Path:
        """The data directory, made private to this user."""
        home = self.data_dir.expanduser()
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        return home

    @property
    def url(self) -> str:
        """Database URL, by default one SQLite file in the data directory."""
        return self.database_url or f"sqlite:///{self.home / 'kith.db'}"

    def keys(self) -> MasterKey:
        """The master key from the environment (base64 of 32 bytes) or from its file.

        The file is made on first use, readable by this user only.
        """
        if self.master_key:
            return MasterKey({1: _decoded(self.master_key)})
        path = self.home / "master.key"
        if not path.exists():
            _write_private(path, base64.b64encode(secrets.token_bytes(KEY_BYTES)))
        return MasterKey({1: _decoded(path.read_text())})

    def ledger(self) -> Ledger:
        """What must stay over, kept apart from the database and its copies."""
        return Ledger((self.ledger_file or self.home / "ledger.jsonl").expanduser())

    def push_key(self) -> PushKey:
        """The key that signs push messages: as the master key, from the environment or a file."""
        path = self.home / "push.key"
        if not self.vapid_key and not path.exists():
            _write_private(path, base64.urlsafe_b64encode(new_push_key()))
        contact = self.push_contact or self.base_url
        return PushKey(
            _decoded_push_key(self.vapid_key or path.read_text()),
            contact if contact.startswith(("https://", "mailto:")) else "https://localhost",
        )

    def pusher(self, clock: Callable[[], datetime]) -> Pusher:
        """How push messages are sent."""
        return Pusher(self.push_key(), clock, tuple(hosts_in(self.push_hosts)))

    def mailer(self) -> Mailer | None:
        """How e-mail is sent; ``None`` where no mail server is named."""
        if not (self.smtp_host and self.smtp_from):
            return None
        return Mailer(
            host=self.smtp_host,
            port=self.smtp_port,
            sender=self.smtp_from,
            user=self.smtp_user,
            password=self.smtp_password,
            secure=self.smtp_secure,
        )


def _decoded(text: str) -> bytes:
    key = base64.b64decode(text.strip(), validate=True)
    if len(key) != KEY_BYTES:
        message = "KITH_MASTER_KEY: give 32 random bytes in base64"
        raise ValueError(message)
    return key


def _decoded_push_key(text: str) -> bytes:
    key = base64.urlsafe_b64decode(text.strip() + "=" * (-len(text.strip()) % 4))
    if len(key) != PUSH_KEY_BYTES:
        message = "KITH_VAPID_KEY: give a private key of 32 bytes in base64url"
        raise ValueError(message)
    return key


def _write_private(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # words sealed under a lost key never open again
