"""``namenorm gazetteer termbase``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from namenorm.cli.books import OpenBook, open_book, telling_conflicts
from namenorm.cli.imports import entity_words
from namenorm.cli.options import book_option, database_option, form_option, split_words
from namenorm.cli.render import count_words
from namenorm.cli.render.progress import counted
from namenorm.cli.session import Failed, printable
from namenorm.gazetteer.exporters.engines import NAMES
from namenorm.gazetteer.exporters.report import DANGERS, REASONS, LeftOut, Report, Tell, tell_nobody
from namenorm.gazetteer.model import Entity, EntityKind

if TYPE_CHECKING:
    from namenorm.gazetteer.exporters.report import Selection

_FORMS = ("tbx", *NAMES)
_CREDITS = ".credits.txt"


@click.command(name="termbase")
@click.argument("to", metavar="FORM", type=click.Choice(_FORMS))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it; the ending chooses among the forms that an engine takes: .csv, .tsv, .tmx.",
)
@click.option(
    "--languages",
    metavar="LANG,…",
    multiple=True,
    callback=split_words,
    help="The language of the original, then the one of the translation, or several: zh,en. Of tbx by default all.",
)
@click.option(
    "--direction",
    type=click.Choice(["uni", "multi"]),
    default="uni",
    show_default=True,
    help="multi: any of the languages may be the original's, a row an entity; google, amazon and modernmt take it.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["person", "org", "place", "other"]),
    help="Only entities of this kind.",
)
@click.option(
    "--country", "countries", metavar="CODE,…", multiple=True, callback=split_words, help="Only these countries."
)
@click.option("--id", "ids", metavar="ID,…", multiple=True, callback=split_words, help="Only these entities.")
@click.option("--judged", is_flag=True, help="Only what editors of the store accepted, or added or changed by hand.")
@click.option(
    "--include",
    "included",
    multiple=True,
    type=click.Choice(DANGERS),
    help="Write a glossary's names in spite of this danger.",
)
@click.option(
    "--leave-out",
    "excluded",
    multiple=True,
    type=click.Choice(DANGERS),
    help="Leave names with this danger out of a tbx; a glossary does for all of them.",
)
@click.option("--without-share-alike", is_flag=True, help="Leave out data whose licence asks to share alike.")
@click.option(
    "--list", "listed", type=click.Path(dir_okay=False, path_type=Path), help="Write what was left out, JSON lines."
)
@form_option
@book_option
@database_option
def termbase_command(
    to: str,
    output: Path,
    languages: tuple[str, ...],
    direction: str,
    kinds: tuple[EntityKind, ...],
    countries: tuple[str, ...],
    ids: tuple[str, ...],
    judged: bool,
    included: tuple[str, ...],
    excluded: tuple[str, ...],
    without_share_alike: bool,
    listed: Path | None,
    form: str,
    gazetteer: str | None,
    database: str | None,
) -> None:
    """Write the book, or a part of it, as a termbase (tbx) or as the glossary of a translation engine.

    A glossary is what an engine replaces by: names of two characters, ordinary words, names of several entities, and
    what is unverified or disputed are left out unless they are included. Limits of the engine are respected. Who is to
    be credited, and under which licences, stands in FILE.credits.txt, which has to go where the glossary goes.
    """
    with telling_conflicts(), ExitStack() as stack:
        book = stack.enter_context(open_book(gazetteer, database))
        report = Report(tell=stack.enter_context(_telling(listed)))
        selection = _selection(book, kinds, countries, ids, judged, without_share_alike)
        if to == "tbx":
            if included or direction == "multi":
                raise click.UsageError("tbx has all names in all directions: --leave-out is what narrows it down")
            _termbase(book, output, languages, frozenset(excluded), selection, report)
        else:
            if excluded:
                raise click.UsageError("a glossary leaves out every danger: --include is what changes that")
            _glossary(book, to, output, languages, direction, frozenset(included), selection, report)
        lines = _credits(book, output, report)
    _print(output, report, lines, form)


@contextmanager
def _telling(listed: Path | None) -> Iterator[Tell]:
    if listed is None:
        yield tell_nobody
        return
    from namenorm.gazetteer.exporters.report import writing

    with writing(listed) as out:

        def tell(one: LeftOut) -> None:
            out.write(f"{json.dumps(one.to_dict(), ensure_ascii=False)}\n")

        yield tell


def _selection(
    book: OpenBook,
    kinds: tuple[EntityKind, ...],
    countries: tuple[str, ...],
    ids: tuple[str, ...],
    judged: bool,
    without_share_alike: bool,
) -> Selection:
    from namenorm.gazetteer.exporters.report import Selection, bound_sources

    wanted: frozenset[str] | None = frozenset(ids) if ids else None
    if judged:
        if book.judged is None:
            raise click.UsageError("--judged asks the ledger of a store: name it with --database, and no --gazetteer")
        wanted = book.judged() if wanted is None else book.judged() & wanted
    for one in ids:
        if book.by_id(one) is None:
            raise Failed(printable(f"no entry {one}: look for it with namenorm gazetteer find"))
    codes = frozenset(code.upper() for code in countries)
    bound = bound_sources(book.sources) if without_share_alike else frozenset()
    return Selection(frozenset(kinds), codes, wanted, bound)


def _termbase(
    book: OpenBook,
    output: Path,
    languages: tuple[str, ...],
    leave_out: frozenset[str],
    selection: Selection,
    report: Report,
) -> None:
    from namenorm.gazetteer.exporters.tbx import TermbaseWish, write_tbx
    from namenorm.rules import Rules

    wish = TermbaseWish(languages, leave_out, selection)
    write_tbx(_watched(book), output, wish, book.sources, report, Rules("und"))


def _glossary(
    book: OpenBook,
    to: str,
    output: Path,
    languages: tuple[str, ...],
    direction: str,
    included: frozenset[str],
    selection: Selection,
    report: Report,
) -> None:
    from namenorm.gazetteer.exporters.engines import engine
    from namenorm.gazetteer.exporters.glossary import Wish, write_glossary
    from namenorm.rules import Rules

    wish = Wish(languages, direction == "multi", included, selection)
    rules = Rules("und")
    write_glossary(_watched(book), output, engine(to, rules), wish, report, rules)


def _watched(book: OpenBook) -> Callable[[], Iterator[Entity]]:
    return lambda: counted(iter(book.entities()), "export", "entities read")


def _credits(book: OpenBook, output: Path, report: Report) -> list[str]:
    """Write whom to credit beside an export; return what share-alike data in it asks."""
    from namenorm.gazetteer.exporters.report import credit_lines, share_alike_line, writing

    with writing(output.with_name(output.name + _CREDITS)) as out:
        for line in credit_lines(report.sources, book.sources):
            out.write(f"{line}\n")
    said = share_alike_line(report.sources, book.sources)
    return [said] if said else []


def _print(output: Path, report: Report, lines: list[str], form: str) -> None:
    if form == "json":
        click.echo(json.dumps({"output": str(output), **report.to_dict(), "share_alike": lines}, ensure_ascii=False))
        return
    entries = count_words(report.written, "name")
    click.echo(printable(f"{output}: {entries} of {entity_words(report.entities)}, {report.size:,} bytes"))
    for reason, count in report.left_out.most_common():
        click.echo(f"left out, {reason}: {count:,} ({REASONS[reason]})")
    for line in lines:
        click.echo(printable(f"{line} --without-share-alike leaves it out."))
    click.echo(printable(f"credits: {output.name + _CREDITS}"))
