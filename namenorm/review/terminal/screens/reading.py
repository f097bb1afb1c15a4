"""A text over the page, to be scrolled and closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from namenorm.review.terminal.page.lines import LABEL, QUIET, STRONG, WIDEST, Lines

_CLOSE = "escape,q,w,g,question_mark,enter"


class Reading(ModalScreen[None]):
    """Shows lines that are made for the width there is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(_CLOSE, "close", show=False),
        Binding("j,down", "scroll('down')", show=False),
        Binding("k,up", "scroll('up')", show=False),
        Binding("space,pagedown", "scroll('page_down')", show=False),
        Binding("b,pageup", "scroll('page_up')", show=False),
        Binding("home", "scroll('home')", show=False),
        Binding("end", "scroll('end')", show=False),
    ]

    def __init__(self, title: str, lines: Callable[[int], Lines]) -> None:
        """Show lines under a title."""
        super().__init__(classes="whole")
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """Yield the title, the text and the keys."""
        with Vertical(classes="sheet"):
            yield Static(Content.styled(self._title, STRONG), classes="edge")
            with VerticalScroll(id="text", can_focus=False):
                yield Static(id="lines")
            keys = Content.assemble(("esc", LABEL), (" back   ", QUIET), ("↓ ↑ space", LABEL), (" scroll", QUIET))
            yield Static(keys, classes="edge")

    def on_resize(self, event: Resize) -> None:
        """Make the lines anew."""
        width = min(event.size.width - 6, WIDEST)
        self.query_one("#lines", Static).update(Content("\n").join(self._lines(width)))

    def action_close(self) -> None:
        """Go back to the page."""
        self.dismiss(None)

    def action_scroll(self, where: str) -> None:
        """Scroll ``down``, ``up``, a page, or to an end."""
        getattr(self.query_one("#text", VerticalScroll), f"scroll_{where}")(animate=False)
