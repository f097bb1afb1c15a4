"""A part of the screen that is painted anew from the state whenever a key was pressed."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from namenorm.review.terminal.page.lines import Lines

Paint = Callable[[int, int], Lines]
"""Returns the lines for a width and a height."""


class Painted(Widget):
    """Shows the lines that a function returns for its size."""

    def __init__(self, paint: Paint, id: str) -> None:
        """Paint with a function."""
        super().__init__(id=id)
        self._paint = paint

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self._paint(self.size.width, self.size.height))
