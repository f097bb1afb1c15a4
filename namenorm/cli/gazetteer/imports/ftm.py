"""``namenorm gazetteer import ftm``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.gazetteer.imports.shared import close, closing_options, importing_from, restart_option
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
def command(file: Path, source: str, kinds: tuple[EntityKind, ...], restart: bool, output: Path, form: str) -> None:
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
