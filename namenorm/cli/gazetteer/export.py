"""``namenorm gazetteer export``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from namenorm.cli.gazetteer.database import FOUND, database_option, opened_store
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.render.progress import busy
from namenorm.cli.session import USAGE_OR_INPUT, Faults, printable


@click.command(name="export")
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@form_option
@database_option
def command(folder: Path, form: str, database: str | None) -> None:
    """Write the store into the files of a book, each entry into the file from which it came.

    Only the entries that changed are written, and nothing that was changed in the files since the last load. Exit
    status: 1 if something was left for that reason; 2 if a file has faults and was left as it is.
    """
    with opened_store(database) as store, busy(f"writing {folder}"):
        report = store.export(folder)
    faults = Faults()
    for fault in report.faults:
        faults.add(fault)
    if form == "json":
        left = [{"id": entity_id, "why": why} for entity_id, why in report.clashes]
        said = {"written": list(report.written), "entries": report.entities, "left": left}
        click.echo(json.dumps({**said, "faults": list(report.faults)}, ensure_ascii=False, indent=2))
    else:
        for line in (*report.written, *(f"{entity_id}: {why}" for entity_id, why in report.clashes)):
            click.echo(printable(line))
        click.echo(f"entries written: {report.entities}, files: {len(report.written)}")
    if faults.count:
        raise SystemExit(USAGE_OR_INPUT)
    if report.clashes:
        raise SystemExit(FOUND)
