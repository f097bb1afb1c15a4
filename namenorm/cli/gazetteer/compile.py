"""``namenorm gazetteer compile``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.gazetteer.database import database_option, opened_store
from namenorm.cli.render.progress import busy
from namenorm.cli.session import USAGE_OR_INPUT, Failed, Faults, printable
from namenorm.cli.views import count_words
from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import Book, book_parts, load_book


@click.command(name="compile")
@click.argument("path", metavar="[PATH]", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the index; the name ends in .index.",
)
@database_option
def command(path: Path | None, output: Path, database: str | None) -> None:
    """Write the index of a book: what --gazetteer opens at once, and what may be shipped without the book.

    PATH is a folder of .yaml files or one of them; without it the store is compiled. Entries with faults are named and
    left out, and the exit status is then 2; a book of which nothing can be read writes no index.
    """
    from namenorm.index.locate import SUFFIX

    if output.suffix != SUFFIX:
        raise click.BadParameter(f"{output} must end in {SUFFIX}: that is how an index is told", param_hint="--output")
    if path is None:
        _of_store(database, output)
    else:
        _of_files(path, output)


def _of_files(path: Path, output: Path) -> None:
    faults = Faults()
    try:
        with busy(f"reading {path}"):
            book = load_book(path)
        for fault in book.faults:
            faults.add(fault)
        _compile(path, book, output)
    except (GazetteerError, OSError) as error:
        raise Failed(printable(str(error))) from error
    if faults.count:
        raise SystemExit(USAGE_OR_INPUT)


def _of_store(database: str | None, output: Path) -> None:
    with opened_store(database) as store:
        from namenorm.index.from_store import compile_store

        with busy(f"compiling {store.place}"):
            digest = compile_store(store, output)
    click.echo(printable(f"{output}: {output.stat().st_size:,} bytes, hash {digest}"))


def _compile(path: Path, book: Book, output: Path) -> None:
    if not book.entities:
        raise GazetteerError(f"no entry below {path} can be read: see namenorm gazetteer check {path}")
    from namenorm.index.compile import compile_index

    entries = count_words(len(book.entities), "entity").replace("entitys", "entities")
    with busy(f"compiling {entries}"):
        digest = compile_index(book.entities.values(), output, parts=book_parts(path))
    click.echo(printable(f"{output}: {entries}, {output.stat().st_size:,} bytes, hash {digest}"))
