"""``namenorm gazetteer check``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from namenorm.cli.gazetteer.database import database_option, opened_store
from namenorm.cli.gazetteer.options import opened
from namenorm.cli.render.progress import reading
from namenorm.cli.session import Failed, printable
from namenorm.cli.views import count_words
from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks import check
from namenorm.gazetteer.checks.elsewhere import Alike
from namenorm.gazetteer.checks.fault import SEVERITIES, Fault, Place
from namenorm.gazetteer.files import bundled_folder


@click.command(name="check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="How to print the faults.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="Exit with 1 if a fault is this severe or more.",
)
@click.option("--gazetteer", metavar="BOOK", help="The book beside which this one is used, if not the bundled one.")
@click.option("--alone", is_flag=True, help="It is used without another book: leave out what that has as well.")
@database_option
def command(
    paths: tuple[Path, ...], form: str, fail_on: str, gazetteer: str | None, alone: bool, database: str | None
) -> None:
    """Name every fault of a book with file and line, errors first.

    A PATH is a folder of .yaml and .jsonl files or one of them. A file of a larger book is judged beside the rest of
    it. Without PATH the store is checked; the files and lines are those that export would write. Who is in the bundled
    book too, under another identifier, is a warning.
    """
    alike = None if alone or (gazetteer is None and _is_bundled(paths)) else _alike(gazetteer)
    faults = _of_files(paths, alike) if paths else _of_store(database, alike)
    for fault in faults:
        click.echo(json.dumps(_dict(fault), ensure_ascii=False) if form == "jsonl" else printable(str(fault)))
    click.echo(f"namenorm: {_summary(faults)}", err=True)
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    if any(one.severity in severe for one in faults):
        raise SystemExit(1)


def _of_files(paths: Sequence[Path], alike: Alike | None) -> Sequence[Fault]:
    try:
        return check(paths, reading, alike)
    except (GazetteerError, OSError) as error:
        raise Failed(printable(str(error))) from error


def _of_store(database: str | None, alike: Alike | None) -> Sequence[Fault]:
    with opened_store(database) as store, TemporaryDirectory() as name:
        folder = Path(name)
        store.copy_to(folder)
        return [_below(fault, folder) for fault in check([folder], reading, alike)]


def _is_bundled(paths: Sequence[Path]) -> bool:
    """Tell whether all is of the bundled book itself, which would be compiled to be compared with itself."""
    folder = bundled_folder().resolve()
    return bool(paths) and all(path.resolve().is_relative_to(folder) for path in paths)


def _alike(gazetteer: str | None) -> Alike:
    from namenorm.index.same import named_alike

    beside = cache(lambda: opened(gazetteer))  # not before there is an entry to compare
    return lambda entity: named_alike(beside(), entity)


def _below(fault: Fault, folder: Path) -> Fault:
    place, *also = (replace(one, file=one.file.relative_to(folder)) for one in (fault.place, *fault.also))
    return replace(fault, place=place, also=tuple(also))


def _dict(fault: Fault) -> dict[str, object]:
    said = {"severity": fault.severity, "rule": fault.rule, "message": fault.message}
    return {**_place(fault.place), **said, "also": [_place(one) for one in fault.also]}


def _place(place: Place) -> dict[str, object]:
    return {"file": str(place.file), "line": place.line}


def _summary(faults: Iterable[Fault]) -> str:
    tally = Counter(one.severity for one in faults)
    return ", ".join(count_words(tally[one], one) for one in SEVERITIES) if tally else "no fault found"
