"""The verb ``python -m eval codes``."""

from __future__ import annotations

import sys
from functools import lru_cache

import click

from eval.blind.checking import Pool, Variant
from eval.blind.measuring import tell
from eval.codes.record import TARGET, as_json
from eval.codes.sets import all_figures
from eval.datasets import VARIABLE, data_folder
from namenorm.measured import measured


@click.command("codes")
@click.option("--write/--no-write", default=True, help="Whether to write namenorm/measured.json.")
@click.pass_obj
def codes(book: str | None, write: bool) -> None:
    """Measure each code, also in preview: how often it is right, and how much it says of texts that people wrote."""
    folder = data_folder()
    if folder is None:
        tell(f"{VARIABLE} names no folder: the sets to measure on are read from it")
        sys.exit(2)
    variant = Variant(book, preview=True)
    normaliser = variant.normaliser()
    with Pool(variant) as check:
        found = list(all_figures(folder, check, lru_cache(maxsize=4096)(normaliser.entity), tell))
    record = as_json(found, normaliser.signature)
    if not write:
        click.echo(record)
        return
    TARGET.write_text(record, "utf-8")
    for code, one in sorted(measured().items()):
        click.echo(f"{code}  {one.said()}")
