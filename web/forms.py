"""What a form sent: strings, never trusted, never lost."""

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from core.errors import BadInput
from core.rules import fields

WAS = "was."
_SEVERAL = frozenset({"groups", "support_received", "support_given", "with", "at", "others"})


@dataclass(frozen=True, slots=True)
class Posted:
    """One posted form."""

    data: FormData

    def text(self, name: str) -> str:
        """A field as typed; empty when it was not sent."""
        value = self.data.get(name, "")
        return value if isinstance(value, str) else ""

    def several(self, name: str) -> tuple[str, ...]:
        """Every value of a field with many."""
        return tuple(v for v in self.data.getlist(name) if isinstance(v, str) and v)

    def ticked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.text(name))

    def day(self, name: str) -> date | None:
        """A date field; ``None`` when empty. Raises BadInput for anything that is no day."""
        return fields.day(name, self.text(name))

    def number(self, name: str) -> int:
        """A whole number. Raises BadInput."""
        try:
            return int(self.text(name))
        except ValueError:
            raise BadInput(name, "choice") from None

    def file(self, name: str) -> bytes:
        """An uploaded file's bytes; empty when none was chosen."""
        value = self.data.get(name)
        return value.file.read() if isinstance(value, UploadFile) else b""

    @property
    def once(self) -> str:
        """The idempotency key the form was made with."""
        return self.text("once")

    def values(self, names: Iterable[str]) -> dict[str, Any]:
        """The connection fields this form has, as typed. ``has.NAME``: a group with no tick."""
        return {
            name: self.several(name) if name in _SEVERAL else self.text(name)
            for name in names
            if name in self.data or f"has.{name}" in self.data
        }

    def was(self, names: Iterable[str]) -> dict[str, Any]:
        """What the page showed for these fields when it was made."""
        return {
            name: tuple(filter(None, self.text(WAS + name).split(",")))
            if name in _SEVERAL
            else self.text(WAS + name)
            for name in names
            if WAS + name in self.data
        }

    def kept(self) -> Mapping[str, list[str]]:
        """Everything typed, to put back into a page."""
        names = dict.fromkeys(self.data.keys())
        return {name: list(self.several(name)) for name in names}


@asynccontextmanager
async def reading_form(request: Request) -> AsyncGenerator[Posted]:
    """The form of a request; a file in it is closed afterwards."""
    async with request.form(max_files=1, max_fields=2000) as data:
        yield Posted(data)


async def posted(request: Request) -> AsyncGenerator[Posted]:
    """The form of this request."""
    async with reading_form(request) as form:
        yield form


PostedForm = Annotated[Posted, Depends(posted)]
