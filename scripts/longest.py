"""Print the longest file, function, route and template, so that growth is seen. Aims, not gates."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOMS = ("core", "web", "api", "main.py", "cli.py")
SHOWN = 3


def main() -> None:
    """One line for each kind of thing."""
    files = [path for room in ROOMS for path in _modules(Path(room))]
    spans = [span for path in files for span in _functions(path)]
    routes = [span for span in spans if "/routes/" in span[1]]
    templates = Path("web/templates").rglob("*.html")
    _show("file", "120", [(_lines(path), str(path)) for path in files])
    _show("function", "12", [span for span in spans if span not in routes])
    _show("route", "20", routes)
    _show("template", "60", [(_lines(path), str(path)) for path in templates])


def _modules(room: Path) -> Iterator[Path]:
    return iter([room]) if room.is_file() else room.rglob("*.py")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.end_lineno - node.lineno + 1, f"{path}:{node.lineno} {node.name}"


def _show(what: str, aim: str, found: list[tuple[int, str]]) -> None:
    longest = ", ".join(f"{size} {name}" for size, name in sorted(found, reverse=True)[:SHOWN])
    sys.stdout.write(f"longest {what} (aim {aim}): {longest}\n")


if __name__ == "__main__":
    main()
