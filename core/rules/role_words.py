"""What somebody's account is for, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from core.access.viewer import Role
from core.rules.speech import Translator
from core.rules.word_list import N_

ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.PERSON: N_("person"),
        Role.PEER: N_("peer worker"),
        Role.PRACTITIONER: N_("practitioner"),
        Role.ADMIN: N_("admin"),
    }
)


def role_word(role: str, speech: Translator) -> str:
    """What somebody's account is for.

    >>> from core.rules.speech import ENGLISH
    >>> role_word("peer", ENGLISH)
    'peer worker'
    """
    return speech.gettext(ROLES[Role(role)])
