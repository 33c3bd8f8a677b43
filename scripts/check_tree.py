"""Promises about the tree: no package index is named, nothing third-party is kept, locks agree."""

import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

INDEXES = re.compile(r"pypi\.org|pythonhosted\.org|registry\.(npmjs|yarnpkg)\.(org|com)")
THIRD_PARTY = re.compile(r"(^|/)(node_modules/|(htmx|axe)(\.min)?\.js$)")
NAMING_INDEXES = Path(__file__).name  # the one file that has to
_IGNORED = [".git", *(rule.rstrip("/") for rule in Path(".gitignore").read_text().split())]
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)


def main() -> int:
    """Print what is wrong; 1 if anything is."""
    wrong = [*_in_files(), *_in_locks()]
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


def _in_files() -> Iterator[str]:
    for path in _kept():
        if THIRD_PARTY.search(path.as_posix()):
            yield f"{path}: third-party files come from a package index at build time"
        text = path.read_text(encoding="utf-8", errors="ignore")
        if path.name != NAMING_INDEXES and INDEXES.search(text):
            yield f"{path}: names a package index"


def _kept(folder: Path = Path()) -> Iterator[Path]:
    """Every file below, but for what .gitignore leaves out (no git needed)."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, rule) or path.as_posix() == rule for rule in _IGNORED):
            continue
        if path.is_dir():
            yield from _kept(path)
        elif path.is_file():
            yield path


def _in_locks() -> Iterator[str]:
    for lock in Path("locks").glob("*.txt"):
        if "://" in lock.read_text():
            yield f"{lock}: holds an address"
        missing = _pins(lock.with_suffix(".in")) - _pins(lock)
        yield from (
            f"{lock}: run make lock, it lacks {name} {version}" for name, version in missing
        )
    for name, version in _pins(Path("locks/run.txt")) - _pins(Path("locks/dev.txt")):
        yield f"locks: {name} {version} is what runs, but not what is tested"
    if '"resolved"' in Path("package-lock.json").read_text():
        yield "package-lock.json: holds addresses"


def _pins(path: Path) -> set[tuple[str, str]]:
    return {(name.lower(), version) for name, version in PIN.findall(path.read_text())}


if __name__ == "__main__":
    sys.exit(main())
