"""The verbs of ``namenorm gazetteer`` that work on a store: files in and out, and changes with their history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from namenorm.cli.books import FOUND, find_entry, open_store, place_of, tell_undo
from namenorm.cli.options import act_options, database_option, form_option
from namenorm.cli.render.progress import busy
from namenorm.cli.session import Failed, Faults, echo_json, failing, printable
from namenorm.errors import GazetteerError

if TYPE_CHECKING:
    from namenorm.gazetteer.model import Entity
    from namenorm.gazetteer.store.load import Differences, LoadReport
    from namenorm.gazetteer.store.store import Store
    from namenorm.gazetteer.store.values import Event


@click.command(name="init")
@database_option
def init_command(database: str | None) -> None:
    """Make an empty store, or bring that of an earlier namenorm up to date. What is in it stays."""
    from namenorm.gazetteer.store.store import Store

    with failing(), Store.create(place_of(database)) as store:
        click.echo(printable(f"{store.place}: ready"))


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
def load_command(
    path: Path, prefer: Literal["file", "store"] | None, delete: bool, form: str, database: str | None, **act: str
) -> None:
    """Bring the store up to what the files of a book say, keeping what was changed in the store meanwhile.

    PATH is the book's folder or one of its files. Exit status: 1 if file and store contradict and --prefer does not
    settle it, or something is gone from the files; 2 if entries have faults, which are named and left out.
    """
    with open_store(database) as store, busy(f"loading {path}"):
        report = store.load(path, prefer=prefer, delete=delete, **act)
    faults = Faults()
    faults.add_all(report.faults)
    if form == "json":
        echo_json(_load_dict(report))
    else:
        _print_load(report, settled=prefer)
    faults.end()
    if report.gone or report.dropped or (report.clashes and not prefer):
        raise SystemExit(FOUND)


def _print_load(report: LoadReport, settled: str | None) -> None:
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


def _load_dict(report: LoadReport) -> dict[str, object]:
    counts = {one: getattr(report, one) for one in ("added", "changed", "deleted", "unchanged")}
    fields = ("entity_id", "field", "base", "file", "store")
    clashes = [{field: getattr(one, field) for field in fields} for one in report.clashes]
    event = report.event.id if report.event else None
    dropped = [{"entity_id": one.entity_id, "field": one.field, "had": one.old} for one in report.dropped]
    lists = {"conflicts": clashes, "gone": list(report.gone), "dropped": dropped, "faults": list(report.faults)}
    return {"event": event, **counts, **lists}


@click.command(name="export")
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@form_option
@database_option
def export_command(folder: Path, form: str, database: str | None) -> None:
    """Write the store into the files of a book, each entry into the file from which it came.

    Only the entries that changed are written, and nothing that was changed in the files since the last load. Exit
    status: 1 if something was left for that reason; 2 if a file has faults and was left as it is.
    """
    with open_store(database) as store, busy(f"writing {folder}"):
        report = store.export(folder)
    faults = Faults()
    faults.add_all(report.faults)
    if form == "json":
        left = [{"id": entity_id, "why": why} for entity_id, why in report.clashes]
        said = {"written": list(report.written), "entries": report.entities, "left": left}
        echo_json({**said, "faults": list(report.faults)})
    else:
        for line in (*report.written, *(f"{entity_id}: {why}" for entity_id, why in report.clashes)):
            click.echo(printable(line))
        click.echo(f"entries written: {report.entities}, files: {len(report.written)}")
    faults.end()
    if report.clashes:
        raise SystemExit(FOUND)


@click.command(name="diff")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@form_option
@database_option
def diff_command(path: Path, form: str, database: str | None) -> None:
    """Print in what the files of a book and the store differ: - what the files say, + what the store says.

    Exit status: 1 if they differ; 2 if entries have faults, which are named and left out.
    """
    with open_store(database) as store, busy(f"comparing {path}"):
        found = store.diff(path)
    faults = Faults()
    faults.add_all(found.faults)
    if form == "json":
        echo_json(_diff_dict(found))
    else:
        _print_diff(found)
    faults.end()
    if found:
        raise SystemExit(FOUND)


def _print_diff(found: Differences) -> None:
    lines = [f"- {one}: {name}" for one, name in found.in_files.items()]
    lines += [f"+ {one}: {name}" for one, name in found.in_store.items()]
    lines += [f"~ {one.entity_id}: {one}" for one in found.differing]
    for line in lines:
        click.echo(printable(line))


def _diff_dict(found: Differences) -> dict[str, object]:
    differing = [
        {"id": one.entity_id, "field": one.field, "file": one.old, "store": one.new} for one in found.differing
    ]
    return {"in_files": dict(found.in_files), "in_store": dict(found.in_store), "differing": differing}


def _tell(store: Store, event: Event, form: str) -> None:
    """Print an event that was just made, and what it changed."""
    from namenorm.cli.render.entries import render_event

    render_event(event, list(store.changes(event.id)), form)


@click.command(name="add")
@click.argument("file", metavar="[FILE]", type=click.File(encoding="utf-8"), required=False)
@form_option
@act_options
@database_option
def add_command(file: TextIO | None, form: str, database: str | None, **act: str) -> None:
    """Add an entry to the store.

    FILE holds it as YAML: kind, name and the other fields of an entry, source and id if they are to be chosen; - is
    standard input. Without FILE your editor ($EDITOR) is opened.
    """
    from namenorm.gazetteer.store.document import TEMPLATE, entity_of_document

    text = click.edit(TEMPLATE, extension=".yaml") if file is None else file.read()
    if text is None:
        raise Failed("nothing was saved, so nothing was added")
    with open_store(database) as store:
        try:
            entity = entity_of_document(text)
        except GazetteerError as error:
            raise Failed(printable(f"{file.name if file else 'the entry'}: {error}")) from error
        _tell(store, store.add(entity, **act), form)


@click.command(name="edit")
@click.argument("entity_id", metavar="ID")
@click.option(
    "--set", "settings", metavar="FIELD=VALUE", multiple=True, help="Set a field; lists are parted by commas."
)
@click.option("--add-name", "added", metavar="KIND:LANG:TEXT", multiple=True, help="Add a name.")
@click.option(
    "--remove-name", "removed", metavar="NAME", multiple=True, help="Take a name out: TEXT or KIND:LANG:TEXT."
)
@click.option("--version", "version", type=int, help="Refuse if the entry is no longer of this version; show tells it.")
@form_option
@act_options
@database_option
def edit_command(
    entity_id: str,
    settings: tuple[str, ...],
    added: tuple[str, ...],
    removed: tuple[str, ...],
    version: int | None,
    form: str,
    database: str | None,
    **act: str,
) -> None:
    """Change an entry of the store: by the options or, without one, in your editor ($EDITOR).

    Exit status: 1 if somebody else changed it meanwhile; nothing is written then, and what they did is told.
    """
    with open_store(database) as store:
        found = find_entry(store, entity_id)
        changes = (settings, added, removed)
        new = _altered(found.entity, *changes, act["citation"]) if any(changes) else _edited(found.entity)
        event = store.edit(new, version or found.version, **act)
        if event is None:
            click.echo("nothing changed", err=True)
        else:
            _tell(store, event, form)


def _altered(
    entity: Entity, settings: tuple[str, ...], added: tuple[str, ...], removed: tuple[str, ...], citation: str
) -> Entity:
    from namenorm.gazetteer.store.document import checked, with_field, with_name, without_name

    new = entity
    for one in removed:
        new = without_name(new, one)
    for one in settings:
        new = with_field(new, one)
    for one in added:
        new = with_name(new, one, citation)
    return checked(new, entity)


def _edited(entity: Entity) -> Entity:
    """Let the editor work on the entry until it is sound, or they save nothing."""
    from namenorm.gazetteer.store.document import document, entity_of_document

    text, fault = document(entity), ""
    while True:
        told = f"# {printable(fault)}\n" if fault else ""
        saved = click.edit(told + text, extension=".yaml")
        if saved is None:
            if fault:
                raise Failed(f"nothing was written: {printable(fault)}")
            return entity
        text = "".join(line for line in saved.splitlines(keepends=True) if not line.startswith("# "))
        try:
            return replace(entity_of_document(text), id=entity.id)
        except GazetteerError as error:
            fault = str(error)


@click.command(name="delete")
@click.argument("entity_id", metavar="ID")
@form_option
@act_options
@database_option
def delete_command(entity_id: str, form: str, database: str | None, **act: str) -> None:
    """Take an entry out of the store. Its identifier is never used again; undo brings it back."""
    with open_store(database) as store:
        found = find_entry(store, entity_id)
        _tell(store, store.delete(found.entity.id, found.version, **act), form)


@click.command(name="merge")
@click.argument("keep", metavar="KEEP")
@click.argument("drop", metavar="DROP")
@form_option
@act_options
@database_option
def merge_command(keep: str, drop: str, form: str, database: str | None, **act: str) -> None:
    """Make two entries of the store one: KEEP gets what DROP has, and DROP's identifier leads there."""
    with open_store(database) as store:
        both = [find_entry(store, one) for one in (keep, drop)]
        versions = {one.entity.id: one.version for one in both}
        kept, dropped = (one.entity.id for one in both)
        _tell(store, store.merge(kept, dropped, versions=versions, **act), form)


@click.command(name="split")
@click.argument("entity_id", metavar="ID")
@click.option("--name", required=True, help="Canonical English name of the new entry.")
@click.option("--id", "new_id", metavar="ID", default="", help="Its identifier; a new one is made unless given.")
@click.option("--about", default="", help="Who that is, in one line.")
@click.option("--move", "moved", metavar="NAME", multiple=True, help="A name that goes over: TEXT or KIND:LANG:TEXT.")
@form_option
@act_options
@database_option
def split_command(
    entity_id: str,
    name: str,
    new_id: str,
    about: str,
    moved: tuple[str, ...],
    form: str,
    database: str | None,
    **act: str,
) -> None:
    """Make two entries of one: a new one gets the names that --move tells, and the two are kept apart from then on."""
    from namenorm.gazetteer.entry_text import flow
    from namenorm.gazetteer.store.document import entity_of_document, fitting

    with open_store(database) as store:
        found = find_entry(store, entity_id)
        old = found.entity
        names = [name for one in moved for name in fitting(old, one)]
        fields = {"id": new_id, "kind": old.kind, "source": new_id.partition(":")[0], "name": name, "about": about}
        new = entity_of_document(flow({field: value for field, value in fields.items() if value}))
        _tell(store, store.split(old.id, new, names, versions={old.id: found.version}, **act), form)


@click.command(name="history")
@click.argument("entity_id", metavar="[ID]", required=False)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many events, the last ones.")
@form_option
@database_option
def history_command(entity_id: str | None, limit: int, form: str, database: str | None) -> None:
    """Print what was done to an entry of the store or, without ID, the last events of all; the latest first."""
    from namenorm.cli.render.entries import render_events, render_history

    with open_store(database) as store:
        if entity_id is None:
            render_events(store.events(limit), form)
            return
        done = [change for one in store.ids(entity_id) for change in store.history(one)]
        if not done:
            raise Failed(printable(f"no entry {entity_id} was ever in the store"))
        render_history(sorted(done, key=lambda one: -one.event.id)[:limit], form)


@click.command(name="undo")
@click.argument("event", metavar="EVENT", type=int)
@form_option
@act_options
@database_option
def undo_command(event: int, form: str, database: str | None, **act: str) -> None:
    """Take back an event, by the number that history tells: everything that it changed is as before.

    Exit status: 1 if a later event changed the same entry; that one has to be undone first.
    """
    with open_store(database) as store:
        _tell(store, store.undo(event, **act), form)
