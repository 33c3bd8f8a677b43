"""What this deployment is made of, handed to every request."""

from dataclasses import dataclass

from jinja2 import Environment

from core.files.six_questions import OneOfSix
from core.gate import Gate
from core.services.passkeys import Site
from core.services.passphrases import Hasher
from web.assets import Assets
from web.help_lines import HelpLines


@dataclass(frozen=True, slots=True)
class CookieNames:
    """Names that say nothing; on HTTPS with the prefix that pins them to this host."""

    sitting: str
    device: str

    @classmethod
    def for_site(cls, *, secure: bool) -> "CookieNames":
        """Names for a site on HTTPS, or on a developer's own machine."""
        prefix = "__Host-" if secure else ""
        return cls(f"{prefix}sitting", f"{prefix}device")


@dataclass(frozen=True, slots=True)
class Announcing:
    """What a page needs to know of the channels: the key browsers ask for, and what there is."""

    public_key: str
    push_hosts: tuple[str, ...]
    has_mail: bool


@dataclass(frozen=True, slots=True)
class House:
    """Everything a page may need beside the person's own records."""

    gate: Gate
    hasher: Hasher
    site: Site
    pages: Environment
    assets: Assets
    help_lines: HelpLines
    cookies: CookieNames
    secure: bool
    development: bool
    announcing: Announcing
    six: tuple[OneOfSix, ...]
