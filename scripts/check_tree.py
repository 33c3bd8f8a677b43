"""Promises about the tree itself: no registry host in any tracked file, nothing third-party committed."""

import re
import subprocess
import sys
from pathlib import Path

REGISTRIES = re.compile(
    "|".join((r"pypi\." + "org", r"python" + r"hosted\.org", r"registry\.npm" + r"js\.org"))
)
VENDORED = re.compile(r"(htmx|axe)[^/]*\.js$|node_modules/")


def main() -> int:
    """Print what is wrong; 1 if anything is."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],  # noqa: S607 - git as found
        capture_output=True,
        text=True,
        check=False,
    )
    wrong = [line for name in listed.stdout.splitlines() for line in problems(Path(name))]
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


def problems(path: Path) -> list[str]:
    """What is wrong with one file."""
    if not path.is_file():
        return []
    found = []
    if VENDORED.search(path.as_posix()):
        found.append(f"{path}: third-party files come from a registry at build time")
    if REGISTRIES.search(path.read_text(encoding="utf-8", errors="ignore")):
        found.append(f"{path}: names a package registry's host")
    return found


if __name__ == "__main__":
    sys.exit(main())
