"""A choice of one key among a few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from namenorm.review.terminal.page.lines import LABEL, PLAIN, QUIET, STRONG


class Choice(ModalScreen[str | None]):
    """Asks for one of some keys; answers with it, or with None after escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    def __init__(self, title: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer keys, each with what it means."""
        super().__init__(classes="foot")
        self._title, self._options = title, tuple(options)

    def compose(self) -> ComposeResult:
        """Yield the title and a line a key."""
        with Vertical(classes="sheet"):
            yield Static(Content.styled(self._title, STRONG))
            for key, said in self._options:
                yield Static(Content.assemble((f"{key:<4}", LABEL), (said, PLAIN)))
            yield Static(Content.assemble(("esc ", LABEL), ("back", QUIET)))

    def on_key(self, event: Key) -> None:
        """Answer with the key, if it is one of those."""
        if event.key in dict(self._options):
            event.stop()
            self.dismiss(event.key)

    def action_back(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
