"""Imports of termbases and glossaries: a source with its licence, a preview, and where they go, a file or a store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from namenorm.cli.books import OpenBook, open_book, tell_undo, telling_conflicts
from namenorm.cli.imports import close, closing_options, entity_words, importing_from
from namenorm.cli.imports.files import one_character
from namenorm.cli.options import Command, act_options, book_option, database_option, split_words, stacked
from namenorm.cli.session import Faults, printable
from namenorm.gazetteer.importers.outcome import Outcome, Summary
from namenorm.gazetteer.model import Entity, EntityKind

if TYPE_CHECKING:
    from namenorm.gazetteer.importers.described import Description
    from namenorm.gazetteer.store.bring_in import Taken

Outcomes = Iterator[tuple[str, Outcome]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import goes, and who does it.

    Attributes:
        file: What is read.
        output: The file of a book; None where a store takes it in.
        database: The store.
        gazetteer: The book in which entities are looked for; a store is asked itself.
        preview: Whether nothing is written.
        form: How the summary is printed.
        editor: Who imports into the store.
        why: On what grounds.
        citation: Where it can be read.
    """

    file: Path
    output: Path | None
    database: str | None
    gazetteer: str | None
    preview: bool
    form: str
    editor: str
    why: str
    citation: str


def import_options(command: Command) -> Command:
    """Add the options that both imports have."""
    command = stacked(
        command,
        click.option("--source", default="", help="First part of the identifiers, a key of the book's SOURCES.toml."),
        click.option(
            "--licence", metavar="SPDX", default="", help="Licence of the source, where no SOURCES.toml tells it yet."
        ),
        click.option("--title", default="", help="What the source is called; by default the name of the file."),
        click.option("--credit", default="", help="Whom to credit; by default the title."),
        click.option("--url", default="", help="Where the public can get the source."),
        click.option(
            "--kind",
            type=click.Choice(["person", "org", "place", "other"]),
            default="person",
            show_default=True,
            help="What an entry is that does not say it.",
        ),
        click.option("--encoding", default="", help="As Python calls it; by default it is found."),
        click.option("--preview", is_flag=True, help="Print what would become of each entry, and write nothing."),
    )
    return book_option(act_options(database_option(closing_options(command, needed=False))))


def _run(outcomes: Callable[[], Outcomes], description: Description, target: Target) -> None:
    """Import outcomes into a file or a store, or print what would become of them."""
    if target.output is None and target.database is None and not target.preview:
        raise click.UsageError("say where it goes: -o FILE.jsonl, or --database, or look at it first with --preview")
    from namenorm.gazetteer.importers.placing import placed

    with (
        telling_conflicts(),
        open_book(target.gazetteer if target.output or target.preview else None, target.database) as book,
    ):
        if description.key and not target.preview:
            _check(description, target, book)
        found: Callable[[], Outcomes] = lambda: placed(outcomes(), book, description.key)  # noqa: E731
        if target.preview:
            _preview(found(), target.form)
        elif target.output is not None:
            _to_file(found, description, target, target.output)
        else:
            _to_store(found(), description, target)


def _check(description: Description, target: Target, book: OpenBook) -> None:
    from namenorm.gazetteer.importers.described import check_described, known_at, table_of

    if target.output is None:
        check_described(book.sources, description, "the store")
        return
    table = table_of(target.output)
    check_described(known_at(table), description, str(table))


def _preview(found: Outcomes, form: str) -> None:
    summary, faults = Summary(), Faults()
    for place, outcome in found:
        summary.count(outcome)
        if outcome.fault:
            faults.add(f"{place}: {outcome.fault}")
        elif form == "json":
            click.echo(json.dumps({"place": place, **_said(outcome)}, ensure_ascii=False))
        else:
            click.echo(printable(f"{place}: {_line(outcome)}"))
    counts = f"{entity_words(summary.kept)} new, names for {summary.extended:,} of the book"
    left = sum(summary.left_out.values())
    click.echo(f"namenorm: {counts}, {left:,} left out, {summary.faults:,} faults; nothing was written", err=True)
    faults.end()


def _said(outcome: Outcome) -> dict[str, object]:
    if outcome.entity is None:
        return {"left_out": outcome.left_out}
    names = [{"text": one.text, "lang": one.lang, "kind": one.kind} for one in outcome.entity.names]
    return {"adds_to" if outcome.fragment else "new": outcome.entity.id, "names": names}


def _line(outcome: Outcome) -> str:
    if outcome.entity is None:
        return f"left out: {outcome.left_out}"
    names = ", ".join(f"{one.text} ({one.lang}, {one.kind})" for one in outcome.entity.names)
    return f"{'adds to' if outcome.fragment else 'new:'} {outcome.entity.id}: {names}"


def _to_file(found: Callable[[], Outcomes], description: Description, target: Target, output: Path) -> None:
    from namenorm.gazetteer.importers.described import describe, known_at, table_of
    from namenorm.gazetteer.importers.run import import_outcomes

    with importing_from(str(target.file)) as (tell, watch):
        summary = import_outcomes(found(), output, tell=tell, watch=watch)
        table = table_of(output)
        if description.key and description.key not in known_at(table):
            describe(table, description, target.file, output)
            click.echo(printable(f"namenorm: {table}: source {description.key} added"), err=True)
    close(summary, output, target.form)


def _to_store(found: Outcomes, description: Description, target: Target) -> None:
    from namenorm.gazetteer.store.store import Store

    summary, faults = Summary(), Faults()
    new: list[Entity] = []
    additions: list[Entity] = []
    for place, outcome in found:
        summary.count(outcome)
        if outcome.fault:
            faults.add(f"{place}: {outcome.fault}")
        if outcome.entity is not None:
            (additions if outcome.fragment else new).append(outcome.entity)
    said = {description.key: description.fields(target.file)} if description.key and description.licence else {}
    with Store.open(target.database or "") as store:
        why = target.why or f"import of {target.file.name}"
        taken = store.take_in(new, additions, editor=target.editor, sources=said, why=why, citation=target.citation)
    faults.add_all(taken.faults)
    _print_taken(taken, summary, target.form)
    faults.end()


def _print_taken(taken: Taken, summary: Summary, form: str) -> None:
    event = taken.event.id if taken.event else None
    if form == "json":
        counts = {"event": event, "added": taken.added, "changed": taken.changed}
        click.echo(json.dumps({**counts, **summary.to_dict()}, ensure_ascii=False))
        return
    click.echo(f"{taken.added} added, {taken.changed} changed{f' (event {event})' if event else ''}")
    if event is not None:
        tell_undo(event)
    for reason, count in sorted(summary.left_out.items()):
        click.echo(f"left out for {reason}: {count:,}")


def _description(given: dict[str, Any]) -> Description:
    """Take from the options what is said of the source."""
    from namenorm.gazetteer.importers.described import Description

    return Description(*(given.pop(one) for one in ("source", "licence", "title", "credit", "url")))


@click.command(name="tbx")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@import_options
def tbx_command(file: Path, kind: EntityKind, encoding: str, **given: Any) -> None:
    """Read a termbase, TBX of 2019 in either style or of 2008, a concept an entity.

    What the book has already gets the names that it lacks; where an English name alone speaks for that, they are marked
    as unverified. What namenorm exported keeps its identifiers and sources unless --source is given; of any other
    termbase --source is needed. -o FILE writes a file to be put into the folder of that book, --database takes it into
    a store as one event.
    """
    from namenorm.gazetteer.importers.tbx import TermbaseOptions, tbx_outcomes

    options, description = TermbaseOptions(given["source"], kind, encoding), _description(given)
    _run(lambda: tbx_outcomes(file, options), description, Target(file, **given))


@click.command(name="glossary")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--languages",
    metavar="LANG,…",
    multiple=True,
    callback=split_words,
    help="Of the columns, zh,en; by default the heading tells. English has to be one of them.",
)
@click.option("--delimiter", default="", callback=one_character, help="Between cells; by default it is found.")
@import_options
def glossary_command(
    file: Path, languages: tuple[str, ...], delimiter: str, kind: EntityKind, encoding: str, **given: Any
) -> None:
    """Read the glossary of a translation engine: CSV or TSV, with a heading of languages or without, or TMX.

    Rows with one English name are one entity. What the book has already gets the names that it lacks; where the English
    name alone speaks for that, they are marked as unverified. -o FILE writes a file to be put into the folder of that
    book, --database takes it into a store as one event.
    """
    from namenorm.gazetteer.importers.glossary import GlossaryOptions, glossary_outcomes

    if not given["source"]:
        raise click.MissingParameter(param_hint="--source", param_type="option")
    options = GlossaryOptions(given["source"], languages, kind, encoding, delimiter)
    description = _description(given)
    _run(lambda: glossary_outcomes(file, options), description, Target(file, **given))
