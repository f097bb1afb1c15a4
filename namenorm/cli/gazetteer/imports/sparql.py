"""``namenorm gazetteer import sparql``."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from namenorm.cli.gazetteer.imports.shared import (
    Tell,
    as_of_option,
    closing_options,
    needed_output,
    propose_options,
    run_outcomes,
    split_words,
)
from namenorm.cli.gazetteer.imports.shared import propose as write_proposals
from namenorm.cli.session import Failed, printable
from namenorm.errors import NamenormError

if TYPE_CHECKING:
    from namenorm.gazetteer.importers.proposals import Reading
    from namenorm.gazetteer.importers.sparql_query import Subject

_WIKIDATA = "https://query.wikidata.org/sparql"


@click.command(name="sparql")
@click.option("--subject", metavar="WORDS", help="An occupation and a country: 'politicians of Malaysia'.")
@click.option("--occupation", default="", help="What they do: politician, or an item, Q82955.")
@click.option("--country", default="", help="Whose citizens they are: Malaysia, MY or Q833.")
@click.option("--position", default="", help="Which office they held: its English label, or an item, Q11696.")
@click.option(
    "--languages",
    metavar="LANG,…",
    multiple=True,
    default=("en,zh,ja,ko,vi,ru,uk,ar,fa",),
    show_default=True,
    callback=split_words,
    help="Languages whose names are kept; English always is.",
)
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
def command(
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
        click.echo(_query(asked, languages, page))
        return
    day = as_of or date.today().isoformat()
    if propose is not None:
        if results is None:
            raise click.UsageError("--propose takes a saved answer: --results FILE")
        _propose(propose, book, day, results)
        return
    output = needed_output(output)
    if results is not None:
        _from_file(results, languages, day, output, form)
        return
    from namenorm.gazetteer.importers.sparql import sparql_outcomes
    from namenorm.gazetteer.importers.sparql_client import USER_AGENT, Endpoint

    whom = Endpoint(endpoint, user_agent or USER_AGENT)
    run_outcomes(
        lambda: sparql_outcomes(whom, asked, languages, as_of=day, page=page, limit=limit, pause=pause),
        endpoint,
        output,
        form,
    )


def _propose(file: Path, book: Path | None, day: str, results: Path) -> None:
    def read(reading: Reading, tell: Tell) -> None:
        from namenorm.gazetteer.importers.sparql_client import bindings

        reading.read_answer(bindings(results.read_bytes(), str(results)), tell)

    write_proposals(file, book, day, str(results), read)


def _from_file(results: Path, languages: tuple[str, ...], day: str, output: Path, form: str) -> None:
    from namenorm.gazetteer.importers.sparql import outcomes_of
    from namenorm.gazetteer.importers.sparql_client import bindings

    run_outcomes(
        lambda: outcomes_of(bindings(results.read_bytes(), str(results)), languages, day), str(results), output, form
    )


def _subject(words: str | None, occupation: str, country: str, position: str) -> Subject:
    from namenorm.gazetteer.importers.sparql_query import Subject, subject_of

    try:
        said = subject_of(words) if words else Subject()
    except NamenormError as error:
        raise Failed(printable(str(error))) from error
    return Subject(occupation or said.occupation, country or said.country, position)


def _query(asked: Subject, languages: tuple[str, ...], page: int) -> str:
    from namenorm.gazetteer.importers.sparql_query import query_of

    try:
        return query_of(asked, languages, page, 0)
    except NamenormError as error:
        raise Failed(printable(str(error))) from error
