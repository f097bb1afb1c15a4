"""Imports of files of one form: FollowTheMoney, a table, another book."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.imports import as_of_option, close, closing_options, importing_from, restart_option, run_outcomes
from namenorm.gazetteer.model import EntityKind


@click.command(name="ftm")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--source", default="opensanctions", show_default=True, help="First part of the identifiers.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["person", "org", "other"]),
    default=("person", "org"),
    show_default=True,
    help="Kinds to keep; other is what may be a person or a company.",
)
@restart_option
@closing_options
def ftm_command(file: Path, source: str, kinds: tuple[EntityKind, ...], restart: bool, output: Path, form: str) -> None:
    """Read FollowTheMoney entities, one a line, such as OpenSanctions' entities.ftm.json; - is standard input.

    Mind the licence of the data: OpenSanctions' are CC BY-NC 4.0. An import that was ended goes on when the same
    command is given again.
    """
    from namenorm.gazetteer.importers.run import import_lines

    with importing_from(str(file), goes_on=True) as (tell, watch):
        from namenorm.gazetteer.importers.followthemoney import FollowTheMoneyReader

        read = FollowTheMoneyReader(source, kinds).read
        options = f"ftm {source} {sorted(kinds)}"
        summary = import_lines(file, read, output, options=options, tell=tell, watch=watch, restart=restart)
    close(summary, output, form)


_ESCAPED = {"\\t": "\t", "tab": "\t"}


def _pairs(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    for value in values:
        if "=" not in value:
            raise click.BadParameter(f"{value!r}: write a field and a column, names.native.zh=中文名")
    return tuple((value.partition("=")[0].strip(), value.partition("=")[2].strip()) for value in values)


def one_character(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Return a delimiter as a character; ``tab`` and the escaped one are one, too."""
    found = _ESCAPED.get(value, value)
    if len(found) > 1:
        raise click.BadParameter(f"{value!r}: a delimiter is one character, or tab")
    return found


@click.command(name="table")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--source", required=True, help="First part of the identifiers, a key of the book's SOURCES.toml.")
@click.option(
    "--map",
    "mapping",
    metavar="FIELD=COLUMN",
    multiple=True,
    callback=_pairs,
    help="What a column says: name=English, names.native.zh=中文名, countries=#4. By default the headings tell.",
)
@click.option(
    "--kind",
    type=click.Choice(["person", "org", "place", "other"]),
    default="person",
    show_default=True,
    help="What a row is that does not say it.",
)
@click.option("--encoding", default="", help="By default the byte order mark tells, else UTF-8 or GB18030 is found.")
@click.option("--delimiter", default="", callback=one_character, help="Between cells; by default it is found.")
@click.option("--separators", default=";；、|", show_default=True, help="Characters between several values in a cell.")
@as_of_option
@closing_options
def table_command(
    file: Path,
    source: str,
    mapping: tuple[tuple[str, str], ...],
    kind: EntityKind,
    encoding: str,
    delimiter: str,
    separators: str,
    as_of: str,
    output: Path,
    form: str,
) -> None:
    """Read a CSV or TSV file, a row an entity, its columns named in the first row.

    Fields are id, kind, name, surname, about, countries, gender, note, names.KIND.LANGUAGE, role.title,
    role.organisation, role.country, role.since, role.until and ids.SCHEME; name is the English one, and needed.
    """
    from namenorm.gazetteer.importers.tables import TableOptions, table_outcomes

    options = TableOptions(source, mapping, kind, encoding, delimiter, separators, as_of)
    run_outcomes(lambda: table_outcomes(file, options), str(file), output, form)


@click.command(name="book")
@click.argument("path", metavar="BOOK", type=click.Path(path_type=Path))
@click.option("--source", default="", help="First part that identifiers get; by default they stay as they are.")
@closing_options
def book_command(path: Path, source: str, output: Path, form: str) -> None:
    """Read another book of namenorm's form: a folder of .yaml and .jsonl files, or one of them."""
    from namenorm.gazetteer.importers.other_book import book_outcomes

    run_outcomes(lambda: book_outcomes(path, source), str(path), output, form)
