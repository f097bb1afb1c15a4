"""``namenorm gazetteer import glossary``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.gazetteer.imports.shared import split_words
from namenorm.cli.gazetteer.imports.table import one_character
from namenorm.cli.gazetteer.imports.termbases import Target, import_options, run
from namenorm.gazetteer.model import EntityKind


@click.command(name="glossary")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--languages",
    metavar="LANG,…",
    multiple=True,
    callback=split_words,
    help="Of the columns, zh,en; by default the heading tells. English has to be one of them.",
)
@click.option("--delimiter", default="", callback=one_character, help="Between cells; by default it is found.")
@import_options
def command(
    file: Path,
    languages: tuple[str, ...],
    delimiter: str,
    source: str,
    licence: str,
    title: str,
    credit: str,
    url: str,
    kind: EntityKind,
    encoding: str,
    preview: bool,
    output: Path | None,
    form: str,
    database: str | None,
    editor: str,
    why: str,
    citation: str,
    gazetteer: str | None,
) -> None:
    """Read the glossary of a translation engine: CSV or TSV, with a heading of languages or without, or TMX.

    Rows with one English name are one entity. What the book has already gets the names that it lacks; where the English
    name alone speaks for that, they are marked as unverified. -o FILE writes a file to be put into the folder of that
    book, --database takes it into a store as one event.
    """
    from namenorm.gazetteer.importers.described import Description
    from namenorm.gazetteer.importers.glossary import GlossaryOptions, glossary_outcomes

    if not source:
        raise click.MissingParameter(param_hint="--source", param_type="option")
    options = GlossaryOptions(source, languages, kind, encoding, delimiter)
    target = Target(file, output, database, gazetteer, preview, form, editor, why, citation)
    run(lambda: glossary_outcomes(file, options), Description(source, licence, title, credit, url), target)
