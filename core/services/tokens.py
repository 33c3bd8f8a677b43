"""Bearer tokens a person makes for programs of their own, and takes back."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from core.access.viewer import Viewer
from core.errors import BadInput, NotVisible
from core.rules.naming import tidy_name
from core.services.signing_in import OpenDoor
from core.store.door import Door, digest
from core.store.sealing import Seal
from core.store.tables import ApiToken

MOST_TOKENS = 20


@dataclass(frozen=True, slots=True)
class TokenShown:
    """A token as the list shows it: never the token itself."""

    id: str
    label: str
    created_at: datetime


def make_token(open_door: OpenDoor, viewer: Viewer, label: str) -> str:
    """A new token, shown this once.

    Raises:
        BadInput: the label cannot be taken, or there are too many tokens.
    """
    name = tidy_name(label, "label")
    token = f"kith_{secrets.token_urlsafe(32)}"
    with open_door() as door:
        if len(door.accounts.api_tokens(viewer.account_id)) >= MOST_TOKENS:
            raise BadInput("label", "too_many", most=MOST_TOKENS)
        token_id = door.new_id()
        door.accounts.add(
            ApiToken(
                id=token_id,
                account_id=viewer.account_id,
                token=digest(token),
                label=_seal(door, viewer).close(name, f"api_token.label:{token_id}"),
                created_at=door.now,
            )
        )
    return token


def tokens(open_door: OpenDoor, viewer: Viewer) -> list[TokenShown]:
    """The person's tokens that still work."""
    with open_door() as door:
        seal = _seal(door, viewer)
        return [
            TokenShown(one.id, seal.open(one.label, f"api_token.label:{one.id}"), one.created_at)
            for one in door.accounts.api_tokens(viewer.account_id)
        ]


def revoke_token(open_door: OpenDoor, viewer: Viewer, token_id: str) -> None:
    """A token ends, from the next request on.

    Raises:
        NotVisible: none of theirs has that id.
    """
    with open_door() as door:
        mine = {one.id: one for one in door.accounts.api_tokens(viewer.account_id)}
        if token_id not in mine:
            raise NotVisible
        mine[token_id].revoked_at = door.now
        door.accounts.add(mine[token_id])


def _seal(door: Door, viewer: Viewer) -> Seal:
    account = door.accounts.account(viewer.account_id)
    if account is None:
        raise NotVisible
    return door.seal_of(account)
