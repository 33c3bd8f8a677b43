"""Rows, one file per noun family. Every column says how sensitive it is."""

from core.store.tables.account import (
    Account,
    ApiToken,
    Challenge,
    Passkey,
    RecoveryCode,
    SignIn,
    Tries,
)
from core.store.tables.desk import KeptAnswer, Upload
from core.store.tables.journal import JournalEntry
from core.store.tables.network import Answer, Connection, Contact, Sheet, Tie
from core.store.tables.owned import Owned

OWNED: tuple[type[Owned], ...] = (
    Sheet,
    Connection,
    Tie,
    Contact,
    Answer,
    JournalEntry,
    KeptAnswer,
    Upload,
)
IDENTITY = (Account, SignIn, ApiToken, Passkey, RecoveryCode, Challenge, Tries)

__all__ = [
    "IDENTITY",
    "OWNED",
    "Account",
    "Answer",
    "ApiToken",
    "Challenge",
    "Connection",
    "Contact",
    "JournalEntry",
    "KeptAnswer",
    "Owned",
    "Passkey",
    "RecoveryCode",
    "Sheet",
    "SignIn",
    "Tie",
    "Tries",
    "Upload",
]
