"""``namenorm gazetteer diff``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from namenorm.cli.gazetteer.database import FOUND, database_option, opened_store
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.render.progress import busy
from namenorm.cli.session import USAGE_OR_INPUT, Faults, printable

if TYPE_CHECKING:
    from namenorm.gazetteer.store.diff import Differences


@click.command(name="diff")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@form_option
@database_option
def command(path: Path, form: str, database: str | None) -> None:
    """Print in what the files of a book and the store differ: - what the files say, + what the store says.

    Exit status: 1 if they differ; 2 if entries have faults, which are named and left out.
    """
    with opened_store(database) as store, busy(f"comparing {path}"):
        found = store.diff(path)
    faults = Faults()
    for fault in found.faults:
        faults.add(fault)
    if form == "json":
        click.echo(json.dumps(_dict(found), ensure_ascii=False, indent=2))
    else:
        _print(found)
    if faults.count:
        raise SystemExit(USAGE_OR_INPUT)
    if found:
        raise SystemExit(FOUND)


def _print(found: Differences) -> None:
    lines = [f"- {one}: {name}" for one, name in found.in_files.items()]
    lines += [f"+ {one}: {name}" for one, name in found.in_store.items()]
    lines += [f"~ {one.entity_id}: {one}" for one in found.differing]
    for line in lines:
        click.echo(printable(line))


def _dict(found: Differences) -> dict[str, object]:
    differing = [
        {"id": one.entity_id, "field": one.field, "file": one.old, "store": one.new} for one in found.differing
    ]
    return {"in_files": dict(found.in_files), "in_store": dict(found.in_store), "differing": differing}
