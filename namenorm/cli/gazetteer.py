"""``namenorm gazetteer``: what an editor does to a book. Here are the verbs on its files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from namenorm.cli import Verbs
from namenorm.cli.books import find_entry, open_index, open_store
from namenorm.cli.options import book_option, database_option, form_of, form_option
from namenorm.cli.render import count_words
from namenorm.cli.render.progress import busy, reading, stages
from namenorm.cli.session import Failed, Faults, echo_json, failing, printable
from namenorm.errors import GazetteerError
from namenorm.gazetteer.search import Hit, by_address, find, near_ids

if TYPE_CHECKING:  # what reads files loads rules, which the other verbs of this group do without
    from namenorm.gazetteer.checks.book import Fault, Place
    from namenorm.gazetteer.checks.doubles import Alike
    from namenorm.gazetteer.files import Book
    from namenorm.gazetteer.model import Entity

_SEVERITIES = ("error", "warning")
VERBS = {
    **dict.fromkeys(("check", "format", "compile", "find", "show"), "gazetteer"),
    "import": "imports",
    "accept": "imports.wikidata",
    "termbase": "termbase",
    **dict.fromkeys(("init", "load", "export", "diff"), "store"),
    **dict.fromkeys(("add", "edit", "delete", "merge", "split", "history", "undo"), "store"),
}


@click.command(cls=Verbs, places=VERBS, name="gazetteer")
def gazetteer_command() -> None:
    """Check a book of names, compile it, look into it, and work on it in a store.

    A store is a database: where editors add, merge and undo, with a history of who did what and why.
    """


@click.command(name="check")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@form_of("the faults", "text", "jsonl")
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    default="error",
    show_default=True,
    help="Exit with 1 if a fault is this severe or more.",
)
@click.option("--gazetteer", metavar="BOOK", help="The book beside which this one is used, if not the bundled one.")
@click.option("--alone", is_flag=True, help="It is used without another book: leave out what that has as well.")
@database_option
def check_command(
    paths: tuple[Path, ...], form: str, fail_on: str, gazetteer: str | None, alone: bool, database: str | None
) -> None:
    """Name every fault of a book with file and line, errors first.

    A PATH is a folder of .yaml and .jsonl files or one of them. A file of a larger book is judged beside the rest of
    it. Without PATH the store is checked; the files and lines are those that export would write. Who is in the bundled
    book too, under another identifier, is a warning.
    """
    alike = None if alone or (gazetteer is None and _is_bundled(paths)) else _alike(gazetteer)
    faults = _faults_of_files(paths, alike) if paths else _faults_of_store(database, alike)
    for fault in faults:
        click.echo(json.dumps(_fault_dict(fault), ensure_ascii=False) if form == "jsonl" else printable(str(fault)))
    tally: Counter[str] = Counter(one.severity for one in faults)
    said = ", ".join(count_words(tally[one], one) for one in _SEVERITIES) if tally else "no fault found"
    click.echo(f"namenorm: {said}", err=True)
    severe = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    if any(one.severity in severe for one in faults):
        raise SystemExit(1)


def _faults_of_files(paths: Sequence[Path], alike: Alike | None) -> Sequence[Fault]:
    from namenorm.gazetteer.checks import check

    with failing():
        return check(paths, reading, alike)


def _faults_of_store(database: str | None, alike: Alike | None) -> Sequence[Fault]:
    from namenorm.gazetteer.checks import check

    with open_store(database) as store, TemporaryDirectory() as name:
        folder = Path(name)
        store.copy_to(folder)
        return [_below(fault, folder) for fault in check([folder], reading, alike)]


def _is_bundled(paths: Sequence[Path]) -> bool:
    """Tell whether all is of the bundled book itself, which would be compiled to be compared with itself."""
    from namenorm.gazetteer.files import bundled_folder

    folder = bundled_folder().resolve()
    return bool(paths) and all(path.resolve().is_relative_to(folder) for path in paths)


def _alike(gazetteer: str | None) -> Alike:
    from namenorm.index.same import named_alike

    beside = cache(lambda: open_index(gazetteer))  # not before there is an entry to compare
    return lambda entity: named_alike(beside(), entity)


def _below(fault: Fault, folder: Path) -> Fault:
    place, *also = (replace(one, file=one.file.relative_to(folder)) for one in (fault.place, *fault.also))
    return replace(fault, place=place, also=tuple(also))


def _fault_dict(fault: Fault) -> dict[str, object]:
    said = {"severity": fault.severity, "rule": fault.rule, "message": fault.message}
    return {**_place_dict(fault.place), **said, "also": [_place_dict(one) for one in fault.also]}


def _place_dict(place: Place) -> dict[str, object]:
    return {"file": str(place.file), "line": place.line}


@click.command(name="format")
@click.argument("path", metavar="PATH", type=click.Path(path_type=Path))
@click.option("--check", "dry", is_flag=True, help="Write nothing; name what would change, and exit with 1 if it does.")
def format_command(path: Path, dry: bool) -> None:
    """Bring the YAML files of a book into one layout, each entry into the file where it belongs.

    PATH is the folder of a book or a file in it, of which no entry is then moved. Where entries belong, SOURCES.toml
    says of each source. No fact changes: the order of entries, of fields, line breaks and quotes do.
    """
    from namenorm.gazetteer.layout import laid_out, lay_out

    with failing():
        changed = list(laid_out(path)) if dry else []
        count = len(changed) if dry else lay_out(path)
    for file in changed:
        click.echo(printable(str(file)))
    click.echo(f"namenorm: {count_words(count, 'file')} {'would change' if dry else 'changed'}", err=True)
    if changed:
        raise SystemExit(1)


@click.command(name="compile")
@click.argument("path", metavar="[PATH]", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the index; the name ends in .index.",
)
@click.option(
    "--without-share-alike",
    is_flag=True,
    help="Leave out the files whose licence asks that what is made of them be shared alike.",
)
@database_option
def compile_command(path: Path | None, output: Path, without_share_alike: bool, database: str | None) -> None:
    """Write the index of a book: what --gazetteer opens at once, and what may be shipped without the book.

    PATH is a folder of book files or one of them; without it the store is compiled. Entries with faults are named and
    left out, and the exit status is then 2; a book of which nothing can be read writes no index.
    """
    from namenorm.index.locate import SUFFIX

    if output.suffix != SUFFIX:
        raise click.BadParameter(f"{output} must end in {SUFFIX}: that is how an index is told", param_hint="--output")
    if path is not None:
        _compile_files(path, output, without_share_alike)
    elif without_share_alike:
        raise click.UsageError("--without-share-alike leaves out files: name the folder that they are in")
    else:
        _compile_store(database, output)


def _compile_files(path: Path, output: Path, free: bool) -> None:
    from namenorm.gazetteer.files import load_book

    faults = Faults()
    with failing():
        with busy(f"reading {path}"):
            book = load_book(path, without_share_alike=free)
        faults.add_all(book.faults)
        _compile(path, book, output, free)
    faults.end()


def _compile_store(database: str | None, output: Path) -> None:
    with open_store(database) as store:
        from namenorm.index.from_store import compile_store

        with busy(f"compiling {store.place}"):
            digest = compile_store(store, output)
    click.echo(printable(f"{output}: {output.stat().st_size:,} bytes, hash {digest}"))


def _compile(path: Path, book: Book, output: Path, free: bool) -> None:
    if not book.entities:
        raise GazetteerError(f"no entry below {path} can be read: see namenorm gazetteer check {path}")
    from namenorm.gazetteer.files import book_parts
    from namenorm.index.compile import compile_index

    entries = count_words(len(book.entities), "entity").replace("entitys", "entities")
    parts = book_parts(path, without_share_alike=free)
    with stages(f"compiling {entries}") as tell:
        digest = compile_index(book.entities.values(), output, parts=parts, progress=tell)
    click.echo(printable(f"{output}: {entries}, {output.stat().st_size:,} bytes, hash {digest}"))


@click.command(name="find")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@form_option
@book_option
@database_option
def find_command(text: str, limit: int, form: str, gazetteer: str | None, database: str | None) -> None:
    """Print the entries with a name or an identifier that holds TEXT.

    Looks into the bundled book or, if a store or a book is named, there; for the spellings that are generated from it,
    ask namenorm lookup.
    """
    from namenorm.cli.render.entries import hit_dict, render_hits

    hits = _hits(text, limit + 1, gazetteer, database)
    if form == "json":
        echo_json([hit_dict(one) for one in hits[:limit]])
    else:
        render_hits(text, hits[:limit], more=len(hits) > limit)


def _hits(text: str, limit: int, gazetteer: str | None, database: str | None) -> tuple[Hit, ...]:
    if database is None or gazetteer is not None:
        return find(open_index(gazetteer).entities(), text, limit)
    with open_store(database) as store:
        return store.find(text, limit)


@click.command(name="show")
@click.argument("entity_id", metavar="ID")
@form_option
@book_option
@database_option
def show_command(entity_id: str, form: str, gazetteer: str | None, database: str | None) -> None:
    """Print all that is known of ID: curated:robert-daly, or robert-daly for short.

    Looks into the bundled book or, if a store or a book is named, there; of a store it tells the entry's version too.
    """
    from namenorm.cli.render.entries import render_entity
    from namenorm.gazetteer.model import entity_dict

    facts: dict[str, Any] = {}
    if database is None or gazetteer is not None:
        found = _entries(entity_id, gazetteer)
    else:
        with open_store(database) as store:
            one = find_entry(store, entity_id)
        found, facts = [one.entity], {"version": one.version, **({"note_on_id": one.note} if one.note else {})}
    if form == "json":
        echo_json([{**entity_dict(one), **facts} for one in found])
    else:
        render_entity(found, {field.replace("note_on_id", "merged"): str(value) for field, value in facts.items()})


def _entries(entity_id: str, gazetteer: str | None) -> list[Entity]:
    index = open_index(gazetteer)
    found = by_address(index.entities(), entity_id)
    if not found:
        near = " or ".join(near_ids(index.entities(), entity_id))
        hint = f"did you mean {near}?" if near else "look for it with namenorm gazetteer find"
        raise Failed(printable(f"no entry {entity_id}: {hint}"))
    return found
