"""What Wikidata knows: ``import wikidata`` of a dump, ``import sparql`` of a query, and proposals to an editor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from namenorm.cli.imports import (
    Tell,
    as_of_option,
    close,
    closing_options,
    importing_from,
    needed_output,
    restart_option,
    run_outcomes,
)
from namenorm.cli.options import Command, split_words, stacked
from namenorm.cli.render import count_words
from namenorm.cli.session import USAGE_OR_INPUT, failing, printable
from namenorm.gazetteer.model import EntityKind
from namenorm.gazetteer.whole_file import write_whole

if TYPE_CHECKING:
    from namenorm.gazetteer.importers.proposals import Reading
    from namenorm.gazetteer.importers.sparql_query import Subject

_KINDS = ("person", "org", "place")
_WIKIDATA = "https://query.wikidata.org/sparql"


def propose_options(command: Command) -> Command:
    """Add ``--propose`` and ``--book``."""
    return stacked(
        command,
        click.option(
            "--propose",
            metavar="FILE",
            type=click.Path(dir_okay=False, path_type=Path),
            help="Make no bulk file: write to this one what Wikidata knows of the persons of the book and the book "
            "does not.",
        ),
        click.option(
            "--book", type=click.Path(path_type=Path), help="The book to compare with: its folder, or a file of it."
        ),
    )


def languages_option(command: Command) -> Command:
    """Add ``--languages``."""
    return click.option(
        "--languages",
        metavar="LANG,…",
        multiple=True,
        default=("en,zh,ja,ko,vi,ru,uk,ar,fa",),
        show_default=True,
        callback=split_words,
        help="Languages whose names are kept; English always is.",
    )(command)


def propose_to(file: Path, book: Path | None, as_of: str, source: str, read: Callable[[Reading, Tell], None]) -> None:
    """Write a file of proposals; ``read`` gives the reading its items."""
    from namenorm.gazetteer.importers.proposals import HEAD, Reading

    if book is None:
        raise click.MissingParameter(param_hint="--book", param_type="option")
    with importing_from(source) as (tell, _):
        reading = Reading(book, as_of)
        read(reading, tell)
        lines = [one.line() for one in reading.proposals()]
        write_whole(file, HEAD + "".join(lines))
    click.echo(printable(f"{file}: {count_words(len(lines), 'proposal')}"))


def _classes(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> dict[str, EntityKind]:
    found: dict[str, EntityKind] = {}
    for value in values:
        item, _, kind = value.partition("=")
        if kind not in get_args(EntityKind):
            raise click.BadParameter(f"{value!r}: write an item and a kind, Q7278=org")
        found[item] = cast("EntityKind", kind)
    return found


@click.command(name="wikidata")
@click.argument("dump", metavar="DUMP", type=click.Path(path_type=Path))
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Kinds to keep. [default: person]")
@click.option(
    "--class",
    "classes",
    metavar="ITEM=KIND",
    multiple=True,
    callback=_classes,
    help="Keep the instances of this class, too; those of its subclasses only if they are given as well.",
)
@languages_option
@click.option("--sitelinks", type=click.IntRange(0), default=0, help="Keep what has at least so many wiki pages.")
@click.option(
    "--country", "countries", metavar="CODE,…", multiple=True, callback=split_words, help="Keep only these countries."
)
@click.option(
    "--occupation", "occupations", metavar="ITEM,…", multiple=True, callback=split_words, help="Keep only these."
)
@propose_options
@as_of_option
@restart_option
@partial(closing_options, needed=False)
def wikidata_command(
    dump: Path,
    kinds: tuple[EntityKind, ...],
    classes: dict[str, EntityKind],
    languages: tuple[str, ...],
    sitelinks: int,
    countries: tuple[str, ...],
    occupations: tuple[str, ...],
    propose: Path | None,
    book: Path | None,
    as_of: str,
    restart: bool,
    output: Path | None,
    form: str,
) -> None:
    """Read a Wikidata JSON dump, .gz, .bz2 or unpacked; - is standard input.

    With --propose nothing is imported: ends of offices, successors, deaths and native names are proposed to an editor.
    What Special:EntityData or the API answers is read, too, then.

    An import that was ended, even by a kill, goes on when the same command is given again: what it had kept lies
    beside the output until that is complete.
    """
    if propose is not None:
        propose_to(propose, book, as_of, str(dump), lambda reading, tell: reading.read(dump, tell))
        return
    from namenorm.gazetteer.importers.run import import_lines

    output = needed_output(output)
    with importing_from(str(dump), goes_on=True) as (tell, watch):
        from namenorm.gazetteer.importers.wikidata_dump import DumpReader, Wanted

        codes = tuple(code.upper() for code in countries)
        wanted = Wanted(kinds or ("person",), classes, languages, sitelinks, codes, occupations, as_of)
        read, options = DumpReader(wanted).read, f"wikidata {wanted}"
        summary = import_lines(dump, read, output, options=options, tell=tell, watch=watch, restart=restart)
    close(summary, output, form)


@click.command(name="sparql")
@click.option("--subject", metavar="WORDS", help="An occupation and a country: 'politicians of Malaysia'.")
@click.option("--occupation", default="", help="What they do: politician, or an item, Q82955.")
@click.option("--country", default="", help="Whose citizens they are: Malaysia, MY or Q833.")
@click.option("--position", default="", help="Which office they held: its English label, or an item, Q11696.")
@languages_option
@click.option("--show-query", is_flag=True, help="Print the query of the first page, and ask nobody.")
@click.option(
    "--results", type=click.Path(path_type=Path), help="Read this saved answer (SPARQL results in JSON) instead."
)
@click.option("--endpoint", default=_WIKIDATA, show_default=True, help="Whom to ask.")
@click.option("--user-agent", default="", help="Who asks; Wikimedia wants a way to reach you in it.")
@click.option("--page", type=click.IntRange(1, 5000), default=200, show_default=True, help="Persons a question.")
@click.option("--limit", type=click.IntRange(1), help="Persons at most.")
@click.option("--pause", type=click.FloatRange(0), default=1.0, show_default=True, help="Seconds between questions.")
@propose_options
@as_of_option
@partial(closing_options, needed=False)
def sparql_command(
    subject: str | None,
    occupation: str,
    country: str,
    position: str,
    languages: tuple[str, ...],
    show_query: bool,
    results: Path | None,
    endpoint: str,
    user_agent: str,
    page: int,
    limit: int | None,
    pause: float,
    propose: Path | None,
    book: Path | None,
    as_of: str,
    output: Path | None,
    form: str,
) -> None:
    """Ask Wikidata for the persons of a subject.

    A server that is busy is asked again later, when it says so; nothing is asked twice at once.
    """
    asked = _subject(subject, occupation, country, position)
    if show_query:
        from namenorm.gazetteer.importers.sparql_query import query_of

        with failing():
            click.echo(query_of(asked, languages, page, 0))
        return
    day = as_of or date.today().isoformat()
    if propose is not None:
        if results is None:
            raise click.UsageError("--propose takes a saved answer: --results FILE")
        _propose(propose, book, day, results)
        return
    output = needed_output(output)
    if results is not None:
        _answer_from_file(results, languages, day, output, form)
        return
    from namenorm.gazetteer.importers.sparql import USER_AGENT, Endpoint, sparql_outcomes

    whom = Endpoint(endpoint, user_agent or USER_AGENT)
    ask = partial(sparql_outcomes, whom, asked, languages, as_of=day, page=page, limit=limit, pause=pause)
    run_outcomes(ask, endpoint, output, form)


def _propose(file: Path, book: Path | None, day: str, results: Path) -> None:
    def read(reading: Reading, tell: Tell) -> None:
        from namenorm.gazetteer.importers.sparql import bindings

        reading.read_answer(bindings(results.read_bytes(), str(results)), tell)

    propose_to(file, book, day, str(results), read)


def _answer_from_file(results: Path, languages: tuple[str, ...], day: str, output: Path, form: str) -> None:
    from namenorm.gazetteer.importers.sparql import bindings, outcomes_of

    source = str(results)
    run_outcomes(lambda: outcomes_of(bindings(results.read_bytes(), source), languages, day), source, output, form)


def _subject(words: str | None, occupation: str, country: str, position: str) -> Subject:
    from namenorm.gazetteer.importers.sparql_query import Subject, subject_of

    with failing():
        said = subject_of(words) if words else Subject()
    return Subject(occupation or said.occupation, country or said.country, position)


@click.command(name="accept")
@click.argument("proposals", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("book", metavar="BOOK", type=click.Path(path_type=Path))
def accept_command(proposals: Path, book: Path) -> None:
    """Write the proposals of FILE, which an editor has looked through, into the YAML files of BOOK.

    ``import wikidata --propose`` and ``import sparql --propose`` make such a file.
    """
    from namenorm.gazetteer.importers.proposals import accept

    with failing():
        count, left = accept(proposals, book)
    for one in left:
        click.echo(printable(one), err=True)
    click.echo(f"namenorm: {count_words(count, 'entry').replace('entrys', 'entries')} changed", err=True)
    if left:
        raise SystemExit(USAGE_OR_INPUT)
