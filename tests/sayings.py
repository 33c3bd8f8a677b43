"""Sayings: every text of Kith that somebody may read, found by looking through the code itself.

Nothing has to be listed: a new page, rule or catalogue joins by being there. Texts of example
people and of tests are not Kith's own.
"""

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_from_file

ROOT = Path(__file__).parents[1]
# Keywords that tools for translators look for; P_ and pgettext hold a context first.
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "P_": ((1, "c"), 2),
}
# Read by people who write programs or run a server: plain and honest too, but not for a child.
FOR_PROGRAMMERS = (
    "api/", "cli.py", "main.py", "core/settings.py", "core/files/answer_part.py", "core/files/connection_part.py",
    "core/files/journal_part.py", "core/files/map_file_models.py", "core/files/map_schema.py",
)  # fmt: skip
# Holds no sentence for people: SQL, words looked for in files of others, words for sign-in names.
SILENT = (
    "core/store/", "core/files/network_canvas_words.py", "core/files/network_canvas_guessing.py",
    "core/rules/sign_in_names.py",
)  # fmt: skip
_CONTEXTS = {"pgettext", "npgettext", "P_"}  # their first argument is for translators
_LABEL = re.compile(r"[A-Z][a-z’']{2,}")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = (".", "?", "…", ".”", ":")


@dataclass(frozen=True)
class Saying:
    """One text and the file it stands in."""

    file: str
    text: str

    @property
    def is_for_people(self) -> bool:
        return not self.file.startswith(FOR_PROGRAMMERS)

    @property
    def is_running_text(self) -> bool:
        """Whether it is a sentence, not a label."""
        return len(self.text.split()) > 3 and self.text.rstrip().endswith(_ENDS)


def all_sayings(root: Path = ROOT) -> list[Saying]:
    """Every text of the product, each once for each file."""
    found = {*in_templates(root), *in_code(root), *in_scripts(root), *in_manifests(root)}
    return sorted(found, key=lambda one: (one.file, one.text))


def in_templates(root: Path) -> Iterator[Saying]:
    """What templates say by way of gettext (a guard sees to it that they say nothing else)."""
    for path in sorted((root / "web" / "templates").rglob("*.html")):
        if path.name != "gallery.html":  # every part in every state, with examples for words
            yield from _by_babel("jinja2", path, root)


def in_code(root: Path) -> Iterator[Saying]:
    """What Python says: every text that is marked, and every other that reads like one."""
    places = [*(root / "core").rglob("*.py"), *(root / "web").rglob("*.py")]
    places += [*(root / "api").rglob("*.py"), *root.glob("*.py")]
    for path in sorted(places):
        yield from _by_babel("python", path, root)
        if not _name(path, root).startswith(SILENT):
            yield from _constants(path, root)


def in_scripts(root: Path) -> Iterator[Saying]:
    """Quoted text in scripts of ours, where it reads like a sentence."""
    for path in sorted((root / "web" / "scripts").rglob("*.*js")):
        for quoted in re.findall(r'"([^"\n]*)"|`([^`\n]*)`', path.read_text(encoding="utf-8")):
            text = "".join(quoted)
            if re.match(r"[A-Z][\w’']* \w", text):
                yield Saying(_name(path, root), text)


def in_manifests(root: Path) -> Iterator[Saying]:
    """Names and descriptions a phone shows of an installed app."""
    for path in sorted((root / "web").rglob("*.webmanifest")):
        for text in _texts_in(json.loads(path.read_text(encoding="utf-8"))):
            yield Saying(_name(path, root), text)


def sections(sayings: list[Saying], is_enough) -> dict[str, str]:
    """Running text for people, file by file; what is too short to judge joins its folder's rest."""
    by_file = defaultdict(list)
    for one in sayings:
        if one.is_for_people and one.is_running_text:
            by_file[one.file].append(one.text)
    found, rest = {}, defaultdict(list)
    for file, texts in by_file.items():
        joined = "\n".join(texts)
        if is_enough(joined):
            found[file] = joined
        else:
            rest[f"{Path(file).parent}/ (short ones)"] += texts
    return {**found, **{name: "\n".join(texts) for name, texts in rest.items()}}


def _by_babel(method, path, root) -> Iterator[Saying]:
    options = {"newstyle_gettext": "true", "trimmed": "true"}
    for _line, message, _comments, _context in extract_from_file(
        method, str(path), keywords=KEYWORDS, options=options
    ):
        for text in (message,) if isinstance(message, str) else message:
            yield Saying(_name(path, root), " ".join(text.split()))


def _constants(path, root) -> Iterator[Saying]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(one) for node in ast.walk(tree) for one in _not_said(node)}
    for node in ast.walk(tree):
        if id(node) not in silent and _reads_like_text(node):
            yield Saying(_name(path, root), node.value)


def _reads_like_text(node) -> bool:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    is_phrase = " " in node.value and len(_WORD.findall(node.value)) > 1
    return is_phrase or _LABEL.fullmatch(node.value) is not None


def _not_said(node) -> Iterator[ast.AST]:
    """Docstrings, and what is said to translators only."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        yield from node.args[:1] if name in _CONTEXTS else ()


def _texts_in(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_in(inner) if key not in {"src", "type", "sizes", "id"} else ()
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_in(inner)


def _name(path, root) -> str:
    return path.relative_to(root).as_posix()
