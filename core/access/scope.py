"""What a viewer may touch: sections and rights of one owner's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Self

from core.access.grants import Part
from core.access.viewer import Viewer
from core.errors import NotAllowed, NotVisible


class Section(StrEnum):
    """A part of someone's data that can be reached on its own."""

    NETWORK = "network"
    ANSWERS = "answers"
    JOURNAL = "journal"
    PROMPTS = "prompts"  # thoughts Kith offered
    CONSENT = "consent"  # what the person agreed to share, with whom and until when
    LOOKS = "looks"  # who read what of it
    SUGGESTIONS = "suggestions"  # what a worker proposes
    CHANNELS = "channels"  # where they may be announced besides Today, and what was sent
    DESK = "desk"  # half-done things only the person ever sees: uploads, keys of repeated requests


class Right(IntEnum):
    """From least to most; each includes those before it."""

    SUMMARY = 0  # rows stay behind; only what was agreed is made from them (core.store.shared)
    READ = 1
    ADD = 2
    EDIT = 3


# What a part is made from beside the map itself.
_BEHIND: Mapping[Part, tuple[Section, ...]] = MappingProxyType(
    {Part.TYPE: (Section.ANSWERS,), Part.CHANGES: (Section.JOURNAL, Section.LOOKS)}
)


@dataclass(frozen=True, slots=True)
class Scope:
    """One viewer's reach into one owner's data. Everything not named is out of reach."""

    viewer: Viewer
    owner_id: str
    rights: Mapping[Section, Right]

    @classmethod
    def own(cls, viewer: Viewer, right: Right) -> Self:
        """All of one's own data, to read or to edit.

        Raises:
            NotVisible: somebody who works for an organisation has no map.
        """
        if viewer.role.works:
            raise NotVisible
        rights = MappingProxyType(dict.fromkeys(Section, right))
        return cls(viewer, viewer.account_id, rights)

    @classmethod
    def asking(cls, viewer: Viewer, owner_id: str) -> Self:
        """Whether there is consent: the log of it and nothing else."""
        return cls(viewer, owner_id, MappingProxyType({Section.CONSENT: Right.READ}))

    @classmethod
    def granted(cls, viewer: Viewer, owner_id: str, parts: frozenset[Part]) -> Self:
        """What a live grant opens for a worker: summaries, and lines to add. No row of a map.

        Raises:
            NotVisible: nothing is granted, or not to somebody who may receive it.
        """
        if not parts or not viewer.role.can_receive:
            raise NotVisible
        rights = {Section.NETWORK: Right.SUMMARY}
        for part in parts:
            rights |= dict.fromkeys(_BEHIND.get(part, ()), Right.SUMMARY)
        rights |= dict.fromkeys((Section.LOOKS, Section.SUGGESTIONS), Right.ADD)
        return cls(viewer, owner_id, MappingProxyType(rights))

    @classmethod
    def offering(cls, viewer: Viewer) -> Self:
        """What Kith itself may do by the clock: look, and add a card. It can change no map."""
        seen = (Section.NETWORK, Section.ANSWERS, Section.JOURNAL)
        added = (Section.PROMPTS, Section.CHANNELS)
        rights = dict.fromkeys(seen, Right.READ) | dict.fromkeys(added, Right.ADD)
        return cls(viewer, viewer.account_id, MappingProxyType(rights))

    @classmethod
    def delivering(cls, viewer: Viewer) -> Self:
        """What sending a message needs to see: where to, and whether it is still wanted."""
        seen = (Section.CHANNELS, Section.NETWORK, Section.ANSWERS)
        rights = MappingProxyType(dict.fromkeys(seen, Right.READ))
        return cls(viewer, viewer.account_id, rights)

    def need(self, section: Section, right: Right = Right.READ) -> None:
        """Refuse what this scope does not hold.

        Raises:
            NotVisible: the section is out of sight.
            NotAllowed: it may be seen, but not this.
        """
        held = self.rights.get(section)
        if held is None or (held is Right.SUMMARY and right > held):
            raise NotVisible
        if held < right:
            raise NotAllowed
