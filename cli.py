"""The command ``kith``: what an operator, a script or a terminal can ask of Kith.

``COMMANDS`` is the whole of it. A command gets its parsed arguments and returns an exit code; it
imports what it needs when it runs, so that ``kith map …`` never loads a server or a database.
"""

import argparse
import io
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from core.errors import BadFile
from core.files.explaining import explain
from core.files.map_file import MapFile
from core.files.map_file_values import read_day
from core.files.reading import read_file
from core.files.zip_reading import MOST_BYTES
from core.rules.facts import NetworkMap
from core.rules.speech import ENGLISH

FINE, UNREADABLE = 0, 2
TIME_ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: ``name`` may be two words, the second of a family."""

    name: str
    help: str
    run: Callable[[Namespace], int]
    add_arguments: Callable[[ArgumentParser], object]


class CannotRead(Exception):
    """A file that cannot be opened; says why in one sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0, or 2 with one sentence on stderr for a file that cannot be read.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    arguments = _parser().parse_args(argv)
    run: Callable[[Namespace], int] = arguments.run
    return run(arguments)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="kith", description="See and look after your own connections.")
    commands = parser.add_subparsers(required=True, metavar="command")
    families: dict[str, argparse._SubParsersAction[ArgumentParser]] = {}
    for command in COMMANDS:
        family, _, member = command.name.rpartition(" ")
        if family and family not in families:
            own = commands.add_parser(family, help=FAMILIES[family])
            families[family] = own.add_subparsers(required=True, metavar="what")
        made = families.get(family, commands).add_parser(member, help=command.help)
        command.add_arguments(made)
        made.set_defaults(run=command.run)
    return parser


def _map_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a Kith map file, or - for standard input")
    parser.add_argument(
        "--at",
        metavar="DATE",
        type=_day,
        help="the day to look at it from, such as 2026-11-23; today when left out",
    )


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        raise ArgumentTypeError("a day looks like 2026-11-23") from None


def _measures(arguments: Namespace) -> int:
    from core.rules.measures import as_json, measure

    def told(file: MapFile, on: date) -> str:
        found = as_json(measure(file.map, on))
        return json.dumps(found, ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    return _about_a_map(arguments, told)


def _signals(arguments: Namespace) -> int:
    from core.files.journal_entries import entries_of
    from core.rules.signal_history import find, history_of
    from core.rules.signal_lines import as_json

    def told(file: MapFile, on: date) -> str:
        history = history_of(file.map, entries_of(file) or (), _zone_of(file))
        said = as_json(find(history, on), ENGLISH)
        return json.dumps(said, ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    return _about_a_map(arguments, told)


def _picture(arguments: Namespace) -> int:
    from core.rules.network_type import as_json, type_of
    from core.rules.type_inputs import inputs_of
    from core.rules.type_reasons import reasons_of

    def told(file: MapFile, on: date) -> str:
        found = type_of(inputs_of(_as_it_stood(file, on), on))
        said = as_json(found) | {"reasons": reasons_of(found, ENGLISH)}
        return json.dumps(said, ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    return _about_a_map(arguments, told)


def _as_it_stood(file: MapFile, on: date) -> NetworkMap:
    """The map at the end of a day, where the file has a journal; as it is, where it has none."""
    from core.files.journal_entries import entries_of
    from core.rules.changes import rebuild
    from core.rules.days import end_of

    entries = entries_of(file)
    return rebuild(entries, until=end_of(on, _zone_of(file))) if entries else file.map


def _zone_of(file: MapFile) -> ZoneInfo:
    """Days on a map are those of the person's own time zone."""
    from core.rules.choices import choices_of

    return ZoneInfo(choices_of(file.map.sheet.settings)["time_zone"])


def _words(arguments: Namespace) -> int:
    from core.rules.tellings import as_text
    from core.rules.words import tell

    return _about_a_map(arguments, lambda file, on: as_text(tell(file.map, on, ENGLISH)))


def _about_a_map(arguments: Namespace, told: Callable[[MapFile, date], str]) -> int:
    """Print what there is to say about a map file on a day."""
    try:
        file = _map_in(_content(arguments.file))
    except BadFile as problem:
        print(explain(problem, ENGLISH), file=sys.stderr)
        return UNREADABLE
    except CannotRead as problem:
        print(problem, file=sys.stderr)
        return UNREADABLE
    print(told(file, arguments.at or datetime.now(TIME_ZONE).date()), end="")
    return FINE


def _map_in(raw: bytes) -> MapFile:
    found = read_file(raw)
    if not isinstance(found, MapFile):
        raise BadFile("format")
    return found


def _content(name: str) -> bytes:
    """At most one byte more than any file may have: enough to know that it is too big."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(name).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        reason = "There is no file called “%s” here: check its name."
    except IsADirectoryError:
        reason = "“%s” is a folder: name a file in it."
    except PermissionError:
        reason = "“%s” may not be opened: ask whoever owns it."
    except (OSError, ValueError):
        reason = "“%s” cannot be opened: choose another file."
    raise CannotRead(reason % name.encode(errors="replace").decode())


def _serve_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")


def _serve(arguments: Namespace) -> int:
    import uvicorn

    from core.settings import Settings
    from main import clockwork_of, make_kith, open_gate
    from migrations.running import migrate

    settings = Settings()
    gate = open_gate(settings)
    migrate(gate.engines.writing)
    shown = "localhost" if arguments.host == "127.0.0.1" else arguments.host
    print(f"Kith is at http://{shown}:{arguments.port}", flush=True)
    # one process: SQLite has one writer (docs/decisions); on PostgreSQL start as many as you like
    uvicorn.run(
        make_kith(settings, gate, clockwork_of(settings, gate)).app,
        host=arguments.host,
        port=arguments.port,
        log_level="warning",
        access_log=False,  # paths hold ids, and nobody needs to know who opened what when
        server_header=False,
        date_header=True,
    )
    return FINE


def _work(_arguments: Namespace) -> int:
    from core.settings import Settings
    from work import run

    settings = Settings()
    if not settings.database_url.startswith("postgresql"):
        print("With SQLite, kith serve does this work itself.", file=sys.stderr)
        return UNREADABLE
    run(settings)
    return FINE


def _migrate(_arguments: Namespace) -> int:
    from core.settings import Settings
    from main import open_gate
    from migrations.running import migrate

    gate = open_gate(Settings())
    migrate(gate.engines.writing)
    gate.engines.close()
    print("The database is up to date.")
    return FINE


def _demo(_arguments: Namespace) -> int:
    from core.services.passphrases import Hasher
    from core.settings import Settings
    from demo.telling import PASSPHRASE, tell_all
    from main import open_gate
    from migrations.running import migrate

    settings = Settings()
    gate = open_gate(settings)
    migrate(gate.engines.writing)
    hasher = Hasher(settings.argon2_memory_kib, settings.argon2_passes, settings.hashes_at_once)
    tell_all(gate, hasher, gate.clock())
    gate.engines.close()
    _introduce(PASSPHRASE)
    return FINE


def _run_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--at",
        metavar="MOMENT",
        type=_moment,
        help="as if it were this moment, such as 2026-11-23T10:30:00Z; now when left out",
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        msg = "a moment looks like 2026-11-23T10:30:00Z"
        raise ArgumentTypeError(msg) from None


def _run_prompts(arguments: Namespace) -> int:
    """One look at everyone, by hand."""
    from core.services.evaluating import evaluate_everyone
    from core.settings import Settings
    from main import open_gate

    settings = Settings()
    gate = open_gate(settings)
    now = arguments.at or gate.clock()
    counts = evaluate_everyone(gate, now, lsns=settings.lsns_items is not None)
    gate.engines.close()
    print(json.dumps({"at": now.isoformat(), **dict(sorted(counts.items()))}, indent=2))
    return FINE


def _concerns(_arguments: Namespace) -> int:
    """What upset people, by rule and wording; nobody's name, words only where they added them."""
    from core.rules.worries import as_json
    from core.settings import Settings
    from main import open_gate

    gate = open_gate(Settings())
    worries = gate.concerns()
    gate.engines.close()
    print(json.dumps(as_json(worries), ensure_ascii=False, indent=2))
    return FINE


def _create_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--organisation", required=True, metavar="NAME", help="made if it is new")
    parser.add_argument("--name", required=True, metavar="NAME", help="what the admin is called")


def _create_admin(arguments: Namespace) -> int:
    """A link that makes one admin, to be handed over in a way you trust."""
    from core.errors import BadInput
    from core.services.inviting import first_admin
    from core.settings import Settings
    from main import open_gate
    from migrations.running import migrate

    settings = Settings()
    gate = open_gate(settings)
    migrate(gate.engines.writing)
    try:
        token = first_admin(gate.door, organisation=arguments.organisation, name=arguments.name)
    except BadInput:
        print("A name has between 1 and 80 letters: choose another one.", file=sys.stderr)
        return UNREADABLE
    finally:
        gate.engines.close()
    print("This link makes one admin. It works once, for 7 days:")
    print(f"{settings.base_url.rstrip('/')}/join/{token}")
    return FINE


def _introduce(passphrase: str) -> None:
    from demo.people import PEOPLE

    print(f"Example people. Each signs in with the passphrase: {passphrase}")
    for person in PEOPLE:
        print(f"  {person.sign_in_as:<10}{person.about}")


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that is not there yet")


def _backup(arguments: Namespace) -> int:
    """Everything but the master key and the ledger, which are kept apart from it."""
    from core.settings import Settings
    from core.store.backup import back_up
    from main import open_gate

    gate = open_gate(Settings())
    try:
        back_up(gate.engines, arguments.file)
    except OSError as problem:
        print(f"“{arguments.file}” cannot be written: {problem.strerror}.", file=sys.stderr)
        return UNREADABLE
    finally:
        gate.engines.close()
    print("The backup is made. Keep it apart from the master key.")
    return FINE


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a backup made by kith backup")
    parser.add_argument(
        "--ledger",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="the ledger of another machine of this Kith; may be given more than once",
    )
    parser.add_argument(
        "--in-place-of", action="store_true", help="also where there are people in it already"
    )


def _restore(arguments: Namespace) -> int:
    """Stop Kith before this. What was withdrawn or erased since the backup stays so."""
    import sqlite3

    from core.gate import new_id
    from core.settings import Settings
    from core.store.backup import NoBackup
    from core.store.ledger import Ledger, LedgerBroken
    from migrations.restoring import InUse, restore

    settings = Settings()
    ledgers = [settings.ledger(), *map(Ledger, arguments.ledger)]
    try:
        lines = sorted((line for one in ledgers for line in one.lines()), key=lambda line: line.at)
        now, replaces = datetime.now(UTC), arguments.in_place_of
        done = restore(settings.url, arguments.file, lines, now, new_id, in_place_of=replaces)
    except (NoBackup, OSError):
        problem = f"“{arguments.file}” is no backup of this kind of database, or it is broken."
    except sqlite3.OperationalError:
        problem = "The database is in use: stop Kith first."
    except InUse:
        problem = "There are people in this database: add --in-place-of to put the backup there."
    except LedgerBroken:
        problem = "The ledger was changed by somebody. Nothing was put back."
    else:
        print(f"The backup is back. Endings done again from the ledger: {done}.")
        return FINE
    print(problem, file=sys.stderr)
    return UNREADABLE


def _no_arguments(_parser: ArgumentParser) -> None:
    pass


FAMILIES = {
    "map": "read a map file, without any database",
    "prompts": "thoughts that are offered now and then",
    "admin": "for whoever is responsible for this Kith",
}
COMMANDS: tuple[Command, ...] = (
    Command("map measures", "print its measures as one JSON object", _measures, _map_arguments),
    Command("serve", "serve Kith, migrating the database first", _serve, _serve_arguments),
    Command("work", "send and look at maps by the clock, on PostgreSQL", _work, _no_arguments),
    Command("migrate", "bring the database up to date", _migrate, _no_arguments),
    Command("demo", "add example people, once", _demo, _no_arguments),
    Command("prompts run", "look at everyone once and print counts", _run_prompts, _run_arguments),
    Command("admin create", "print a link that makes one admin", _create_admin, _create_arguments),
    Command("admin concerns", "print what upset people, without names", _concerns, _no_arguments),
    Command("backup", "copy the whole database to a file", _backup, _backup_arguments),
    Command("restore", "put a backup in its place", _restore, _restore_arguments),
    Command("map words", "tell the map in plain words", _words, _map_arguments),
    Command(
        "map picture", "print which type it reads like as one JSON object", _picture, _map_arguments
    ),
    Command("map signals", "print which signals hold as one JSON object", _signals, _map_arguments),
)

if __name__ == "__main__":
    sys.exit(main())
