"""``python -m eval`` prints the table; its verbs list, check, train, bench and fill the README."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from eval import breakdown, breakdown_table, listing, table, worst_text
from eval import check as checking
from eval import worst as worst_errors
from eval.bench import batch, growth, ledger, pages, serving
from eval.bench.scale import command as scale
from eval.blind import command as unseen
from eval.blind.checking import Variant
from eval.codes.command import codes
from eval.compare import verbs as comparison
from eval.corpus import Corpus, load_corpus
from eval.datasets import VARIABLE, data_folder, describe, pins, states
from eval.figure import Figure
from eval.figures.reliability import reliability_points
from eval.fuzz import verb as fuzz
from eval.measure import all_figures
from eval.name_model import verbs
from eval.picture import draw_reliability
from eval.quality import verbs as translation
from eval.systems import Run, run_checker
from eval.train.folds import TARGET, fold_files
from namenorm.errors import GazetteerError
from namenorm.review.terminal import FRAMES


def _corpus(path: str | None) -> tuple[Corpus, dict[str, Any]]:
    from namenorm.gazetteer.files import load_book

    folder = data_folder()
    if folder is None:
        click.echo(f"{VARIABLE} names no folder: every set is left out but what is made from the book", err=True)
    found = states(folder, pins())
    for state in found:
        if state.state != "pinned":
            click.echo(describe(state), err=True)
    return load_corpus(folder, found, load_book(path).entities), {one.pin.id: one.sha256 or None for one in found}


def _run(path: str | None) -> tuple[Run, str, dict[str, Any]]:
    from namenorm.pipeline import Normaliser

    corpus, datasets = _corpus(path)
    checker = Normaliser(gazetteer=path)
    with tempfile.TemporaryDirectory() as folder:
        folds = [Normaliser(gazetteer=path, decision=file) for file in fold_files(TARGET, Path(folder))]
    return run_checker(checker, corpus, folds), checker.signature, datasets


def _tell(line: str) -> None:
    click.echo(line, err=True)


@click.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["rich", "markdown", "json"]), default="rich", help="How to print.")
@click.option("--book", default=None, help="A gazetteer folder to measure instead of the bundled one.")
@click.option("--baselines/--no-baselines", default=True, help="Whether to measure the baselines too.")
@click.option("--write/--no-write", default=True, help="Whether to write eval/results/latest.json and the picture.")
@click.option("--twins/--no-twins", default=True, help="Whether to run python -m eval blind as well.")
@click.pass_context
def main(context: click.Context, form: str, book: str | None, baselines: bool, write: bool, twins: bool) -> None:
    """Print one table of all figures, with a signature and 95 % bootstrap intervals, then those of the blind sets."""
    context.obj = book
    if context.invoked_subcommand is not None:
        return
    run, signature, datasets = _run(book)
    figures = all_figures(run, _tell, baselines)
    if write:
        _write(run, figures, signature, datasets)
    _print(form, figures, signature, datasets)
    if twins:
        _print_twins(form, book, write)


def _print_twins(form: str, book: str | None, write: bool) -> None:
    record = unseen.measured_record(Variant(book))
    if write and book is None:
        unseen.save(record)
    if form != "json":  # which is one record, and the other is in results/blind.json
        unseen.show(form, record, every=False)


def _print(form: str, figures: list[Figure], signature: str, datasets: dict[str, Any]) -> None:
    sets = ", ".join(f"{name}:{(hash_ or 'missing')[:12]}" for name, hash_ in datasets.items())
    caption = f"{signature} · {sets}"
    if form == "json":
        click.echo(table.as_json(figures, signature, datasets))
    elif form == "markdown":
        click.echo(table.as_markdown(figures, f"`{caption}`"))
    else:
        wide = None if sys.stdout.isatty() else 200
        table.as_rich(figures, Console(width=wide), caption)


def _write(run: Run, figures: list[Figure], signature: str, datasets: dict[str, Any]) -> None:
    checking.RESULTS.mkdir(exist_ok=True)
    (checking.RESULTS / "latest.json").write_text(table.as_json(figures, signature, datasets), "utf-8")
    try:
        draw_reliability(list(reliability_points(run)), checking.RESULTS / "reliability.svg")
    except ImportError:
        _tell("reliability.svg: left out, matplotlib is not installed; pip install 'namenorm[eval]' adds it")


@main.command()
@click.argument("model")
@click.option("--pages", "most", default=60, show_default=True, help="Pages of a set that are checked, evenly drawn.")
@click.pass_context
def ner(context: click.Context, model: str, most: int) -> None:
    """Print what a tagger MODEL changes, as namenorm check --ner takes it: mentions, flags and rewrites."""
    from eval import tagged
    from namenorm.pipeline import Normaliser

    corpus, _ = _corpus(context.obj)
    both = Normaliser(gazetteer=context.obj), Normaliser(gazetteer=context.obj, ner=model)
    for line in tagged.lines(tagged.changes(*both, corpus, most)):
        click.echo(line)


@main.command()
@click.option("--sets", default="wmt22,english_news,controls", help="Which sets; also wmt23, artefacts.")
@click.pass_obj
def audit(book: str | None, sets: str) -> None:
    """List the flags that nobody has read, as rows to be completed, each with the original and the context."""
    run, _, _ = _run(book)
    for line in listing.unread(run, tuple(sets.split(","))):
        click.echo(line)


@main.command()
@click.option("--verdict", default="unknown,unclear", help="Which verdicts to list: right, wrong, unclear, unknown.")
@click.pass_obj
def edits(book: str | None, verdict: str) -> None:
    """List the rewrites with their verdicts."""
    run, _, _ = _run(book)
    for line in listing.edits(run, tuple(verdict.split(","))):
        click.echo(line)


@main.command()
@click.pass_obj
def errors(book: str | None) -> None:
    """List the artefacts and WMT23 renderings that were missed, named wrongly or flagged though right."""
    run, _, _ = _run(book)
    for line in listing.errors(run):
        click.echo(line)


@main.command("pairs")
@click.option("--most", default=None, type=int, help="The most documents of a pair; all unless given.")
@click.pass_obj
def all_pairs(book: str | None, most: int | None) -> None:
    """Check NTREX and WMT21 in every pair of languages; exit status 1 if anything is raised, missing or malformed."""
    from eval.pairs import lines
    from namenorm.pipeline import Normaliser

    folder, clean = data_folder(), True
    if folder is None:
        raise click.ClickException(f"{VARIABLE} names no folder")
    for line, counted in lines(Normaliser(gazetteer=book), folder, most):
        click.echo(line)
        clean = clean and not (counted.raised or counted.malformed)
    sys.exit(0 if clean else 1)


@main.command("breakdown")
@click.option("--format", "form", type=click.Choice(["rich", "markdown", "json"]), default="rich", help="How to print.")
@click.option("--write/--no-write", default=True, help="Whether to write eval/results/breakdown.md.")
@click.pass_obj
def break_down(book: str | None, form: str, write: bool) -> None:
    """Print the main figures on persons by kind, region, severity and whether the book knows them."""
    run, signature, datasets = _run(book)
    blocks = list(breakdown.blocks(run))
    page = breakdown_table.as_markdown(blocks, f"`{signature}`")
    if write:
        _save("breakdown.md", page)
    if form == "json":
        click.echo(table.as_json(breakdown.all_figures(blocks), signature, datasets))
    elif form == "markdown":
        click.echo(page)
    else:
        breakdown_table.as_rich(blocks, Console(width=None if sys.stdout.isatty() else 200), signature)


@main.command()
@click.option("--most", default=worst_errors.MOST, help="How many of each set, and of wrong and missed, to list.")
@click.option("--write/--no-write", default=True, help="Whether to write eval/results/worst.md.")
@click.pass_obj
def worst(book: str | None, most: int, write: bool) -> None:
    """List the worst errors of each set, with what was said and why."""
    run, signature, _ = _run(book)
    page = worst_text.as_markdown(worst_errors.worst(run, most), f"`{signature}`")
    if write:
        _save("worst.md", page)
    click.echo(page)


def _save(name: str, text: str) -> None:
    checking.RESULTS.mkdir(exist_ok=True)
    (checking.RESULTS / name).write_text(text, "utf-8")


@main.command()
@click.pass_obj
def check(book: str | None) -> None:
    """Compare with the committed eval/results/latest.json; exit status 1 where a figure is worse."""
    before = checking.committed()
    run, _, datasets = _run(book)
    absent = [name for name, hash_ in datasets.items() if before.get("datasets", {}).get(name) != hash_]
    if absent:
        _tell(f"not comparable, the data differ from the record's: {', '.join(absent)}")
        sys.exit(2)
    worse = checking.drops(all_figures(run, _tell, with_baselines=False), before)
    for line in worse:
        click.echo(line)
    sys.exit(1 if worse else 0)


@main.group(invoke_without_command=True)
@click.pass_context
def train(context: click.Context) -> None:
    """Train the decision and write namenorm/resolve/decision.json; the same data and book give the same file."""
    if context.invoked_subcommand is None:
        from eval.train.run import train as train_all

        train_all(data_folder(), _tell)


@main.command()
@click.option("--every", default=1, show_default=True, help="Take each n-th leader of the book alone.")
@click.option("--list", "listing_flags", is_flag=True, help="List each flag on standard error.")
@click.pass_obj
def titles(book: str | None, every: int, listing_flags: bool) -> None:
    """Print how many right names of leaders are flagged, by the way in which news prints them."""
    from eval.titles.documents import documents
    from eval.titles.leaders import leaders
    from eval.titles.report import checked, listed, table
    from namenorm.gazetteer.files import load_book
    from namenorm.pipeline import Normaliser

    people = list(leaders(load_book(book).entities.values()))[::every]
    rows = checked(documents(people), Normaliser(gazetteer=book))
    click.echo(f"{len(people):,} leaders")
    for line in table(listed(rows, _tell) if listing_flags else rows):
        click.echo(line)


main.add_command(fuzz.command)
main.add_command(codes)
main.add_command(unseen.ablate)
main.add_command(unseen.blind)
main.add_command(verbs.names)
main.add_command(comparison.compare)
main.add_command(translation.quality)
train.add_command(verbs.train_names)


@main.command()
def readme() -> None:
    """Put the tables of eval/results/latest.json and blind.json into README.md."""
    from eval.readme import ROOT, filled

    path = ROOT / "README.md"
    path.write_text(filled(path.read_text("utf-8")), "utf-8")


@main.group(invoke_without_command=True)
@click.option("--wheel", type=click.Path(path_type=Path), default=None, help="A built wheel whose size to give.")
@click.option("--largest", default=10_000_000, help="Largest page, in characters, of the growth table.")
@click.pass_context
def bench(context: click.Context, wheel: Path | None, largest: int) -> None:
    """Time and memory: a 5 KB page, import, cold start, growth with the page, hostile inputs."""
    if context.invoked_subcommand is None:
        for line in pages.report(wheel, largest):
            click.echo(line)


@bench.command()
@click.option("--entities", type=int, multiple=True, default=growth.SIZES, help="Sizes of the books; repeatable.")
@click.option("--seed", default=1, help="Another seed makes other books.")
@click.option("--write/--no-write", default=True, help="Whether to write eval/results/index.json and index.svg.")
def index(entities: tuple[int, ...], seed: int, write: bool) -> None:
    """The index of ever larger books: compile, size, memory, look-ups, the scan of a page."""
    try:
        for line in growth.index_report(entities, seed, write):
            click.echo(line)
    except GazetteerError as error:
        raise click.ClickException(str(error)) from error


@bench.command()
@click.option("--findings", default=100_000, help="How many open findings there are.")
@click.option("--presses", default=330, help="How many keys are pressed.")
@click.option("--columns", default=80, help="Width of the terminal.")
@click.option("--rows", default=24, help="Height of the terminal.")
def review(findings: int, presses: int, columns: int, rows: int) -> None:
    """From a key to the next question on the screen of namenorm review."""
    os.environ.update(FRAMES)
    from eval.bench.reviewing import review_report

    for line in review_report(findings, presses, (columns, rows)):
        click.echo(line)


@bench.command("hostile")
@click.option("--longest", default=100_000_000, help="Longest input, in characters.")
def hostile(longest: int) -> None:
    """Hostile inputs alone: binary data, no spaces, quotations without end, one line of 10 MB, 50 MB."""
    for line in pages.hostile_report(longest):
        click.echo(line)


bench.add_command(batch.command)
bench.add_command(comparison.times)
bench.add_command(ledger.command)
bench.add_command(serving.command)
bench.add_command(scale.command)


if __name__ == "__main__":
    main()
