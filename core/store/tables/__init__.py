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
from core.store.tables.clockwork import Round, SeenUntil
from core.store.tables.consent import GrantEvent, Look, Suggestion
from core.store.tables.delivery import Delivery, MailAddress, PushDevice
from core.store.tables.desk import KeptAnswer, Upload
from core.store.tables.journal import JournalEntry
from core.store.tables.network import Answer, Connection, Contact, Sheet, Tie
from core.store.tables.owned import Owned
from core.store.tables.prompts import Concern, Prompt
from core.store.tables.workers import (
    Invitation,
    LocalActivity,
    LocalHelp,
    Organisation,
    Team,
    Totp,
    Worker,
    WorkerCode,
)

OWNED: tuple[type[Owned], ...] = (
    Sheet,
    Connection,
    Tie,
    Contact,
    Answer,
    JournalEntry,
    KeptAnswer,
    Upload,
    Prompt,
    Concern,
    PushDevice,
    MailAddress,
    Delivery,
    GrantEvent,
    Look,
    Suggestion,
)
IDENTITY = (Account, SignIn, ApiToken, Passkey, RecoveryCode, Challenge, Tries)
STAFF = (
    Organisation,
    Team,
    Worker,
    Invitation,
    WorkerCode,
    Totp,
    LocalHelp,
    LocalActivity,
)
CLOCKWORK = (Round, SeenUntil)

__all__ = [
    "CLOCKWORK",
    "IDENTITY",
    "OWNED",
    "STAFF",
    "Account",
    "Answer",
    "ApiToken",
    "Challenge",
    "Concern",
    "Connection",
    "Contact",
    "Delivery",
    "GrantEvent",
    "Invitation",
    "JournalEntry",
    "KeptAnswer",
    "LocalActivity",
    "LocalHelp",
    "Look",
    "MailAddress",
    "Organisation",
    "Owned",
    "Passkey",
    "Prompt",
    "PushDevice",
    "RecoveryCode",
    "Round",
    "SeenUntil",
    "Sheet",
    "SignIn",
    "Suggestion",
    "Team",
    "Tie",
    "Totp",
    "Tries",
    "Upload",
    "Worker",
    "WorkerCode",
]
