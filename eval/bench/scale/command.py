"""``python -m eval bench scale``: ingestion at scale, in one run on the same pages and the same names."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import click

from eval.bench.growth import RESULTS
from eval.bench.process import asked, load
from eval.bench.scale import outcome
from namenorm.errors import NamenormError
from namenorm.version import VERSION

_BOOKS = (10_000, 100_000, 1_000_000)
_SEED = 1
_FILE = RESULTS / "scale.json"


@click.command(name="scale")
@click.option("--entities", type=int, multiple=True, default=_BOOKS, help="Sizes of the made books; repeatable.")
@click.option("--books", type=click.Path(path_type=Path), default=None, help="Keep the compiled books in this folder.")
@click.option("--many", default=0, help="Check so many documents for their memory too; a million take half an hour.")
@click.option("--characters", default=200, show_default=True, help="Length of these, in characters.")
@click.option("--only", multiple=True, help="Measure only this, and keep the rest as it is; repeatable.")
@click.option("--write/--no-write", default=True, help="Whether to write eval/results/scale.json, .md and .svg.")
def command(
    entities: tuple[int, ...], books: Path | None, many: int, characters: int, only: tuple[str, ...], write: bool
) -> None:
    """Pages a second, beside spaCy and flashtext; growth; memory; processes; translations with their originals."""
    try:
        with tempfile.TemporaryDirectory(prefix="namenorm-bench-") as folder:
            parts = _parts(entities, books or Path(folder), many, characters)
            figures = _measured(parts, only, write)
    except (NamenormError, subprocess.CalledProcessError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(outcome.as_markdown(figures))
    if write:
        (RESULTS / "scale.md").write_text(outcome.as_markdown(figures), "utf-8")
        outcome.draw(figures, RESULTS / "scale.svg")


_Part = Callable[[], dict[str, Any]]


def _parts(entities: Iterable[int], books: Path, many: int, characters: int) -> dict[str, _Part]:
    """Return what is measured, by name, in order."""
    parts: dict[str, _Part] = {"bundled": partial(asked, "scale.checks")}
    parts |= {f"book-{size}": partial(_with_book, size, books) for size in sorted(entities)}
    parts |= {name: partial(asked, "scale.names_only", name) for name in ("spacy", "known")}
    parts |= {name: partial(asked, f"scale.{name}") for name in ("originals", "processes")}
    if many:
        parts["many"] = partial(asked, "scale.many", many, characters)
    return parts


def _measured(parts: dict[str, _Part], only: tuple[str, ...], write: bool) -> dict[str, Any]:
    """Measure each part, and keep after each what there is: the next one may take long."""
    figures: dict[str, Any] = json.loads(_FILE.read_text("utf-8")) if only and _FILE.exists() else {}
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, namenorm {VERSION}"
    for name, part in parts.items():
        if only and name not in only:
            continue
        click.echo(f"{name} …", err=True)
        figures[name] = {**part(), "load": load(), "machine": machine}
        click.echo(f"  {json.dumps(figures[name])}", err=True)
        if write:
            _FILE.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return figures


def _with_book(size: int, folder: Path) -> dict[str, Any]:
    return asked("scale.checks", _book(size, folder))


def _book(size: int, folder: Path) -> Path:
    """Return the made book of a size, compiled if it is not in the folder yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{size}.index"
    if not path.exists():
        asked("compiling", size, _SEED, path)
    return path
