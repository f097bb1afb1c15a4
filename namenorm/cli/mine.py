"""``namenorm mine``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import click

from namenorm.batch.lock import Lock
from namenorm.cli.options import book_options, input_option
from namenorm.cli.render.progress import counted
from namenorm.cli.session import USAGE_OR_INPUT, Failed, Faults, open_normaliser
from namenorm.errors import NamenormError
from namenorm.gazetteer.whole_file import write_whole
from namenorm.inputs.read import read_documents
from namenorm.inputs.values import Fault, Kind
from namenorm.values import Document


@click.command(name="mine")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(dir_okay=False),
    help="Write to OUT, and keep what is read in OUT.part meanwhile: run again, it goes on where it was interrupted.",
)
@input_option
@book_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
) -> None:
    """Suggest entries of the book from articles: names given in two scripts, and names rendered in several ways.

    PATH is a text, an HTML page, JSON lines with "text" and "source", a folder of these, or - for standard input.
    Prints one suggestion a line as JSON, what the book lacks and what recurs first.
    """
    normaliser = open_normaliser(gazetteer, overlay)
    faults = Faults()
    documents = _readable(read_documents(paths, kind=kind), faults)
    try:
        with _alone(output):
            rows = normaliser.mine_many(counted(documents, "mine", "documents read"), _ledger(output))
            _write(output, rows)
    except (NamenormError, OSError) as error:
        raise Failed(str(error)) from error
    if faults.count:
        ctx.exit(USAGE_OR_INPUT)


def _readable(documents: Iterator[Document | Fault], faults: Faults) -> Iterator[Document]:
    for one in documents:
        if isinstance(one, Fault):
            faults.add(one)
        else:
            yield one


def _ledger(output: str | None) -> Path | None:
    return Path(f"{output}.part") if output else None


def _alone(output: str | None) -> AbstractContextManager[object]:
    """Hold what is kept of an output, so that no second process mines into it."""
    return nullcontext() if output is None else closing(Lock(Path(f"{output}.part"), output))


def _write(output: str | None, rows: Iterator[dict[str, object]]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if output is None:
        sys.stdout.buffer.write(lines.encode("utf-8", "backslashreplace"))
        return
    write_whole(Path(output), lines.encode("utf-8", "backslashreplace"))
    Path(f"{output}.part").unlink(missing_ok=True)
