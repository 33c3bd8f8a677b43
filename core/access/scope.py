"""What a viewer may touch: sections and rights of one owner's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Self

from core.access.viewer import Viewer
from core.errors import NotAllowed, NotVisible


class Section(StrEnum):
    """A part of someone's data that can be reached on its own."""

    NETWORK = "network"
    ANSWERS = "answers"
    JOURNAL = "journal"
    PROMPTS = "prompts"  # thoughts Kith offered, and where they may be announced
    DESK = "desk"  # half-done things only the person ever sees: uploads, keys of repeated requests


class Right(IntEnum):
    """From least to most; each includes those before it."""

    READ = 1
    ADD = 2
    EDIT = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """One viewer's reach into one owner's data. Everything not named is out of reach."""

    viewer: Viewer
    owner_id: str
    rights: Mapping[Section, Right]

    @classmethod
    def own(cls, viewer: Viewer, right: Right) -> Self:
        """All of one's own data, to read or to edit."""
        rights = MappingProxyType(dict.fromkeys(Section, right))
        return cls(viewer, viewer.account_id, rights)

    def need(self, section: Section, right: Right = Right.READ) -> None:
        """Refuse what this scope does not hold.

        Raises:
            NotVisible: the section is out of sight.
            NotAllowed: it may be seen, but not this.
        """
        held = self.rights.get(section)
        if held is None:
            raise NotVisible
        if held < right:
            raise NotAllowed
