"""``namenorm gazetteer check``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from namenorm.cli.render.progress import reading
from namenorm.cli.session import Failed, printable
from namenorm.cli.views import count_words
from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks import check
from namenorm.gazetteer.checks.fault import SEVERITIES, Fault, Place


@click.command(name="check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
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
def command(paths: tuple[Path, ...], form: str, fail_on: str) -> None:
    """Name every fault of a book with file and line, errors first.

    A PATH is a folder of .yaml files or one of them. A file of a larger book is judged beside the rest of it.
    """
    try:
        faults = check(paths, reading)
    except (GazetteerError, OSError) as error:
        raise Failed(printable(str(error))) from error
    for fault in faults:
        click.echo(json.dumps(_dict(fault), ensure_ascii=False) if form == "jsonl" else printable(str(fault)))
    click.echo(f"namenorm: {_summary(faults)}", err=True)
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    if any(one.severity in severe for one in faults):
        raise SystemExit(1)


def _dict(fault: Fault) -> dict[str, object]:
    said = {"severity": fault.severity, "rule": fault.rule, "message": fault.message}
    return {**_place(fault.place), **said, "also": [_place(one) for one in fault.also]}


def _place(place: Place) -> dict[str, object]:
    return {"file": str(place.file), "line": place.line}


def _summary(faults: Iterable[Fault]) -> str:
    tally = Counter(one.severity for one in faults)
    return ", ".join(count_words(tally[one], one) for one in SEVERITIES) if tally else "no fault found"
