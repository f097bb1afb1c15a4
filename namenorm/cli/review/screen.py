"""``namenorm review`` without a verb: the application on the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from namenorm.cli.gazetteer.options import opened
from namenorm.cli.review.ledger import opened_ledger
from namenorm.cli.session import Failed
from namenorm.review.terminal import FRAMES
from namenorm.review.values import Filters

if TYPE_CHECKING:
    from namenorm.review.ledger import Ledger
    from namenorm.review.terminal.app import ReviewApp
    from namenorm.review.terminal.themes import Shade


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
    with opened_ledger(database) as ledger:
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

    book = Book(ledger.store, opened(gazetteer))
    resume = Resume(user_state_path("namenorm") / "review.json")
    review = Review(ledger, editor, filters, resume.place(ledger.place, editor, filters))
    return ReviewApp(review, book, resume, theme or resume.shade() or shade_of(os.environ.get("COLORFGBG")))
