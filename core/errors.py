"""Everything that can go wrong, in the words of the domain.

An error carries a code and facts, never a sentence for people: each site owns its words.
"""

from typing import Any


class KithError(Exception):
    """A refusal Kith expects and every site knows how to answer."""

    code = "refused"

    def __init__(self, **facts: Any) -> None:
        super().__init__(self.code)
        self.facts = facts


class NotVisible(KithError):
    """Not there, or not for this viewer: the two are the same answer."""

    code = "not_visible"


class NotAllowed(KithError):
    """Seen, but not to be changed by this viewer."""

    code = "not_allowed"


class NotSignedIn(KithError):
    """Nobody is signed in."""

    code = "not_signed_in"


class Locked(NotSignedIn):
    """A worker's sitting that waits for its owner: nothing opens until they show who they are."""

    code = "locked"


class BadInput(KithError):
    """One field cannot be taken as it is. ``field`` names it, ``problem`` says why."""

    code = "bad_input"

    def __init__(self, field: str, problem: str, **facts: Any) -> None:
        super().__init__(field=field, problem=problem, **facts)
        self.field = field
        self.problem = problem


class BadFile(KithError):
    """A file cannot be read. ``problem`` is a code, the facts say where."""

    code = "bad_file"

    def __init__(self, problem: str, **facts: Any) -> None:
        super().__init__(problem=problem, **facts)
        self.problem = problem


class Changed(KithError):
    """Somebody, perhaps the same person in another tab, changed this in the meantime.

    ``current`` is the value now, ``wanted`` the one that was refused; nothing was overwritten.
    """

    code = "changed"


class VersionNeeded(KithError):
    """A program wants to change something without saying which version of it it read."""

    code = "version_needed"


class CannotUndo(KithError):
    """The change is too old, is undone already, or was overtaken by later ones."""

    code = "cannot_undo"


class UsedDifferently(KithError):
    """An idempotency key came back with another request."""

    code = "used_differently"


class SlowDown(KithError):
    """Too many tries from here; ``seconds`` says how long to wait."""

    code = "slow_down"


class WrongKey(KithError):
    """Sign-in words, code or passkey do not fit. Never says which part."""

    code = "wrong_key"
