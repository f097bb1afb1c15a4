"""The verb ``python -m eval blind``."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import click
from rich.console import Console

from eval.blind import twins
from eval.blind.checking import Checking, Pool, Task, Variant
from eval.blind.parts import PARTS, SETS, Given, Part, Side
from eval.blind.twins import Record, Twin
from eval.datasets import BLIND, VARIABLE, blind_pins, data_folder, describe, pins, states, twin_pins
from eval.figure import Figure
from namenorm.pipeline import Normaliser
from namenorm.values import Report

RESULTS = Path(__file__).parent.parent / "results"


def tell(line: str) -> None:
    """Tell of the progress."""
    click.echo(line, err=True)


@click.command("blind")
@click.option(
    "--part", "names", type=click.Choice([one.name for one in PARTS]), multiple=True, help="Only these parts."
)
@click.option("--lang", "langs", multiple=True, help="Only originals in these languages, such as zh; repeatable.")
@click.option("--decision", default=None, help="A file of judgements to measure instead of the bundled one.")
@click.option("--format", "form", type=click.Choice(["rich", "markdown", "json"]), default="rich", help="How to print.")
@click.option(
    "--write/--no-write", default=True, help="Whether a full run writes eval/results/blind.json and blind.md."
)
@click.pass_obj
def blind(
    book: str | None, names: tuple[str, ...], langs: tuple[str, ...], decision: str | None, form: str, write: bool
) -> None:
    """Print totals over the sets that nobody looks at beside those over the sets that are looked at."""
    variant = Variant(book, decision)
    chosen = [one for one in PARTS if not names or one.name in names]
    with Pool(variant) as check:
        found = measure(chosen, given(variant, check, langs))
    signature = Normaliser(gazetteer=book, decision=decision).signature
    record = Record(found, signature, _sets())
    if write and not (names or langs or decision or book):
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "blind.json").write_text(twins.as_json(record), "utf-8")
        (RESULTS / "blind.md").write_text(twins.as_markdown(record), "utf-8")
    show(form, record)


def _sets() -> dict[str, str]:
    """Return the hash of each set that is there, and tell of each that is not the pinned one."""
    folder = data_folder()
    blind = None if folder is None else folder / BLIND
    found = (*states(folder, (*pins(), *twin_pins())), *states(blind, blind_pins()))
    every = [one for one in found if one.pin.id in SETS]
    for one in every:
        if one.state != "pinned":
            tell(describe(one))
    return {one.pin.id: one.sha256 for one in every}


def given(variant: Variant, check: Checking, langs: tuple[str, ...] = ()) -> Given:
    """Return what parts measure with; exits where there is no data."""
    folder = data_folder()
    if folder is None:
        tell(f"{VARIABLE} names no folder: the sets to measure on are read from it")
        sys.exit(2)
    lookup = Normaliser(gazetteer=variant.book)
    return Given(folder, _with_progress(check), lru_cache(maxsize=4096)(lookup.entity), langs)


def measure(parts: Sequence[Part], given: Given) -> list[Twin]:
    """Return the measures of some parts, both sides of each."""
    looked_at: list[Figure] = []
    blind: list[Figure] = []
    for part in parts:
        if part.looked_at is not None:
            looked_at += _timed(f"{part.name}, looked at", part.looked_at, given)
        if part.blind is not None:
            blind += _timed(f"{part.name}, blind", part.blind, given)
    return twins.twins(looked_at, blind)


def _timed(name: str, side: Side, given: Given) -> list[Figure]:
    start = time.monotonic()
    try:
        found = list(side(given))
    except FileNotFoundError:
        tell(f"{name}: left out, the data folder lacks the set")
        return []
    tell(f"{name}: {time.monotonic() - start:.0f} s")
    return found


def _with_progress(check: Checking) -> Checking:
    def checked(tasks: Sequence[Task]) -> Iterator[Report | None]:
        with click.progressbar(check(tasks), length=len(tasks), file=sys.stderr) as reports:
            yield from reports

    return checked


def show(form: str, record: Record) -> None:
    """Print the table."""
    if form == "json":
        click.echo(twins.as_json(record))
    elif form == "markdown":
        click.echo(twins.as_markdown(record))
    else:
        twins.as_rich(record, Console(width=None if sys.stdout.isatty() else 200))
