"""``namenorm gazetteer format``."""

from __future__ import annotations

from pathlib import Path

import click

from namenorm.cli.session import Failed, printable
from namenorm.cli.views import count_words
from namenorm.errors import GazetteerError
from namenorm.gazetteer.layout import laid_out, lay_out


@click.command(name="format")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--check", "dry", is_flag=True, help="Write nothing; name what would change, and exit with 1 if it does.")
def command(path: Path, dry: bool) -> None:
    """Bring the YAML files of a book into one layout, each entry into the file where it belongs.

    PATH is the folder of a book or a file in it, of which no entry is then moved. Where entries belong, SOURCES.toml
    says of each source. No fact changes: the order of entries, of fields, line breaks and quotes do.
    """
    try:
        changed = list(laid_out(path)) if dry else []
        count = len(changed) if dry else lay_out(path)
    except (GazetteerError, OSError) as error:
        raise Failed(printable(str(error))) from error
    for file in changed:
        click.echo(printable(str(file)))
    verb = "would change" if dry else "changed"
    click.echo(f"namenorm: {count_words(count, 'file')} {verb}", err=True)
    if changed:
        raise SystemExit(1)
