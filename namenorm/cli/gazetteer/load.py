"""``namenorm gazetteer load``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from namenorm.cli.gazetteer.database import FOUND, act_options, database_option, opened_store, tell_undo
from namenorm.cli.gazetteer.options import form_option
from namenorm.cli.render.progress import busy
from namenorm.cli.session import USAGE_OR_INPUT, Faults, printable

if TYPE_CHECKING:
    from namenorm.gazetteer.store.load import LoadReport


@click.command(name="load")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option(
    "--prefer",
    type=click.Choice(["file", "store"]),
    help="Whose value counts where both were changed to different things; unless given, the store's stays for now.",
)
@click.option(
    "--delete",
    is_flag=True,
    help="Take out what the files had at the last load and lack now: entries, and what they said of one.",
)
@form_option
@act_options
@database_option
def command(
    path: Path,
    prefer: Literal["file", "store"] | None,
    delete: bool,
    form: str,
    editor: str,
    why: str,
    citation: str,
    database: str | None,
) -> None:
    """Bring the store up to what the files of a book say, keeping what was changed in the store meanwhile.

    PATH is the book's folder or one of its files. Exit status: 1 if file and store contradict and --prefer does not
    settle it, or something is gone from the files; 2 if entries have faults, which are named and left out.
    """
    with opened_store(database) as store, busy(f"loading {path}"):
        report = store.load(path, editor=editor, prefer=prefer, delete=delete, why=why, citation=citation)
    faults = Faults()
    for fault in report.faults:
        faults.add(fault)
    if form == "json":
        click.echo(json.dumps(_dict(report), ensure_ascii=False, indent=2))
    else:
        _print(report, settled=prefer)
    if faults.count:
        raise SystemExit(USAGE_OR_INPUT)
    if report.gone or report.dropped or (report.clashes and not prefer):
        raise SystemExit(FOUND)


def _print(report: LoadReport, settled: str | None) -> None:
    for clash in report.clashes:
        click.echo(printable(f"{clash}{f': the {settled} counts' if settled else ''}"))
    for one in report.gone:
        click.echo(printable(f"{one}: gone from the files; --delete takes it out of the store"))
    for fact in report.dropped:
        click.echo(printable(f"{fact.entity_id}: {fact.field} {fact.old}: gone from the files; --delete takes it out"))
    counts = ("added", "changed", "deleted", "unchanged")
    said = ", ".join(f"{getattr(report, one)} {one}" for one in counts)
    click.echo(f"{said}{f' (event {report.event.id})' if report.event else ''}")
    if report.event:
        tell_undo(report.event.id)


def _dict(report: LoadReport) -> dict[str, object]:
    counts = {one: getattr(report, one) for one in ("added", "changed", "deleted", "unchanged")}
    fields = ("entity_id", "field", "base", "file", "store")
    clashes = [{field: getattr(one, field) for field in fields} for one in report.clashes]
    event = report.event.id if report.event else None
    dropped = [{"entity_id": one.entity_id, "field": one.field, "had": one.old} for one in report.dropped]
    lists = {"conflicts": clashes, "gone": list(report.gone), "dropped": dropped, "faults": list(report.faults)}
    return {"event": event, **counts, **lists}
