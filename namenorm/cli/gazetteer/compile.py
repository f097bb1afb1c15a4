"""``namenorm gazetteer compile``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.render.progress import busy
from namenorm.cli.session import USAGE_OR_INPUT, Failed, Faults, printable
from namenorm.cli.views import count_words
from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import Book, load_book


@click.command(name="compile")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the index; the name ends in .index.",
)
def command(path: Path, output: Path) -> None:
    """Write the index of a book: what --gazetteer opens at once, and what may be shipped without the book.

    PATH is a folder of .yaml files or one of them. Entries with faults are named and left out, and the exit status is
    then 2; a book of which nothing can be read writes no index.
    """
    from namenorm.index.locate import SUFFIX

    if output.suffix != SUFFIX:
        raise click.BadParameter(f"{output} must end in {SUFFIX}: that is how an index is told", param_hint="--output")
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


def _compile(path: Path, book: Book, output: Path) -> None:
    if not book.entities:
        raise GazetteerError(f"no entry below {path} can be read: see namenorm gazetteer check {path}")
    from namenorm.index.compile import compile_index

    entries = count_words(len(book.entities), "entity").replace("entitys", "entities")
    with busy(f"compiling {entries}"):
        digest = compile_index(book.entities.values(), output)
    click.echo(printable(f"{output}: {entries}, {output.stat().st_size:,} bytes, hash {digest}"))
