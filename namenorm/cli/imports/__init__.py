"""``namenorm gazetteer import``: what users bring becomes a bulk file of the book.

Here is what every import does: its options, its faults as they come up, and the closing summary.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from namenorm.cli import Verbs
from namenorm.cli.options import Command, form_of, read_date
from namenorm.cli.render import count_words
from namenorm.cli.session import USAGE_OR_INPUT, Faults, failing, printable
from namenorm.gazetteer.importers.outcome import Outcome, Summary

VERBS = {
    **dict.fromkeys(("wikidata", "sparql"), "imports.wikidata"),
    **dict.fromkeys(("ftm", "table", "book"), "imports.files"),
    **dict.fromkeys(("tbx", "glossary"), "imports.termbases"),
}
_INTERRUPTED = 130
Watch = Callable[[Summary, int], None]
Tell = Callable[[str], None]


@click.command(cls=Verbs, places=VERBS, name="import")
def import_command() -> None:
    """Make a file of the book from a dump, a query, a table of yours, a termbase or a glossary.

    What cannot be read is named and left out, the rest goes on, and the exit status is then 2. The file is a part of a
    book: put it into the book's folder, or give it to --overlay.
    """


def closing_options(command: Command, needed: bool = True) -> Command:
    """Add ``--output``, which may be left out if it is not needed, and ``--format``."""
    command = form_of("the closing summary")(command)
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        required=needed,
        type=click.Path(dir_okay=False, path_type=Path),
        callback=_jsonl,
        help="Where to write the entities; the name ends in .jsonl.",
    )(command)


def needed_output(output: Path | None) -> Path:
    """Return where to write a bulk file, which has to be said."""
    if output is None:
        raise click.MissingParameter(param_hint="--output", param_type="option")
    return output


def restart_option(command: Command) -> Command:
    """Add ``--restart``."""
    said = "Begin anew, whatever an unfinished import to the same file has kept."
    return click.option("--restart", is_flag=True, help=said)(command)


def as_of_option(command: Command) -> Command:
    """Add ``--as-of``."""
    said = "The day on which the data were taken, ISO 8601: offices are known up to then."
    return click.option("--as-of", metavar="DATE", default="", callback=_day, help=said)(command)


def close(summary: Summary, output: Path, form: str) -> None:
    """Print what an import came to; exit with 2 if something could not be read."""
    if form == "json":
        click.echo(json.dumps({"output": str(output), **summary.to_dict()}, ensure_ascii=False))
    else:
        click.echo(printable(f"{output}: {entity_words(summary.kept)} of {count_words(summary.read, 'record')}"))
        if summary.extended:
            click.echo(f"names added to entities of the book, records: {summary.extended:,}")
        for reason, count in sorted(summary.left_out.items(), key=lambda one: (-one[1], one[0])):
            click.echo(f"left out for {reason}: {count:,}")
        if summary.unnamed:
            click.echo(f"offices left out, whose name the file does not have: {summary.unnamed:,}")
        if summary.faults:
            click.echo(f"faults: {summary.faults:,}")
    if summary.faults:
        raise SystemExit(USAGE_OR_INPUT)


@contextmanager
def importing_from(source: str, goes_on: bool = False) -> Iterator[tuple[Callable[[str], None], Watch]]:
    """Give whom to tell faults and state; what ends the import becomes a message.

    Args:
        source: What is imported, for the progress.
        goes_on: Whether the same command goes on after an end.

    Raises:
        Failed: If the input cannot be used or the output cannot be written.
    """
    from namenorm.cli.render.progress import importing

    try:
        with failing(), importing(source) as watch:
            yield Faults().add, watch
    except KeyboardInterrupt:
        advice = ": give the same command again to go on" if goes_on else ""
        click.echo(f"namenorm: interrupted{advice}", err=True)
        raise SystemExit(_INTERRUPTED) from None


def run_outcomes(outcomes: Callable[[], Iterator[tuple[str, Outcome]]], source: str, output: Path, form: str) -> None:
    """Import records that are read at once, and print what it came to."""
    from namenorm.gazetteer.importers.run import import_outcomes

    with importing_from(source) as (tell, watch):
        summary = import_outcomes(outcomes(), output, tell=tell, watch=watch)
    close(summary, output, form)


def entity_words(count: int) -> str:
    """Return a number of entities in words."""
    return "1 entity" if count == 1 else f"{count:,} entities"


def _jsonl(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix != ".jsonl":
        raise click.BadParameter(f"{value} must end in .jsonl: that is how a book's bulk file is told")
    return value


def _day(context: click.Context, param: click.Parameter, value: str) -> str:
    return read_date(context, param, value) or ""
