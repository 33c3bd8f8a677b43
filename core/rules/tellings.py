"""Tellings: what words are handed over in, to pages and to plain text alike."""

from collections.abc import Iterable
from dataclasses import dataclass

Paragraph = tuple[str, ...]  # of whole sentences


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs. ``key`` names it for links and tests, not on screen."""

    key: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A dated title and its sections, in the order to read them."""

    title: str
    sections: tuple[Section, ...]


def section(key: str, heading: str, paragraphs: Iterable[Paragraph]) -> Section:
    """A section without its empty paragraphs."""
    return Section(key, heading, tuple(paragraph for paragraph in paragraphs if paragraph))


def telling(title: str, sections: Iterable[Section]) -> Telling:
    """A telling without its empty sections."""
    return Telling(title, tuple(one for one in sections if one.paragraphs))


def as_text(told: Telling) -> str:
    """Plain text: a line for each heading and each paragraph, a blank line between sections."""
    sections = ("\n".join((one.heading, *map(" ".join, one.paragraphs))) for one in told.sections)
    return "\n\n".join((told.title, *sections)) + "\n"
