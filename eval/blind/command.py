"""The verbs ``python -m eval blind`` and ``python -m eval ablate``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console

from eval.blind import ablate as ablating
from eval.blind import twins
from eval.blind.checking import Variant
from eval.blind.measuring import measured_twins, set_hashes, tell
from eval.blind.parts import PARTS, Part
from eval.blind.switches import CODES, SWITCHES
from eval.blind.twins import Record

RESULTS = Path(__file__).parent.parent / "results"
_SWITCHES = click.Choice([*SWITCHES, *CODES])


@click.command("blind")
@click.option("--part", "names", type=click.Choice([one.name for one in PARTS]), multiple=True, help="Only this part.")
@click.option("--lang", "langs", multiple=True, help="Only originals in these languages, such as zh; repeatable.")
@click.option("--decision", default=None, help="A file of judgements to measure instead of the bundled one.")
@click.option("--off", type=_SWITCHES, multiple=True, help="A mechanism to switch off; repeatable.")
@click.option("--format", "form", type=click.Choice(["rich", "markdown", "json"]), default="rich", help="How to print.")
@click.option("--every/--main", default=False, help="Whether the table has kinds, types, origins and bins, too.")
@click.option("--write/--no-write", default=True, help="Whether a full run writes results/blind.json and blind.md.")
@click.pass_obj
def blind(
    book: str | None,
    names: tuple[str, ...],
    langs: tuple[str, ...],
    decision: str | None,
    off: tuple[str, ...],
    form: str,
    every: bool,
    write: bool,
) -> None:
    """Print totals over the sets that nobody looks at beside those over the sets that are looked at."""
    variant = Variant(book, decision, off)
    record = measured_record(variant, names, langs)
    if write and variant == Variant() and not (names or langs):
        save(record)
    show(form, record, every)


def measured_record(variant: Variant, names: tuple[str, ...] = (), langs: tuple[str, ...] = ()) -> Record:
    """Return the measures of a variant: of the parts and languages that are named, of all if none is."""
    found = measured_twins(variant, [one for one in PARTS if not names or one.name in names], langs)
    return Record(found, _signature(variant), set_hashes())


def _signature(variant: Variant) -> str:
    off = "".join(f"|off:{name}" for name in variant.off)
    return f"{variant.normaliser().signature}{off}"


def save(record: Record) -> None:
    """Write ``results/blind.json`` and ``blind.md``."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "blind.json").write_text(twins.as_json(record), "utf-8")
    (RESULTS / "blind.md").write_text(twins.as_markdown(record), "utf-8")


def show(form: str, record: Record, every: bool = True) -> None:
    """Print the table."""
    if form == "json":
        click.echo(twins.as_json(record))
    elif form == "markdown":
        click.echo(twins.as_markdown(record))
    else:
        twins.as_rich(record, Console(width=None if sys.stdout.isatty() else 200), every)


_ABLATED = ("artefacts", "wmt21", "wmt20", "false")


@click.command("ablate")
@click.option("--switch", "names", type=_SWITCHES, multiple=True, help="Only this mechanism, or detector; repeatable.")
@click.option("--part", "parts", type=click.Choice(_ABLATED), multiple=True, help="Only this part; repeatable.")
@click.option("--write/--no-write", default=True, help="Whether a full run writes eval/results/ablate.md.")
@click.pass_obj
def ablate(book: str | None, names: tuple[str, ...], parts: tuple[str, ...], write: bool) -> None:
    """Switch each mechanism off in turn, and print what it carries, looked at / blind."""
    variant = Variant(book)
    chosen = [one for one in PARTS if one.name in (parts or _ABLATED)]
    page = []
    for line in _ablated(variant, chosen, names or tuple(SWITCHES)):
        click.echo(line)
        page.append(f"{line}\n")
    if write and not (names or parts or book):
        (RESULTS / "ablate.md").write_text("".join(page), "utf-8")


def _ablated(variant: Variant, parts: Sequence[Part], names: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the table as they are measured, for a full run takes long."""
    whole = measured_twins(variant, parts, ("zh",))
    yield ablating.head(whole)
    for name in names:
        tell(f"without {name}")
        yield ablating.row(name, whole, measured_twins(variant.without(name), parts, ("zh",)))
    yield f"\n`{_signature(variant)}`"
