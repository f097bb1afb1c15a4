"""``namenorm gazetteer compile``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.gazetteer.database import database_option, opened_store
from namenorm.cli.render.progress import busy, stages
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
@click.option(
    "--without-share-alike",
    is_flag=True,
    help="Leave out the files whose licence asks that what is made of them be shared alike.",
)
@database_option
def command(path: Path | None, output: Path, without_share_alike: bool, database: str | None) -> None:
    """Write the index of a book: what --gazetteer opens at once, and what may be shipped without the book.

    PATH is a folder of book files or one of them; without it the store is compiled. Entries with faults are named and
    left out, and the exit status is then 2; a book of which nothing can be read writes no index.
    """
    from namenorm.index.locate import SUFFIX

    if output.suffix != SUFFIX:
        raise click.BadParameter(f"{output} must end in {SUFFIX}: that is how an index is told", param_hint="--output")
    if path is not None:
        _of_files(path, output, without_share_alike)
    elif without_share_alike:
        raise click.UsageError("--without-share-alike leaves out files: name the folder that they are in")
    else:
        _of_store(database, output)


def _of_files(path: Path, output: Path, free: bool) -> None:
    faults = Faults()
    try:
        with busy(f"reading {path}"):
            book = load_book(path, without_share_alike=free)
        for fault in book.faults:
            faults.add(fault)
        _compile(path, book, output, free)
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


def _compile(path: Path, book: Book, output: Path, free: bool) -> None:
    if not book.entities:
        raise GazetteerError(f"no entry below {path} can be read: see namenorm gazetteer check {path}")
    from namenorm.index.compile import compile_index

    entries = count_words(len(book.entities), "entity").replace("entitys", "entities")
    parts = book_parts(path, without_share_alike=free)
    with stages(f"compiling {entries}") as tell:
        digest = compile_index(book.entities.values(), output, parts=parts, progress=tell)
    click.echo(printable(f"{output}: {entries}, {output.stat().st_size:,} bytes, hash {digest}"))
