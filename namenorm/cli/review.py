"""``namenorm review``: what was found, what was decided about it, and what is asked next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, get_args

import click

from namenorm.cli import Verbs
from namenorm.cli.books import open_index, place_of, telling_conflicts
from namenorm.cli.options import Command, act_options, code_names, database_option, editor_option, form_option, stacked
from namenorm.cli.render import SEVERITIES
from namenorm.cli.session import USAGE_OR_INPUT, Failed, printable
from namenorm.codes import family
from namenorm.judgement import Verdict
from namenorm.review.terminal import FRAMES
from namenorm.review.values import Filters

if TYPE_CHECKING:
    from namenorm.review.ledger import Ledger
    from namenorm.review.terminal.app import ReviewApp
    from namenorm.review.terminal.themes import Shade
    from namenorm.review.values import QueueItem

VERBS = {
    **dict.fromkeys(("list", "show"), "review"),
    **dict.fromkeys(("accept", "reject", "unsure", "edit"), "judge"),
    **dict.fromkeys(("undo", "export", "import", "stats"), "review"),
}


def _filter_options(command: Command) -> Command:
    """Add the options that say which findings are asked for."""
    return stacked(
        command,
        click.option(
            "--code", "codes", multiple=True, callback=_members, metavar="CODE", help="Of this code or family; repeat."
        ),
        click.option("--severity", "severities", multiple=True, type=click.Choice(SEVERITIES), help="Repeat."),
        click.option("--outlet", metavar="NAME", help="In documents of this outlet."),
        click.option("--country", metavar="CODE", help="Where the proposed entity is of this country (US)."),
        click.option("--since", metavar="DATE", help="Published on this day, month or year, or later."),
        click.option("--until", metavar="DATE", help="Published on this day, month or year, or earlier."),
        click.option("--min-confidence", "least", type=click.FloatRange(0, 1), default=0.0, help="This sure or more."),
        click.option("--max-confidence", "most", type=click.FloatRange(0, 1), default=1.0, help="This sure or less."),
        click.option("--document", metavar="ID", help="In this document."),
        click.option("--surface", metavar="TEXT", help="Where this stands in the text, in whatever case."),
    )


def _members(context: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that are named, by themselves or by their family."""
    return tuple(code for name in code_names(context, param, values) for code in family(name))


@click.command(cls=Verbs, places=VERBS, name="review", invoke_without_command=True)
@click.option("--theme", type=click.Choice(["dark", "light"]), help="By default the last one, or as the terminal says.")
@click.option("--gazetteer", metavar="BOOK", help="Look into this book instead of the bundled one, beside the store.")
@_filter_options
@editor_option
@database_option
@click.pass_context
def review_command(
    context: click.Context,
    /,
    theme: Shade | None,
    gazetteer: str | None,
    editor: str,
    database: str | None,
    **filters: Any,
) -> None:
    """Settle what namenorm check --record found, with a history of who decided what, and why.

    Without a verb it is an application on the terminal: one key a decision, and ? shows the keys. The verbs do the same
    for scripts. A judgement holds for one document unless it is asked to reach further, and everything can be undone.
    """
    if context.invoked_subcommand is None:
        open_screen(database, editor, gazetteer, theme, Filters(**filters))
    elif given := _given(context):
        raise click.UsageError(
            f"{given} goes with the terminal application: write it behind {context.invoked_subcommand}"
        )


def _given(context: click.Context) -> str:
    """Return the first option that was written before a verb; empty if none was."""
    written = click.core.ParameterSource.COMMANDLINE
    return next(
        (one.opts[0] for one in context.command.params if context.get_parameter_source(one.name) == written), ""
    )


def open_screen(
    database: str | None, editor: str, gazetteer: str | None, theme: Shade | None, filters: Filters
) -> None:
    """Run the application until the editor quits.

    Raises:
        UsageError: If there is no terminal.
        Failed: If Textual is missing, or the ledger or the book cannot be opened.
    """
    if not on_a_terminal():
        raise click.UsageError("there is no terminal: in a script give a verb, such as namenorm review list")
    for name, value in FRAMES.items():
        os.environ.setdefault(name, value)
    try:
        import textual  # noqa: F401
    except ModuleNotFoundError as error:
        raise Failed("the terminal application needs Textual: pip install 'namenorm[review]'") from error
    with open_ledger(database) as ledger:
        _app(ledger, editor, gazetteer, theme, None if filters == Filters() else filters).run(mouse=False)


def on_a_terminal() -> bool:
    """Tell whether somebody can see the screen and press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _app(ledger: Ledger, editor: str, gazetteer: str | None, theme: Shade | None, filters: Filters | None) -> ReviewApp:
    from platformdirs import user_state_path

    from namenorm.review.terminal.app import ReviewApp
    from namenorm.review.terminal.book import Book
    from namenorm.review.terminal.resume import Resume
    from namenorm.review.terminal.state import Review
    from namenorm.review.terminal.themes import shade_of

    book = Book(ledger.store, open_index(gazetteer))
    resume = Resume(user_state_path("namenorm") / "review.json")
    review = Review(ledger, editor, filters, resume.place(ledger.place, editor, filters))
    return ReviewApp(review, book, resume, theme or resume.shade() or shade_of(os.environ.get("COLORFGBG")))


@contextmanager
def open_ledger(database: str | None, *, make: bool = False) -> Iterator[Ledger]:
    """Open a ledger within; a conflict ends the command with status 1, any other fault with 2.

    Args:
        database: Where it is; the file in the user's data folder unless given.
        make: Make that file first if there is none.

    Raises:
        Failed: If it cannot be opened, or what is done with it fails.
    """
    from namenorm.review.ledger import Ledger

    place = place_of(database)
    missing = "://" not in place and not Path(place).is_file()
    with telling_conflicts(), Ledger.create(place) if make and missing else Ledger.open(place) as ledger:
        yield ledger


def find_finding(ledger: Ledger, key: str, suggestion: str | None, document: str | None = None) -> QueueItem:
    """Return the finding that an editor means by its key or the beginning of it.

    Raises:
        Failed: If there is none, or more than one.
    """
    found = [one for number in ledger.findings(key) if (one := ledger.item(number, document)) is not None]
    if suggestion is not None:
        found = [one for one in found if one.suggestion == suggestion]
    if len({one.key for one in found}) > 1:
        raise Failed(
            printable(f"{key} begins the keys {', '.join(sorted({one.key for one in found})[:5])}: write more")
        )
    if len(found) > 1:
        several = ", ".join(str(one.suggestion) for one in found)
        raise Failed(printable(f"{key} was found with several suggestions ({several}): name one with --suggestion"))
    if not found:
        raise Failed(printable(f"no finding {key}: see namenorm review list"))
    return found[0]


@click.command(name="list")
@_filter_options
@click.option("--judged", is_flag=True, help="What was judged instead, the latest first.")
@click.option("--verdict", type=click.Choice(get_args(Verdict)), help="With --judged: only of this verdict.")
@click.option("--by", metavar="EDITOR", help="With --judged: only this editor's.")
@click.option("--undone", is_flag=True, help="With --judged: those taken back or replaced too.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
@form_option
@database_option
def list_command(
    judged: bool,
    verdict: Verdict | None,
    by: str | None,
    undone: bool,
    limit: int,
    form: str,
    database: str | None,
    **filters: Any,
) -> None:
    """Print what is to be judged, those findings first on which a decision is worth most; or what was judged."""
    from namenorm.cli.render.ledger import render_judgements, render_queue

    if not judged and (verdict or by or undone):
        raise click.UsageError("--verdict, --by and --undone go with --judged")
    if judged and Filters(**filters) != Filters():
        raise click.UsageError("--judged is narrowed by --verdict, --by and --undone, not by what narrows the queue")
    with open_ledger(database) as ledger:
        if judged:
            render_judgements(ledger.judgements(verdict=verdict, editor=by, undone=undone, limit=limit), form)
        else:
            render_queue(ledger.queue(Filters(**filters), limit=limit), form)


@click.command(name="show")
@click.argument("key")
@click.option("--suggestion", metavar="TEXT", help="Which finding, where the key has several suggestions.")
@click.option("--document", metavar="ID", help="Show it in this document.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many occurrences at most.")
@form_option
@database_option
def show_command(
    key: str, suggestion: str | None, document: str | None, limit: int, form: str, database: str | None
) -> None:
    """Print a finding by its KEY, or the beginning of it: where it stands, why, and what was judged."""
    from namenorm.cli.render.ledger import render_item

    with open_ledger(database) as ledger:
        item = find_finding(ledger, key, suggestion, document)
        places = ledger.occurrences(item.finding, only_open=False, limit=limit)
        judged = ledger.judgements(key=item.key, undone=True)
        render_item(item, places, judged, form)


@click.command(name="undo")
@click.argument("event", metavar="[EVENT]", type=int, required=False)
@form_option
@act_options
@database_option
def undo_command(event: int | None, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """Take back a decision with all that it added to the book: the editor's last, or EVENT.

    Asked again and again it goes back step by step. An undo is undone by its own number.
    Exit status: 1 if what it added to the book was changed since; that has to be undone first.
    """
    from namenorm.cli.render.ledger import render_undone

    with open_ledger(database) as ledger:
        render_undone(ledger.undo(event, editor=editor, why="; ".join(filter(None, (why, citation)))), form)


@click.command(name="export")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.File("w", encoding="utf-8", atomic=True),
    default="-",
    help="Where to write; standard output unless given.",
)
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="JSON lines, the only form.")
@database_option
def export_command(output: TextIO, form: str, database: str | None) -> None:
    """Write every judgement that was ever filed as a line of JSON; import reads them into another ledger."""
    with open_ledger(database) as ledger:
        for line in ledger.export():
            output.write(f"{line}\n")


@click.command(name="import")
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"))
@form_option
@act_options
@database_option
def import_command(file: TextIO, form: str, editor: str, why: str, citation: str, database: str | None) -> None:
    """File the judgements that another ledger exported; those that are known already are left alone.

    FILE holds JSON lines; - is standard input. A line that cannot be read is named and left out, the rest is filed, and
    the exit status is then 2. All that is new is one event, which undo takes back.
    """
    from namenorm.cli.render.ledger import render_imported

    with open_ledger(database, make=True) as ledger:
        done = ledger.import_(file, editor=editor, why="; ".join(filter(None, (why, citation))))
    render_imported(done, form)
    if done.faults:
        raise SystemExit(USAGE_OR_INPUT)


@click.command(name="stats")
@form_option
@database_option
def stats_command(form: str, database: str | None) -> None:
    """Print the ledger in figures: what is open, by code and outlet, and who decided how much."""
    from namenorm.cli.render.ledger import render_stats

    with open_ledger(database) as ledger:
        render_stats(ledger.stats(), form)
