"""The verbs that ask: ``namenorm codes``, ``lookup``, ``explain`` and ``mine``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import Any

import click

from namenorm.batch.lock import Lock
from namenorm.cli.options import (
    book_options,
    code_names,
    form_of,
    input_option,
    page_options,
    style_option,
    tagger_option,
)
from namenorm.cli.render.progress import counted
from namenorm.cli.session import Failed, Faults, about_page, check_page, open_normaliser, telling_faults
from namenorm.codes import ALL, CODES, Code, family
from namenorm.config import Config
from namenorm.errors import NamenormError
from namenorm.gazetteer.whole_file import write_whole
from namenorm.inputs.values import Fault, Kind
from namenorm.measured import Measured, measured
from namenorm.values import Document


@click.command(name="codes")
@click.argument("names", nargs=-1, metavar="[CODE]...", callback=code_names)
@form_of("the codes")
def codes_command(names: tuple[str, ...], form: str) -> None:
    """Print the finding codes, all or those of each CODE or family (NN1): status, severity, what was measured.

    A code of status default is looked for unless --ignore names it; one in preview with --preview, or where --select
    names it in full.
    """
    known = measured()
    codes = [CODES[code] for code in sorted({code for name in names or (ALL,) for code in family(name)})]
    if form == "json":
        click.echo(json.dumps([_code_dict(one, known[one.code]) for one in codes], indent=2))
        return
    for one in codes:
        click.echo(f"{one.code}  {one.status:<7}  {one.severity:<5}  {one.name:<29}  {known[one.code].said()}")


def _code_dict(one: Code, known: Measured) -> dict[str, object]:
    about = {"code": one.code, "name": one.name, "status": one.status, "severity": one.severity, "mqm": one.mqm}
    return {**about, "measured": known.to_dict()}


@click.command(name="lookup")
@click.argument("name")
@click.option("--country", metavar="COUNTRY", help="Where the person belongs: JP, Japan or Japanese.")
@click.option("--role", metavar="WORDS", help='What the person does, as an article says it: "foreign minister".')
@click.option("--gender", type=click.Choice(["m", "f"]), help="Whether a man or a woman is meant.")
@click.option("--date", metavar="DATE", help="When the office of --role was held: 2024-07-03, 2024-07 or 2024.")
@click.option("--source", metavar="NAME", help="The name in its own script, as the original has it.")
@click.option("--source-lang", metavar="LANG", help="Language of --source, BCP 47.")
@click.option("--limit", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many at most.")
@form_of("the candidates")
@book_options
def lookup_command(
    name: str, limit: int, form: str, gazetteer: str | None, overlay: str | None, **said: str | None
) -> None:
    """Print whom NAME may stand for, best first.

    What is said of the name is weighed as if an article said it; what does not fit makes a candidate less likely.
    """
    normaliser = open_normaliser(gazetteer, overlay)
    with telling_faults():
        candidates = normaliser.lookup(name, limit, **said)
    from namenorm.cli.render.candidates import render_candidates

    render_candidates(name, candidates, normaliser.entity, form)


@click.command(name="explain")
@click.argument("name")
@click.option("--in", "page", metavar="PAGE", required=True, help="The page: a file with one document, or -.")
@form_of("the explanations")
@tagger_option
@page_options
@input_option
@book_options
@style_option
def explain_command(
    name: str,
    page: str,
    form: str,
    ner: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    **facts: Any,
) -> None:
    """Print what became of NAME wherever it stands in a page, and why, and what would change it."""
    from namenorm.explain import explain

    about = about_page(**facts)
    normaliser = open_normaliser(gazetteer, overlay, lang=about.lang, ner=ner, style=style)
    report = check_page(normaliser, page, kind, about)
    explanations = explain(report, name, Config(), normaliser.entity)
    from namenorm.cli.render.candidates import render_explanations

    render_explanations(name, report, explanations, form)


@click.command(name="mine")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(dir_okay=False),
    help="Write to OUT, and keep what is read in OUT.part meanwhile: run again, it goes on where it was interrupted.",
)
@input_option
@book_options
def mine_command(
    paths: tuple[str, ...],
    output: str | None,
    kind: Kind | None,
    gazetteer: str | None,
    overlay: str | None,
) -> None:
    """Suggest entries of the book from articles: names given in two scripts, and names rendered in several ways.

    PATH is a text, an HTML page, JSON lines with "text" and "source", a folder of these, or - for standard input.
    Prints one suggestion a line as JSON, what the book lacks and what recurs first.
    """
    from namenorm.inputs.read import read_documents

    normaliser = open_normaliser(gazetteer, overlay)
    faults = Faults()
    documents = _readable(read_documents(paths, kind=kind), faults)
    try:
        with _alone(output):
            rows = normaliser.mine_many(counted(documents, "mine", "documents read"), _kept(output))
            _write(output, rows)
    except (NamenormError, OSError) as error:
        raise Failed(str(error)) from error
    faults.end()


def _readable(documents: Iterator[Document | Fault], faults: Faults) -> Iterator[Document]:
    for one in documents:
        if isinstance(one, Fault):
            faults.add(one)
        else:
            yield one


def _kept(output: str | None) -> Path | None:
    return Path(f"{output}.part") if output else None


def _alone(output: str | None) -> AbstractContextManager[object]:
    """Hold what is kept of an output, so that no second process mines into it."""
    return nullcontext() if output is None else closing(Lock(Path(f"{output}.part"), output))


def _write(output: str | None, rows: Iterator[dict[str, object]]) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if output is None:
        sys.stdout.buffer.write(lines.encode("utf-8", "backslashreplace"))
        return
    write_whole(Path(output), lines.encode("utf-8", "backslashreplace"))
    Path(f"{output}.part").unlink(missing_ok=True)
