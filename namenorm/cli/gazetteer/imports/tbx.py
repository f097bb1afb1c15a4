"""``namenorm gazetteer import tbx``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.gazetteer.imports.termbases import Target, import_options, run
from namenorm.gazetteer.model import EntityKind


@click.command(name="tbx")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@import_options
def command(
    file: Path,
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
    """Read a termbase, TBX of 2019 in either style or of 2008, a concept an entity.

    What the book has already gets the names that it lacks; where an English name alone speaks for that, they are marked
    as unverified. What namenorm exported keeps its identifiers and sources unless --source is given; of any other
    termbase --source is needed. -o FILE writes a file to be put into the folder of that book, --database takes it into
    a store as one event.
    """
    from namenorm.gazetteer.importers.described import Description
    from namenorm.gazetteer.importers.tbx import TermbaseOptions, tbx_outcomes

    options = TermbaseOptions(source, kind, encoding)
    target = Target(file, output, database, gazetteer, preview, form, editor, why, citation)
    run(lambda: tbx_outcomes(file, options), Description(source, licence, title, credit, url), target)
