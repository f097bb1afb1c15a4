"""``python -m eval.confirm``: second sources for the native names of the book, and marks where there are none."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from eval.confirm import sets
from eval.confirm.marks import Mark, marked
from eval.confirm.sources import Sources, read_sources
from eval.confirm.transcription import LEAST, Transcription
from eval.confirm.verdict import VERDICTS, Judged, judge
from eval.datasets import data_folder
from namenorm.gazetteer.files import bundled_folder, load_book


@click.command()
@click.option("--book", type=click.Path(path_type=Path), default=None, help="A folder of YAML files, or one of them.")
@click.option(
    "--list", "listed", type=click.Choice(VERDICTS), default=None, help="List the names of a verdict instead."
)
@click.option("--mark", is_flag=True, help="Write `verified: false` into the book, or take it out.")
@click.option("--transcription", is_flag=True, help="Measure the model of transcription instead.")
def main(book: Path | None, listed: str | None, mark: bool, transcription: bool) -> None:
    """Hold each native name of the book against second sources; exit status 1 where its mark does not fit."""
    if transcription:
        _measure()
        return
    sources = read_sources(data_folder(), lambda line: click.echo(line, err=True))
    place = book or bundled_folder() / "curated"
    found = {file: _judged(file, sources) for file in sorted(place.rglob("*.yaml")) or [place]}
    if listed:
        _list(found, listed)
        return
    if mark:
        for file, names in found.items():
            _write(file, names)
    _table(found)
    sys.exit(0 if mark else _tell_unfit(found))


def _judged(file: Path, sources: Sources) -> list[Judged]:
    return [one for entity in load_book(file).entities.values() for one in judge(entity, sources)]


def _list(found: dict[Path, list[Judged]], verdict: str) -> None:
    for file, names in found.items():
        for one in names:
            if one.verdict == verdict:
                click.echo("\t".join((file.stem, one.entity.id, one.entity.name, one.name.kind, one.name.text)))


def _write(file: Path, names: list[Judged]) -> None:
    by_place: dict[tuple[str, str, str, str], Judged] = {
        (one.entity.id.partition(":")[2], one.name.kind, one.name.lang, one.name.text): one for one in names
    }

    def decide(entry: str, kind: str, lang: str, text: str) -> Mark | None:
        found = by_place.get((entry, kind, lang, text))
        return Mark(found.verified) if found else None

    before = file.read_text("utf-8")
    if (after := marked(before, decide)) != before:
        file.write_text(after, "utf-8")


def _table(found: dict[Path, list[Judged]]) -> None:
    table = Table(*("file", "names", *VERDICTS, "verified: false"), box=None)
    every = [one for names in found.values() for one in names]
    for label, names in [*((file.stem, names) for file, names in found.items()), ("all", every)]:
        counts = Counter(one.verdict for one in names)
        unverified = sum(not one.verified for one in names)
        table.add_row(label, *map(str, (len(names), *(counts[one] for one in VERDICTS), unverified)))
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def _tell_unfit(found: dict[Path, list[Judged]]) -> int:
    unfit = [one for names in found.values() for one in names if one.verified != one.name.verified]
    for one in unfit:
        click.echo(f"{one.entity.id}: {one.name.text} is {one.verdict}: run with --mark, or cite a source", err=True)
    return 1 if unfit else 0


def _measure() -> None:
    model = Transcription(sets.transcribed(data_folder(), "80"))
    pairs = sets.transcribed(data_folder(), "20")
    strangers = [(latin, pairs[place - 7][1]) for place, (latin, _) in enumerate(pairs)]
    for label, some in (("true pairs", pairs), ("pairs of strangers", strangers)):
        passed = sum(model.fit(latin, han) >= LEAST for latin, han in some) / max(len(some), 1)
        click.echo(f"{label}: {len(some)}, of which {passed:.1%} pass")


if __name__ == "__main__":
    main()
