"""Cards as they were offered, and what upset somebody. Cards are only ever added."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlmodel import col, select

from core.errors import NotVisible
from core.rules.offered import Offered
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.tables import Concern, Prompt


class Prompts:
    """Every card of one owner."""

    def __init__(self, session: ScopedSession, seal: Seal) -> None:
        self._session = session
        self._seal = seal

    def all(self) -> list[Offered]:
        """Every card there ever was, oldest first."""
        return [_card(row) for row in self._session.exec(_oldest_first())]

    def get(self, prompt_id: str) -> Offered:
        """One card.

        Raises:
            NotVisible: there is none of that id in this scope.
        """
        row = self._session.exec(select(Prompt).where(col(Prompt.id) == prompt_id)).first()
        if row is None:
            raise NotVisible
        return _card(row)

    def add(self, cards: Iterable[Offered]) -> None:
        """Put cards in; they are never changed again."""
        for card in cards:
            self._session.add(_row(card, self._session.scope.owner_id))
        self._session.flush()

    def worry(self, card: Offered, concern_id: str, at: datetime, words: str | None) -> None:
        """Note that a card upset the person, with their words if they gave any."""
        self._session.add(
            Concern(
                owner_id=self._session.scope.owner_id,
                id=concern_id,
                prompt=card.id,
                rule=card.rule,
                rule_version=card.rule_version,
                wording=card.wording,
                wording_version=card.wording_version,
                words=None if words is None else self._seal.close(words, _place(concern_id)),
                at=at,
            )
        )

    def concern_words(self, prompt_id: str) -> str | None:
        """What the person added about a card that upset them.

        Raises:
            NotVisible: nothing was said to have upset them there.
        """
        row = self._concern(prompt_id)
        return None if row.words is None else self._seal.open(row.words, _place(row.id))

    def add_words(self, prompt_id: str, words: str | None) -> None:
        """The person's own words about it; ``None`` takes them away.

        Raises:
            NotVisible: nothing was said to have upset them there.
        """
        row = self._concern(prompt_id)
        row.words = None if words is None else self._seal.close(words, _place(row.id))
        self._session.add(row)

    def upset_by(self) -> frozenset[str]:
        """Ids of the cards that upset the person."""
        return frozenset(self._session.exec(select(Concern.prompt)))

    def _concern(self, prompt_id: str) -> Concern:
        query = select(Concern).where(col(Concern.prompt) == prompt_id).order_by(col(Concern.at))
        row = self._session.exec(query).first()
        if row is None:
            raise NotVisible
        return row


@cache
def _oldest_first() -> Any:
    return select(Prompt).order_by(col(Prompt.at), col(Prompt.id))


def _place(concern_id: str) -> str:
    return f"concern.words:{concern_id}"


def _card(row: Prompt) -> Offered:
    return Offered(
        id=row.id,
        rule=row.rule,
        rule_version=row.rule_version,
        because=tuple(row.because),
        inputs=MappingProxyType(dict(row.inputs)),
        wording=row.wording,
        wording_version=row.wording_version,
        connection=row.connection,
        at=row.at,
        local_day=row.local_day,
    )


def _row(card: Offered, owner_id: str) -> Prompt:
    return Prompt(
        owner_id=owner_id,
        id=card.id,
        rule=card.rule,
        rule_version=card.rule_version,
        because=list(card.because),
        inputs=dict(card.inputs),
        wording=card.wording,
        wording_version=card.wording_version,
        connection=card.connection,
        at=card.at,
        local_day=card.local_day,
    )
