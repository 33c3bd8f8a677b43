"""Connections, ties, contacts and the rest as JSON. Absent and ``null`` mean "not said"."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from core.rules import facts
from core.rules.changes import Action, Entry
from core.rules.packing import pack
from core.rules.vocabulary import (
    Cost,
    DayWord,
    Feel,
    Group,
    How,
    Intention,
    Kind,
    KnownFor,
    Knows,
    Rhythm,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
    WhoGetsInTouch,
)


class Strict(BaseModel):
    """Unknown keys are refused, so that a slip of the pen is never a silent drop."""

    model_config = ConfigDict(extra="forbid")


class ConnectionFields(Strict):
    """Every field a person can set."""

    name: str | None = Field(default=None, max_length=400, description="1 to 80 letters.")
    groups: list[Group] | None = None
    ring: Ring | None = Field(default=None, description="1 close, 2 middle, 3 wider.")
    feel: Feel | None = None
    usual_contact: UsualContact | None = None
    rhythm: Rhythm | None = None
    known_for: KnownFor | None = None
    who_gets_in_touch: WhoGetsInTouch | None = None
    support_received: list[Support] | None = None
    support_given: list[Support] | None = None
    standing: Standing | None = None
    standing_since: date | None = None
    service_ends_on: date | None = None
    intention: Intention | None = None
    knows_about_health: Knows | None = None
    gives_me: str | None = Field(default=None, max_length=2000)
    easy_to_reach: bool | None = None
    cost: Cost | None = None
    just_for_me: bool | None = None

    def given(self) -> dict[str, Any]:
        """The fields that were sent."""
        return self.model_dump(exclude_unset=True)


class NewConnection(ConnectionFields):
    """A connection to put on the map, with who and where it goes with."""

    kind: Kind
    with_: list[str] = Field(default=[], alias="with", max_length=150)
    at: list[str] = Field(default=[], max_length=150)

    def given(self) -> dict[str, Any]:
        """The fields that were sent, without kind and ties."""
        return self.model_dump(exclude_unset=True, exclude={"kind", "with_", "at"})


class Connection(ConnectionFields):
    """A connection as it is."""

    id: str
    kind: Kind
    name: str
    added_on: date | None = None
    cell: int | None = None
    version: int

    @classmethod
    def of(cls, item: facts.Connection) -> Self:
        """From the fact."""
        names = set(cls.model_fields)
        return cls(**{name: getattr(item, name) for name in names})


class NewTie(Strict):
    """How two connections are linked."""

    strength: TieStrength = TieStrength.YES
    since: date | None = None


class Tie(NewTie):
    """A link."""

    a: str
    b: str
    kind: TieKind
    version: int

    @classmethod
    def of(cls, tie: facts.Tie) -> Self:
        """From the fact."""
        return cls(**{name: getattr(tie, name) for name in cls.model_fields})


class NewContact(Strict):
    """A contact to note; today unless another day is said."""

    connection: str
    on: date | None = None
    how: How | None = None


class Contact(Strict):
    """One dated meeting."""

    id: str
    connection: str
    on: date
    at: datetime | None
    how: How

    @classmethod
    def of(cls, contact: facts.Contact) -> Self:
        """From the fact."""
        return cls(**{name: getattr(contact, name) for name in cls.model_fields})


class NewDayWord(Strict):
    """How connected life feels."""

    question: Literal["day_word"] = "day_word"
    value: DayWord


class NewLonely(Strict):
    """How often the person feels lonely, as the ONS asks it."""

    question: Literal["ons_lonely"]
    value: Literal["often_or_always", "some_of_the_time", "occasionally", "hardly_ever", "never"]


UclaWord = Literal["hardly_ever_or_never", "some_of_the_time", "often"]


class ThreeAnswers(Strict):
    """The three short questions."""

    companionship: UclaWord
    left_out: UclaWord
    isolated: UclaWord


class NewUcla(Strict):
    """The three short questions, as the ONS words them."""

    question: Literal["ucla_3"]
    value: ThreeAnswers


class NewLsns(Strict):
    """The six questions, where the deployment has them: 0 to 5 for each."""

    question: Literal["lsns_6"]
    value: list[Annotated[int, Field(ge=0, le=5)]] = Field(min_length=6, max_length=6)


NewAnswer = NewDayWord | NewLonely | NewUcla | NewLsns


class Signal(Strict):
    """One signal on a day. `holds` is `null` where it cannot be told."""

    id: str
    holds: bool | None
    since: date | None
    facts: dict[str, Any]
    says: str


class Signals(Strict):
    """Every signal on a day, and which of them are a reason to offer a thought."""

    at: date
    signals: list[Signal]
    offer: bool
    because: list[str]


class Answer(Strict):
    """An answer to one question."""

    id: str
    question: str
    on: datetime
    value: Any

    @classmethod
    def of(cls, answer: facts.Answer) -> Self:
        """From the fact."""
        return cls(**{name: getattr(answer, name) for name in cls.model_fields})


class Change(Strict):
    """One thing before and after."""

    thing: str
    id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class JournalEntry(Strict):
    """One line of the journal."""

    id: str
    number: int
    at: datetime
    by: str
    action: Action
    undoes: str | None
    changes: list[Change]

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """From the fact."""
        changes = [
            Change(
                thing=change.noun.value,
                id=change.id,
                before=None if change.before is None else pack(change.noun, change.before),
                after=None if change.after is None else pack(change.noun, change.after),
            )
            for change in entry.changes
        ]
        names = ("id", "number", "at", "by", "action", "undoes")
        return cls(changes=changes, **{name: getattr(entry, name) for name in names})


class Saved(Strict):
    """What a write did. ``entry`` is what undo takes; ``null`` when nothing was different."""

    entry: str | None
    id: str | None = None
