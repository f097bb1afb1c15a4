"""``namenorm batch``."""

from __future__ import annotations

import json
from typing import Any

import click

from namenorm.cli.options import book_options, code_options, facts_options, input_option, style_option, tagger_option
from namenorm.cli.session import USAGE_OR_INPUT, Failed, printable
from namenorm.config import Config
from namenorm.errors import NamenormError
from namenorm.inputs.values import About, Kind


@click.command(name="batch")
@click.argument("paths", nargs=-1, required=True, metavar="IN... OUT")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes; as many as processors unless given.")
@click.option("--unordered", is_flag=True, help="Write reports as they are done, not in the order of the documents.")
@click.option("--overwrite", is_flag=True, help="Replace OUT if it is there.")
@click.option(
    "--summary",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what was done.",
)
@code_options
@click.option(
    "--qe", metavar="FOLDER", help="Let this model of quality estimation (COMET, transformers) score segments."
)
@tagger_option
@facts_options
@input_option
@book_options
@style_option
def command(
    paths: tuple[str, ...],
    workers: int | None,
    unordered: bool,
    overwrite: bool,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    qe: str | None,
    ner: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    **facts: Any,
) -> None:
    """Check all documents of each IN and write their reports into OUT, with all processors.

    An IN is what namenorm check reads, also packed (.gz, .zst), or a folder. OUT is JSON lines (.jsonl, .jsonl.gz,
    .jsonl.zst) or a table (.parquet), a line or row a document.

    The same command goes on after any stop. Documents that cannot be read or checked stand in OUT.quarantine.jsonl with
    the reason; the run goes on without them, and its exit status is 2. So it is where a fault of namenorm's own took
    a part of some reports away, which they name as "incomplete".
    """
    from namenorm.batch.checker import BatchChecker
    from namenorm.batch.run import run_batch
    from namenorm.cli.render.batch import show, telling

    if len(paths) < 2:
        raise click.UsageError("name what is read and what is written: namenorm batch IN... OUT")
    about = About(**facts)
    *inputs, out = paths
    config, lang = Config(select=select, ignore=ignore, preview=preview), about.lang.split("-")[0]
    try:
        checker = BatchChecker(gazetteer, overlay, config, lang, None, ner, qe, about, style)
        with telling() as tell:
            summary = run_batch(
                inputs,
                out,
                checker,
                workers=workers,
                ordered=not unordered,
                overwrite=overwrite,
                kind=kind,
                tell=tell,
            )
    except NamenormError as error:
        raise Failed(printable(str(error))) from error
    except OSError as error:
        said = f"{out}: {(error.strerror or str(error)).lower()}; mend that, and the same command goes on"
        raise Failed(printable(said)) from error
    except KeyboardInterrupt:
        raise Failed("stopped; the same command goes on") from None
    click.echo(json.dumps(summary.to_dict())) if form == "json" else show(summary)
    if summary.quarantine is not None:
        click.echo(
            f"namenorm: {summary.tally.quarantined:,} documents are in quarantine: {printable(summary.quarantine)}",
            err=True,
        )
    if summary.tally.incomplete:
        said = f"{summary.tally.incomplete:,} reports are incomplete by a fault of namenorm's own, which they name"
        click.echo(f"namenorm: {said}", err=True)
    if summary.quarantine is not None or summary.tally.incomplete:
        raise SystemExit(USAGE_OR_INPUT)
