"""The verbs of the comparison: ``python -m eval compare`` and ``python -m eval compare errors``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from eval import table
from eval.compare.scored import Scored, best_threshold, scored
from eval.compare.sets import labelled, look_alikes, name_bench
from eval.compare.systems import NAMED, System, of
from eval.datasets import VARIABLE, data_folder
from namenorm.index.locate import open_index
from namenorm.matching.comparer import Comparer, bundled


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _data() -> Path:
    data = data_folder()
    if data is None:
        _tell(f"{VARIABLE} names no folder: the names to measure on are read from it")
        sys.exit(2)
    return data


@click.group("compare", invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["rich", "markdown", "json"]), default="rich", help="How to print.")
@click.option("--development", is_flag=True, help="Measure the half for development instead of the reported one.")
@click.option("--baselines/--no-baselines", default=True, help="Whether to measure the baselines too.")
@click.pass_context
def compare(context: click.Context, form: str, development: bool, baselines: bool) -> None:
    """Print how well two names are told to be one person's or two people's, with 95 % bootstrap intervals."""
    from eval.compare.figures import compare_figures

    if context.invoked_subcommand is not None:
        return
    figures = list(compare_figures(_data(), not development, _tell, baselines))
    if form == "json":
        click.echo(table.as_json(figures, "compare", {}))
    elif form == "markdown":
        click.echo(table.as_markdown(figures, "`compare`"))
    else:
        table.as_rich(figures, Console(width=None if sys.stdout.isatty() else 200), "compare")


@compare.command()
@click.option("--set", "name", type=click.Choice(["bench", "alike", "pairs"]), default="bench", help="Which pairs.")
@click.option("--kind", default="", help="Of these only one schema (Person …) or script (latin, han …).")
@click.option("--threshold", type=float, default=None, help="Instead of the one that is best on the benchmark.")
@click.option("--book/--no-book", default=False, help="Whether to let the book say what it knows of the bearers.")
def errors(name: str, kind: str, threshold: float | None, book: bool) -> None:
    """List the errors on the half for development, the worst first, each with its score and the alignment."""
    data, comparer = _data(), bundled() if book else Comparer(open_index(), facts=False)
    ours, bench = System("ours", of(comparer)), name_bench(data, reported=False)
    least = best_threshold(scored(ours, bench)) if threshold is None else threshold
    _tell(f"threshold {least:.3f}")
    sets = {"bench": lambda: bench, "alike": lambda: look_alikes(data, False), "pairs": lambda: labelled(data, False)}
    pairs = [one for one in sets[name]() if not kind or one.kind == kind]
    schema = None if name == "bench" else "Person"
    for one in _wrong(scored(ours, pairs, schema), least):
        click.echo(_line(one, comparer, schema or one.pair.kind))


def _wrong(found: Sequence[Scored], least: float) -> list[Scored]:
    wrong = [one for one in found if (one.score >= least) != one.pair.same]
    return sorted(wrong, key=lambda one: -abs(one.score - one.pair.same))


def _line(one: Scored, comparer: Comparer, schema: str) -> str:
    pair = one.pair
    verdict = "missed" if pair.same else "wrongly one"
    _, *explained = str(comparer.compare(pair.a, pair.b, NAMED.get(schema))).splitlines()
    return f"{verdict}\t{one.score:.3f}\t{pair.kind}\t{pair.way}\t{pair.a}\t{pair.b}\t{';'.join(explained)}"


@click.command("compare")
def times() -> None:
    """What comparing two names costs, in microseconds on one core, beside the baselines on the same pairs."""
    from eval.bench import comparing

    for line in comparing.report(_data(), _tell):
        click.echo(line)
