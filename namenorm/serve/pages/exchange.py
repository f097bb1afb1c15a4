"""Bringing in and taking out: files of a book, and judgements as JSON lines; with a preview, and faults by line."""

from __future__ import annotations

import zipfile
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
from namenorm.gazetteer.store.diff import Differences
from namenorm.review.lines import from_line
from namenorm.serve.ask import BAD, Ask
from namenorm.serve.route import Route

Kind = Literal["judgements", "yaml", "jsonl"]
_KINDS: tuple[Kind, ...] = ("judgements", "yaml", "jsonl")
_FAULTS, _SHOWN = 100, 50
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    Attributes:
        new: How many entries or judgements it holds.
        changes: In what entries differ from the store.
        faults: What is wrong with which line.
    """

    new: int
    changes: Differences | None
    faults: tuple[str, ...]


def ask_for(ask: Ask) -> Response:
    """Show the form for an import."""
    return ask.page("import.html", text="", kind="yaml", shown=None, said="")


def bring_in(ask: Ask) -> Response:
    """Show what an import would do or, once that was seen, do it."""
    kind, text = _kind(ask), _text(ask)
    if not ask.said("sure"):
        return ask.page("import.html", text=text, kind=kind, shown=_preview(ask, kind, text), said="")
    return ask.page("import.html", text="", kind=kind, shown=None, said=_done(ask, kind, text))


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
    found = ask.house.store.diff(Book(read.entities))
    return Preview(len(read.entities), found, tuple(read.faults[:_FAULTS]))


def _done(ask: Ask, kind: Kind, text: str) -> str:
    if kind == "judgements":
        filed = ask.house.ledger.import_(text.splitlines(), editor=ask.visitor.name)
        return (
            f"{filed.new:,} judgements are new, {filed.known:,} were known, {len(filed.faults):,} lines were left out."
        )
    read = _book(kind, text)
    loaded = ask.house.store.load(Book(read.entities), editor=ask.visitor.name, prefer="file", why=ask.said("why"))
    event = f" (event {loaded.event.id})" if loaded.event else ""
    return f"{loaded.added:,} added, {loaded.changed:,} changed, {loaded.unchanged:,} unchanged{event}."


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
