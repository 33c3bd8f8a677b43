"""A Network Canvas export on its way in: choose the interview, match its columns to our fields."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from core.files.map_file import MapFile
from core.files.network_canvas import Export, Interview, open_export
from core.files.network_canvas_columns import Column
from core.files.network_canvas_converting import convert
from core.files.network_canvas_guessing import guess
from core.files.network_canvas_matching import FIELDS, FieldMatch, Match, TieChoice, TypeMatch
from core.files.network_canvas_notes import tell_notes
from core.files.zip_reading import looks_like_zip as is_canvas
from core.rules.labels import choices
from core.rules.vocabulary import Kind
from web.forms import Posted
from web.render import page, speech

__all__ = ["canvas_page", "converted", "is_canvas"]


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One of our fields on the form: the column that fills it and what its answers mean."""

    name: str
    column: str
    answers: tuple[tuple[str, str], ...]
    offered: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """One type of node on the form."""

    type: str
    count: int
    kind: str
    name: str
    columns: tuple[str, ...]
    fields: tuple[FieldChoice, ...]


def canvas_page(
    request: Request,
    raw: bytes,
    upload_id: str,
    form: Posted | None = None,
    error: str = "",
) -> Response:
    """The choices; without an interview chosen, the interviews to choose from."""
    export = open_export(raw)
    chosen = _chosen(export, request, form)
    if chosen is None:
        return page(
            request, "interviews", here="more", interviews=export.interviews, upload_id=upload_id
        )
    match = guess(chosen) if form is None else match_of(form, chosen)
    return page(
        request,
        "columns",
        here="more",
        status=422 if error else 200,
        error=error,
        upload_id=upload_id,
        interview=chosen,
        types=tuple(_type_choices(chosen, match)),
        ties=tuple(
            (type_, match.ties.get(type_, TieChoice.LEAVE_OUT), n)
            for type_, n in sorted(chosen.edge_counts.items())
        ),
    )


def converted(
    raw: bytes, form: Posted, new_id: Callable[[], str]
) -> tuple[MapFile, tuple[str, ...]]:
    """The interview as a map, and what was left out in sentences.

    Raises:
        BadFile: the file cannot be read, or holds no such interview.
        BadInput: the match gives a field a value it does not have.
    """
    interview = open_export(raw).interview(form.text("interview"))
    made = convert(interview, match_of(form, interview), new_id, speech())
    return MapFile(map=made.map, order=made.order), tell_notes(made.notes, speech())


def match_of(form: Posted, interview: Interview) -> Match:
    """The match a form says. Answers count only for the column they were shown for."""
    return Match(
        types={
            type_: _type_match(form, n, interview.columns[type_])
            for n, type_ in enumerate(sorted(interview.node_counts))
        },
        ties={
            type_: _tie_choice(form.text(f"tie.{n}"))
            for n, type_ in enumerate(sorted(interview.edge_counts))
        },
    )


def _type_match(form: Posted, n: int, columns: tuple[Column, ...]) -> TypeMatch:
    kind = form.text(f"type.{n}.kind")
    by_name = {column.name: column for column in columns}
    name = form.text(f"type.{n}.name")
    found = {
        field: _field_match(form, f"type.{n}.{field}", by_name)
        for field in FIELDS
        if form.text(f"type.{n}.{field}") in by_name
    }
    return TypeMatch(
        kind=Kind(kind) if kind in set(Kind) else None,
        name=name if name in by_name else None,
        fields=found,
    )


def _field_match(form: Posted, key: str, columns: Mapping[str, Column]) -> FieldMatch:
    column = columns[form.text(key)]
    if form.text(f"{key}.shown") != column.name:
        return FieldMatch(column.name, {})
    said = {answer: form.text(f"{key}.{n}") for n, answer in enumerate(column.values)}
    return FieldMatch(column.name, {answer: ours for answer, ours in said.items() if ours})


def _tie_choice(said: str) -> TieChoice:
    return TieChoice(said) if said in set(TieChoice) else TieChoice.LEAVE_OUT


def _chosen(export: Export, request: Request, form: Posted | None) -> Interview | None:
    asked = form.text("interview") if form else request.query_params.get("interview", "")
    if asked:
        return export.interview(asked)
    return export.interviews[0] if len(export.interviews) == 1 else None


def _type_choices(interview: Interview, match: Match) -> Iterator[TypeChoice]:
    for type_, count in sorted(interview.node_counts.items()):
        mine = match.types.get(type_, TypeMatch(kind=None))
        columns = interview.columns[type_]
        yield TypeChoice(
            type=type_,
            count=count,
            kind=mine.kind.value if mine.kind else "",
            name=mine.name or "",
            columns=tuple(column.name for column in columns),
            fields=tuple(_field_choice(field, mine, columns) for field in FIELDS),
        )


def _field_choice(field: str, mine: TypeMatch, columns: tuple[Column, ...]) -> FieldChoice:
    found = mine.fields.get(field)
    column = next((one for one in columns if found and one.name == found.column), None)
    answers = (
        tuple((answer, found.values.get(answer, "")) for answer in column.values)
        if column and found
        else ()
    )
    return FieldChoice(
        name=field,
        column=column.name if column else "",
        answers=answers,
        offered=tuple(choices(field, speech(), kind=mine.kind)),
    )
