"""``namenorm review`` on a terminal."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from namenorm.review.terminal.book import Book
from namenorm.review.terminal.desk import Desk
from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.state import Review
from namenorm.review.terminal.themes import THEMES, Shade, name_of


class ReviewApp(App[None]):
    """One editor at one terminal.

    Attributes:
        review: The work.
    """

    CSS_PATH = "review.tcss"
    TITLE = "namenorm review"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "quit", show=False, priority=True),
        Binding("q", "quit", show=False),
        Binding("d", "dark", show=False),
    ]

    def __init__(self, review: Review, book: Book, resume: Resume, shade: Shade) -> None:
        """Work on a review, with a book to look into, in a theme to begin with."""
        super().__init__()
        self.review, self._book, self._resume = review, book, resume
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = name_of(shade)
        self.animation_level = "none"  # over ssh each frame is bytes to wait for

    def get_default_screen(self) -> Desk:
        """Return the screen that is there from the start."""
        return Desk(self.review, self._book, self._resume)

    def action_dark(self) -> None:
        """Change between dark and light, and remember it."""
        shade: Shade = "light" if self.theme == name_of("dark") else "dark"
        self.theme = name_of(shade)
        self._resume.keep_shade(shade)
