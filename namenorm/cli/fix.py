"""``namenorm fix``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from namenorm.cli.options import book_options, code_options, input_option, page_options, style_option, tagger_option
from namenorm.cli.session import Failed, Faults, about_page, check_one, open_normaliser, opened, printable
from namenorm.config import Config
from namenorm.gazetteer.whole_file import write_whole
from namenorm.inputs.files import kind_of
from namenorm.inputs.open import rewritten
from namenorm.inputs.pieces import File
from namenorm.inputs.read import STDIN
from namenorm.inputs.values import Fault, Kind
from namenorm.values import Edit

if TYPE_CHECKING:
    from namenorm.pipeline import Normaliser


@click.command(name="fix")
@click.argument("page", metavar="PAGE")
@click.option("--show", is_flag=True, help="Print the difference first, on standard error.")
@click.option("--also", type=click.Choice(["suspected"]), help="Rewrite what is likely, too; read the result.")
@click.option("--in-place", is_flag=True, help="Write the result to PAGE itself.")
@click.option("-o", "--output", metavar="OUT", type=click.Path(dir_okay=False), help="Write the result to OUT.")
@code_options
@tagger_option
@page_options
@input_option
@book_options
@style_option
def fix_command(
    page: str,
    show: bool,
    also: str | None,
    in_place: bool,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    ner: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    **facts: Any,
) -> None:
    """Print PAGE with the certain rewrites made and not another byte changed.

    PAGE is a file of any format that check reads, or - for standard input. Markup stays as it is; a rewrite that it
    does not allow is named on standard error and left out.
    """
    target = _target(page, in_place, output)
    about = about_page(**facts)
    file, faults = opened(page, kind, about), Faults()
    settings = config(also, Config(select=select, ignore=ignore, preview=preview))
    normaliser = open_normaliser(gazetteer, overlay, settings, about.lang, ner=ner, style=style)
    edits = list(_edits(normaliser, file, faults, show))
    written = rewritten(file, edits, page, kind_of(page, kind), about)
    if isinstance(written, Fault):
        raise Failed(printable(str(written)))
    for refusal in written.refused:
        click.echo(f"namenorm: {printable(str(refusal))}", err=True)
    _write(target, written.data)
    faults.end()


def config(also: str | None, settings: Config) -> Config:
    """Return the settings of a rewrite: what is certain, or what is suspected as well."""
    if also is None:
        return settings
    # Who takes what is suspected takes all that is matched too, which by itself waits for a higher confidence.
    return replace(settings, rewrite=("matched", "suspected"), rewrite_at=settings.match_at)


def _edits(normaliser: Normaliser, file: File, faults: Faults, show: bool) -> Iterator[tuple[Edit, ...]]:
    """Yield the rewrites of each document; what is no document, or cannot be checked, is named and stays as it is."""
    several = len(file.contents) > 1
    for one in file.contents:
        report = one if isinstance(one, Fault) else check_one(normaliser, one)
        if isinstance(report, Fault):
            faults.add(report)
        else:
            faults.tell(report)
            if show:
                from namenorm.cli.render.text import render_rewrites

                render_rewrites(report, report.document.id if several else "")
        if not isinstance(one, Fault):
            yield () if isinstance(report, Fault) else report.edits


def _target(page: str, in_place: bool, output: str | None) -> Path | None:
    if not in_place:
        return Path(output) if output else None
    if output or page == STDIN:
        raise click.UsageError("--in-place writes to PAGE: give a file, and no --output")
    return Path(page)


def _write(target: Path | None, data: bytes) -> None:
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(target, data)
    except OSError as error:
        raise Failed(f"{target}: cannot be written ({(error.strerror or str(error)).lower()})") from error
