"""Runs parts of the measurement, and tells of its progress."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache

import click

from eval.blind.checking import Checking, Pool, Task, Variant
from eval.blind.parts import SETS, Given, Part, Side
from eval.blind.twins import Twin, twins
from eval.datasets import BLIND, VARIABLE, blind_pins, data_folder, describe, pins, states, twin_pins
from eval.figure import Figure
from namenorm.values import Report


def tell(line: str) -> None:
    """Tell of the progress, apart from what is printed."""
    click.echo(line, err=True)


def measured_twins(variant: Variant, parts: Sequence[Part], langs: tuple[str, ...] = ()) -> list[Twin]:
    """Return the measures of some parts for one variant of the program; exits where there is no data.

    Args:
        variant: The program, as it is opened in the processes that check.
        parts: Of ``PARTS``.
        langs: Languages of originals; all if empty.
    """
    folder = data_folder()
    if folder is None:
        tell(f"{VARIABLE} names no folder: the sets to measure on are read from it")
        sys.exit(2)
    entity = lru_cache(maxsize=4096)(variant.normaliser().entity)
    with Pool(variant) as check:
        return measure(parts, Given(folder, _with_progress(check), entity, langs))


def measure(parts: Sequence[Part], given: Given) -> list[Twin]:
    """Return the measures of some parts, both sides of each, with whatever program ``given`` checks with."""
    looked_at: list[Figure] = []
    blind: list[Figure] = []
    for part in parts:
        if part.looked_at is not None:
            looked_at += _timed(f"{part.name}, looked at", part.looked_at, given)
        if part.blind is not None:
            blind += _timed(f"{part.name}, blind", part.blind, given)
    return twins(looked_at, blind)


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

    return checked if sys.stderr.isatty() else check


def set_hashes() -> dict[str, str]:
    """Return the hash of each set that is there, and tell of each that is not the pinned one."""
    folder = data_folder()
    blind = None if folder is None else folder / BLIND
    found = (*states(folder, (*pins(), *twin_pins())), *states(blind, blind_pins()))
    every = [one for one in found if one.pin.id in SETS]
    for one in every:
        if one.state != "pinned":
            tell(describe(one))
    return {one.pin.id: one.sha256 for one in every}
