"""Bringing in and taking out: files of a book, and judgements as JSON lines; with a preview, and faults by line."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Literal

from starlette.background import BackgroundTask
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from namenorm.gazetteer.files import Book, load_book
from namenorm.gazetteer.store.bring_in import Brought
from namenorm.gazetteer.store.values import Event
from namenorm.review.transfer import from_line
from namenorm.serve.ask import BAD, Ask
from namenorm.serve.route import Route

Kind = Literal["judgements", "yaml", "jsonl"]
_KINDS: tuple[Kind, ...] = ("judgements", "yaml", "jsonl")
_FAULTS = 100
_ACTIONS = frozenset({"import", "load", "judgements"})
_LOOKED_AT, _PAST = 500, 10
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    Attributes:
        new: How many entries or judgements it holds.
        brought: What becomes of entries; None for judgements.
        faults: What is wrong with which line, and what is left out.
    """

    new: int
    brought: Brought | None
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What an import did, and the event that takes it back, if anything changed."""

    said: str
    event: int | None
    faults: tuple[str, ...] = ()


def ask_for(ask: Ask) -> Response:
    """Show the form for an import."""
    return _page(ask, "", "yaml")


def bring_in(ask: Ask) -> Response:
    """Show what an import would do or, once that was seen, do it."""
    kind, text = _kind(ask), _text(ask)
    if not ask.said("sure"):
        return _page(ask, text, kind, shown=_preview(ask, kind, text))
    return _page(ask, "", kind, done=_done(ask, kind, text))


def _page(ask: Ask, text: str, kind: Kind, shown: Preview | None = None, done: Done | None = None) -> Response:
    """Return the form, with what an import would do or did, and the last ones, each of which can be taken back."""
    events = ask.house.store.events(_LOOKED_AT)
    undoes = {one.undoes: one for one in reversed(events) if one.undoes is not None}
    past = [(one, _taken_back(one, undoes)) for one in events if one.action in _ACTIONS][:_PAST]
    context = {"delete": bool(ask.said("delete")), "why": ask.said("why"), "past": past}
    return ask.page("import.html", text=text, kind=kind, shown=shown, done=done, context=context)


def _taken_back(event: Event, undoes: Mapping[int, Event]) -> Event | None:
    """Return the event that took another back, unless that was taken back as well."""
    by = undoes.get(event.id)
    return None if by is None or _taken_back(by, undoes) is not None else by


def judgements(ask: Ask) -> Response:
    """Return every judgement as a line of JSON."""
    made = TemporaryFile()  # noqa: SIM115  # closed once it is sent
    made.writelines(f"{one}\n".encode("utf-8", "backslashreplace") for one in ask.house.ledger.export())
    return _sent(made, "application/x-ndjson", "judgements.jsonl")


def book(ask: Ask) -> Response:
    """Return the store as the files of a book."""
    made = TemporaryFile()  # noqa: SIM115  # closed once it is sent
    with TemporaryDirectory() as name, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        ask.house.store.copy_to(name)
        for path in sorted(Path(name).rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(name))
    return _sent(made, "application/zip", "book.zip")


def _sent(made: IO[bytes], kind: str, name: str) -> Response:
    """Return a file that is whole, so that who reads slowly keeps neither the database nor a place in the lane."""
    made.seek(0)
    pieces = iter(partial(made.read, _PIECE), b"")
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(pieces, media_type=kind, headers=headers, background=BackgroundTask(made.close))


def _preview(ask: Ask, kind: Kind, text: str) -> Preview:
    if kind == "judgements":
        faults = [told for number, line in enumerate(text.splitlines(), 1) if (told := _fault(number, line))]
        many = sum(bool(line.strip()) for line in text.splitlines())
        return Preview(many - len(faults), None, tuple(faults[:_FAULTS]))
    read = _book(kind, text)
    found = ask.house.store.preview_in(read.entities.values(), delete=bool(ask.said("delete")))
    return Preview(len(read.entities), found, (*read.faults, *found.faults)[:_FAULTS])


def _done(ask: Ask, kind: Kind, text: str) -> Done:
    if kind == "judgements":
        filed = ask.house.ledger.import_(text.splitlines(), editor=ask.visitor.name)
        said = (
            f"{filed.new:,} judgements are new, {filed.known:,} were known, {len(filed.faults):,} lines were left out."
        )
        return Done(said, filed.event, filed.faults)
    read = _book(kind, text)
    act = {"editor": ask.visitor.name, "why": ask.said("why")}
    done = ask.house.store.bring_in(read.entities.values(), delete=bool(ask.said("delete")), **act)
    event = done.event.id if done.event else None
    said = f"{len(done.added):,} added, {len(done.changed):,} changed, {done.unchanged:,} unchanged."
    return Done(said, event, (*read.faults, *done.faults)[:_FAULTS])


def _book(kind: Kind, text: str) -> Book:
    with TemporaryDirectory() as name:
        path = Path(name) / f"import.{kind}"
        path.write_text(text, "utf-8", errors="replace")
        read = load_book(path)
    return Book(read.entities, tuple(one.replace(f"{name}/", "") for one in read.faults))


def _fault(number: int, line: str) -> str:
    if not line.strip():
        return ""
    try:
        from_line(line)
    except (ValueError, TypeError) as error:
        return f"line {number}: {error}"
    return ""


def _kind(ask: Ask) -> Kind:
    for one in _KINDS:
        if one == ask.said("kind"):
            return one
    raise HTTPException(BAD, f"what is imported is one of {', '.join(_KINDS)}")


def _text(ask: Ask) -> str:
    sent = ask.form.get("file")
    if isinstance(sent, UploadFile) and sent.size:
        return sent.file.read().decode("utf-8-sig", "replace")
    return ask.said("text", ask.house.settings.most_bytes_of_import)


ROUTES = (
    Route("GET", "/import", ask_for, "editor"),
    Route("POST", "/import", bring_in, "editor", apart="bulk"),
    Route("GET", "/export/judgements.jsonl", judgements, "reader", apart="bulk"),
    Route("GET", "/export/book.zip", book, "reader", apart="bulk"),
)
