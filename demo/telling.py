"""Live the example people's stories through the services, so that they have a real history."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from core.access.viewer import Role, Viewer
from core.gate import Gate, OpenRecords
from core.rules.offered import Offered
from core.rules.vocabulary import PromptRule
from core.services import answering, choosing, describing, mapping, meeting, prompting
from core.services.passphrases import Hasher
from core.services.signing_in import handle_of, new_account
from demo.people import PEOPLE
from demo.story import Being, Person, Thought, Turn, meetings

PASSPHRASE = "example people only"  # noqa: S105 - meant for everyone to read
Step = Callable[[OpenRecords, dict[str, str], date], None]


class _Then:
    """A clock that stands where the story is."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


def tell_all(gate: Gate, hasher: Hasher, now: datetime) -> list[Person]:
    """Put every example person in who is not there yet."""
    return [person for person in PEOPLE if tell(gate, hasher, person, now)]


def tell(gate: Gate, hasher: Hasher, person: Person, now: datetime) -> bool:
    """One person's story; ``False`` if they are here already."""
    clock = _Then()
    then = Gate(gate.engines, gate.keys, clock, gate.new_id)
    clock.now = now - timedelta(days=180)
    with then.door() as door:
        if door.accounts.by_handle(handle_of(door, person.sign_in_as)):
            return False
        kept = hasher.hash(PASSPHRASE)
        account = new_account(door, door.new_id(), person.nickname, kept, person.sign_in_as)
        viewer = Viewer(account_id=account.id, role=Role.PERSON)
    _live(then, clock, viewer, person, now)
    return True


def _live(gate: Gate, clock: _Then, viewer: Viewer, person: Person, now: datetime) -> None:
    days = _days(person, now.date())
    ids: dict[str, str] = {}
    for ago in sorted(days, reverse=True):
        day = now.date() - timedelta(days=ago)
        clock.now = min(datetime.combine(day, time(17, 40), UTC), now)
        with gate.writing(viewer) as records:
            for step in days[ago]:
                step(records, ids, day)


def _days(person: Person, today: date) -> dict[int, list[Step]]:
    """What happens on which day, counted in days ago."""
    days: dict[int, list[Step]] = defaultdict(list)
    for being in person.beings:
        days[being.came].append(_comes(being))
    for pair in person.ties:
        days[min(b.came for b in person.beings if b.name in pair)].append(_ties(*pair))
    for turn in person.turns:
        days[turn.ago].append(_turns(turn))
    for being in person.beings:
        for day in meetings(being, today):
            days[(today - day).days].append(_meets(being))
    for ago, step in _says_and_wishes(person):
        days[ago].append(step)
    days[min(3, *(being.came for being in person.beings))].append(_confirms(person))
    return days


def _says_and_wishes(person: Person) -> Iterator[tuple[int, Step]]:
    yield from ((ago, _says(word)) for ago, word in person.words.items())
    if person.asked_type is not None:
        yield person.asked_type, _asks_type
    yield from ((one.ago, _thinks(one)) for one in person.thoughts)
    if person.choices:
        yield 1, _chooses(person)


def _key(*parts: object) -> str:
    return f"story-{zlib.crc32(repr(parts).encode()):08x}"


def _comes(being: Being) -> Step:
    def step(records: OpenRecords, ids: dict[str, str], day: date) -> None:
        values = {"name": being.name, **being.fields}
        saved = mapping.add_connection(
            records, _key("comes", being.name), kind=being.kind, today=day, values=values
        )
        ids[being.name] = str(saved.thing_id)

    return step


def _ties(one: str, other: str) -> Step:
    def step(records: OpenRecords, ids: dict[str, str], _day: date) -> None:
        mapping.tie(records, _key("ties", one, other), a=ids[one], b=ids[other])

    return step


def _turns(turn: Turn) -> Step:
    def step(records: OpenRecords, ids: dict[str, str], day: date) -> None:
        mapping.edit_connection(
            records,
            _key("turns", turn.ago, turn.name),
            connection_id=ids[turn.name],
            values=turn.fields,
            today=day,
        )

    return step


def _meets(being: Being) -> Step:
    def step(records: OpenRecords, ids: dict[str, str], day: date) -> None:
        meeting.log_contact(
            records, _key("meets", being.name, day), connection_id=ids[being.name], today=day
        )

    return step


def _says(word: str) -> Step:
    def step(records: OpenRecords, _ids: dict[str, str], day: date) -> None:
        answering.answer_day_word(records, _key("says", day), word=word)

    return step


def _asks_type(records: OpenRecords, _ids: dict[str, str], day: date) -> None:
    describing.ask_type(records, _key("type"), today=day)


def _thinks(thought: Thought) -> Step:
    def step(records: OpenRecords, ids: dict[str, str], day: date) -> None:
        item = records.connection(ids[thought.name])
        card = Offered(
            id=records.new_id(),
            rule=PromptRule.RHYTHM.value,
            connection=item.id,
            wording=thought.wording,
            inputs={"on": day.isoformat(), "rhythm": str(item.rhythm)},
            at=records.now,
            local_day=day,
        )
        records.prompts.add([card])
        if thought.answer:
            key = _key("thinks", thought.ago)
            prompting.answer_prompt(
                records, key, prompt_id=card.id, answer=thought.answer, today=day
            )

    return step


def _confirms(person: Person) -> Step:
    def step(records: OpenRecords, _ids: dict[str, str], day: date) -> None:
        everyone = True if person.everyone_listed else None
        mapping.confirm(records, _key("right"), today=day, everyone_listed=everyone)

    return step


def _chooses(person: Person) -> Step:
    def step(records: OpenRecords, _ids: dict[str, str], _day: date) -> None:
        choosing.choose(records, _key("chooses"), wanted=person.choices)

    return step
