"""A Network Canvas export (zip of CSV files), opened: who was interviewed, and what was said.

One file per interview and type, or one per type for all interviews together; names end in
``_ego.csv``, ``_attributeList_<Type>.csv`` and ``_edgeList_<Type>.csv``. Network Canvas describes
its exports at https://documentation.networkcanvas.com.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from core.errors import BadFile
from core.files.csv_reading import Table, read_csv
from core.files.network_canvas_columns import Column, columns_of
from core.files.zip_reading import unzip

MOST_CELLS = 400_000
_FILE = re.compile(
    r"(?:(?P<start>.*)_)?(?:(?P<what>attributeList|edgeList)(?:_(?P<type>.+))?|ego)\.csv",
    re.IGNORECASE,
)
_NODE = {"id": "networkCanvasUUID", "number": "nodeID", "ego": "networkCanvasEgoUUID"}
_EDGE = {
    "ego": "networkCanvasEgoUUID",
    "source": "networkCanvasSourceUUID",
    "target": "networkCanvasTargetUUID",
    "from": "from",
    "to": "to",
}
_EGO = {"ego": "networkCanvasEgoUUID", "name": "networkCanvasCaseID", "started": "sessionStart"}


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something named in an interview; ``places`` says where a column is in ``row``."""

    id: str
    number: str
    type: str
    places: Mapping[str, int]
    row: tuple[str, ...]

    def cell(self, column: str) -> str:
        """What a column says, "" where there is none."""
        at = self.places.get(column)
        return "" if at is None else self.row[at].strip()


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes, by their ids or, in old exports, their numbers."""

    type: str
    source: str
    target: str


@dataclass(frozen=True)
class Interview:
    """One interview: ``id`` is Network Canvas's own, ``name`` what the interviewer called it."""

    id: str
    name: str
    started_on: str = ""
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def node_counts(self) -> Mapping[str, int]:
        """How many of each type were named."""
        return Counter(node.type for node in self.nodes)

    @property
    def edge_counts(self) -> Mapping[str, int]:
        """How many ties of each type were drawn."""
        return Counter(edge.type for edge in self.edges)

    @cached_property
    def columns(self) -> Mapping[str, tuple[Column, ...]]:
        """What was asked about each type, with the answers given in this interview."""
        found = {}
        for type_ in self.node_counts:
            nodes = [node for node in self.nodes if node.type == type_]
            names = dict.fromkeys(name for node in nodes for name in node.places)
            found[type_] = columns_of({name: [node.cell(name) for node in nodes] for name in names})
        return found


@dataclass(frozen=True)
class Export:
    """An opened export: its interviews in the order of their names, numbers counted as numbers."""

    interviews: tuple[Interview, ...]

    def interview(self, interview_id: str) -> Interview:
        """One of them.

        Raises:
            BadFile: ``no_interview``.
        """
        for interview in self.interviews:
            if interview.id == interview_id:
                return interview
        raise BadFile("no_interview")


@dataclass
class _Draft:
    """An interview while its files are read."""

    name: str = ""
    started: str = ""
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


def open_export(raw: bytes) -> Export:
    """The interviews in a Network Canvas zip.

    Junk that archivers add, and every other file, is passed over.

    Raises:
        BadFile: a code of ``zip_reading`` or ``csv_reading``, ``csv_columns`` (``file``,
            ``column``), or ``no_export``.
    """
    drafts: dict[str, _Draft] = {}
    left = MOST_CELLS
    for path, content in unzip(raw, _is_wanted):
        file = path.rpartition("/")[2]
        table = read_csv(content, file, most_cells=left)
        left -= len(table.rows) * len(table.columns)
        _take(drafts, file, table)
    if not drafts:
        raise BadFile("no_export")
    return Export(tuple(sorted(_interviews(drafts), key=_natural)))


def _is_wanted(path: str) -> bool:
    *folders, file = path.split("/")
    is_junk = file.startswith(".") or "__MACOSX" in folders
    return not is_junk and _FILE.fullmatch(file) is not None


def _take(drafts: dict[str, _Draft], file: str, table: Table) -> None:
    found = _FILE.fullmatch(file)
    assert found is not None  # noqa: S101 - only wanted files come here
    start, what, type_ = found["start"] or "", (found["what"] or "ego").lower(), found["type"] or ""
    if what == "ego":
        _take_egos(drafts, table, start)
    elif what == "attributelist":
        _take_nodes(drafts, table, start, type_, file)
    else:
        _take_edges(drafts, table, start, type_)


def _draft(drafts: dict[str, _Draft], key: str) -> _Draft:
    return drafts.setdefault(key, _Draft())


def _take_egos(drafts: dict[str, _Draft], table: Table, start: str) -> None:
    for record in table.records(_EGO):
        draft = _draft(drafts, record["ego"] or start)
        draft.name = record["name"]
        draft.started = record["started"]


def _take_nodes(drafts: dict[str, _Draft], table: Table, start: str, type_: str, file: str) -> None:
    own = "id" if _NODE["id"] in table.places else "number"  # old exports have numbers alone
    if table.rows and _NODE[own] not in table.places:
        raise BadFile("csv_columns", file=file, column=_NODE["id"])
    for row, record in zip(table.rows, table.records(_NODE), strict=True):
        key = record[own]
        if key:  # else the rest of a row that a line break cut in two
            node = Node(key, record["number"], type_, table.places, row)
            _draft(drafts, record["ego"] or start).nodes.append(node)


def _take_edges(drafts: dict[str, _Draft], table: Table, start: str, type_: str) -> None:
    has_ids = {_EDGE["source"], _EDGE["target"]} <= table.places.keys()
    for record in table.records(_EDGE):
        source, target = (
            record[end] for end in (("source", "target") if has_ids else ("from", "to"))
        )
        if source or target:
            _draft(drafts, record["ego"] or start).edges.append(Edge(type_, source, target))


def _interviews(drafts: Mapping[str, _Draft]) -> Iterator[Interview]:
    for number, (key, draft) in enumerate(drafts.items(), start=1):
        yield Interview(
            id=key or str(number),
            name=draft.name or key or str(number),
            started_on=draft.started[:10],
            nodes=tuple(draft.nodes),
            edges=tuple(draft.edges),
        )


def _natural(interview: Interview) -> list[tuple[int, str]]:
    """``case_2`` comes before ``case_10``."""
    parts: Iterable[str] = re.split(r"([0-9]{1,9})", interview.name.casefold())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
