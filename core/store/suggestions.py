"""The shelf of suggestions: lines are added, and how one stands follows from them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from core.access.grants import Recipient
from core.errors import NotVisible
from core.rules.suggestions import Suggestion, SuggestionKind, SuggestionLine, stands
from core.store import tables
from core.store.sealing import Seal
from core.store.session import ScopedSession

_IN_ORDER: Any = select(tables.Suggestion).order_by(
    col(tables.Suggestion.at), col(tables.Suggestion.id)
)


class Suggestions:
    """Everything workers proposed to one owner."""

    def __init__(self, session: ScopedSession, seal: Seal) -> None:
        self._session = session
        self._seal = seal

    def waiting(self) -> list[Suggestion]:
        """Those nobody said anything to yet, oldest first."""
        return [self._fact(_proposal(lines)) for lines in self._by_id().values() if _waits(lines)]

    def propose(self, proposed: Suggestion) -> None:
        """Put a proposal down. It changes nothing else."""
        row = self._row(proposed, proposed.id, SuggestionLine.PROPOSED, proposed.at)
        row.content = self._seal.close_json(proposed.content, _place(proposed.id))
        self._add(row)

    def say(
        self, suggestion: str, what: SuggestionLine, at: datetime, new_id: Callable[[], str]
    ) -> Suggestion:
        """Say something to one that waits.

        Raises:
            NotVisible: there is none of that id that waits.
        """
        lines = self._by_id().get(suggestion, [])
        if not _waits(lines):
            raise NotVisible
        found = self._fact(_proposal(lines))
        self._add(self._row(found, new_id(), what, at))
        return found

    def _by_id(self) -> dict[str, list[tables.Suggestion]]:
        found: dict[str, list[tables.Suggestion]] = {}
        for row in self._session.exec(_IN_ORDER):
            found.setdefault(row.suggestion, []).append(row)
        return found

    def _row(
        self, said: Suggestion, row_id: str, what: SuggestionLine, at: datetime
    ) -> tables.Suggestion:
        return tables.Suggestion(
            owner_id=self._session.scope.owner_id,
            id=row_id,
            suggestion=said.id,
            what=what.value,
            kind=said.kind.value,
            worker=said.worker,
            organisation=said.organisation,
            grant=said.grant,
            at=at,
        )

    def _add(self, row: tables.Suggestion) -> None:
        self._session.add(row)
        self._session.flush()

    def _fact(self, row: tables.Suggestion) -> Suggestion:
        return Suggestion(
            id=row.suggestion,
            kind=SuggestionKind(row.kind),
            worker=row.worker,
            organisation=row.organisation,
            grant=row.grant,
            at=row.at,
            content=self._seal.open_json(row.content or b"", _place(row.suggestion)),
        )


def _waits(lines: list[tables.Suggestion]) -> bool:
    return stands(SuggestionLine(row.what) for row in lines) is SuggestionLine.PROPOSED


def _proposal(lines: list[tables.Suggestion]) -> tables.Suggestion:
    return next(row for row in lines if row.what == SuggestionLine.PROPOSED)


def _place(suggestion: str) -> str:
    return f"suggestion.content:{suggestion}"


def proposed_by(
    to: Recipient, grant: str, kind: SuggestionKind, content: Any, made: tuple[str, datetime]
) -> Suggestion:
    """A proposal of a worker who holds a grant. ``made``: its id and when."""
    return Suggestion(
        id=made[0],
        kind=kind,
        worker=to.worker,
        organisation=to.organisation,
        grant=grant,
        at=made[1],
        content=content,
    )
