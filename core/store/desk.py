"""The desk's shelves: what repeated requests did, and files waiting for a yes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from core.errors import NotVisible, UsedDifferently
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.tables import KeptAnswer, Upload

KEPT_FOR = timedelta(days=30)
UPLOAD_FOR = timedelta(days=1)
MOST_UPLOADS = 3
_OLD = select(KeptAnswer).where(col(KeptAnswer.at) < bindparam("before")).limit(50)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a write did: the journal entry it made (if any) and the thing it is about."""

    entry_id: str | None
    thing_id: str | None = None


class KeptAnswers:
    """Answers by idempotency key."""

    def __init__(self, session: ScopedSession, seal: Seal, now: datetime) -> None:
        self._session = session
        self._seal = seal
        self._now = now

    def find(self, key: str, request: str) -> Saved | None:
        """What this key did before, or ``None``.

        Raises:
            UsedDifferently: the key belongs to another request.
        """
        row = self._session.get(KeptAnswer, (self._session.scope.owner_id, key))
        if row is None:
            return None
        if row.fingerprint != self._seal.fingerprint(request):
            raise UsedDifferently
        return Saved(row.entry_id, row.thing_id)

    def keep(self, key: str, request: str, saved: Saved) -> None:
        """Remember what this key did; forget keys past their time."""
        self._forget_old()
        self._session.add(
            KeptAnswer(
                owner_id=self._session.scope.owner_id,
                key=key,
                fingerprint=self._seal.fingerprint(request),
                entry_id=saved.entry_id,
                thing_id=saved.thing_id,
                at=self._now,
            )
        )

    def _forget_old(self) -> None:
        for row in self._session.exec(_OLD, params={"before": self._now - KEPT_FOR}):
            self._session.delete(row)


class Uploads:
    """Files waiting for a yes, sealed, for a day and no more than a few."""

    def __init__(self, session: ScopedSession, seal: Seal, now: datetime) -> None:
        self._session = session
        self._seal = seal
        self._now = now

    def keep(self, upload_id: str, content: str) -> None:
        """Put a file down, and let the oldest go."""
        newest_first = select(Upload).order_by(col(Upload.at).desc())
        for place, row in enumerate(self._session.exec(newest_first)):
            if place >= MOST_UPLOADS - 1 or row.at < self._now - UPLOAD_FOR:
                self._session.delete(row)
        self._session.add(
            Upload(
                owner_id=self._session.scope.owner_id,
                id=upload_id,
                content=self._seal.close(content, f"upload:{upload_id}"),
                at=self._now,
            )
        )

    def get(self, upload_id: str) -> str:
        """The file's content.

        Raises:
            NotVisible: there is none, or its day is over.
        """
        row = self._row(upload_id)
        if row.at < self._now - UPLOAD_FOR:
            raise NotVisible
        return self._seal.open(row.content, f"upload:{upload_id}")

    def drop(self, upload_id: str) -> None:
        """Take the file away."""
        self._session.delete(self._row(upload_id))

    def _row(self, upload_id: str) -> Upload:
        row = self._session.get(Upload, (self._session.scope.owner_id, upload_id))
        if row is None:
            raise NotVisible
        return row
