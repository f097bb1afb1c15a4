"""A few lines to fill in, at the foot of the screen, so that the sentence stays in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from namenorm.review.terminal.page.lines import LABEL, QUIET, STRONG, WARN

Answers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: its name, its label, what stands in it, and what it is to hold, told while it is empty."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    needed: bool = False


class Form(ModalScreen[Answers | None]):
    """Asks for some lines; answers with them, or with None after escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, title: str, fields: Sequence[Field], kept: Answers) -> None:
        """Ask for fields under a title; ``kept`` is filled with what is typed, also if that is not answered with."""
        super().__init__(classes="foot")
        self._title, self._fields, self._kept = title, tuple(fields), kept

    def compose(self) -> ComposeResult:
        """Yield the title, the lines, and the keys."""
        with Vertical(classes="sheet"):
            yield Static(Content.styled(self._title, STRONG), id="title")
            for one in self._fields:
                with Horizontal(classes="field"):
                    yield Static(Content.styled(one.label, LABEL), classes="label")
                    yield Input(
                        self._kept.get(one.name, one.value),
                        placeholder=one.hint,
                        id=one.name,
                        compact=True,
                        select_on_focus=False,
                    )
            several = (("tab", LABEL), (" next line   ", QUIET)) if len(self._fields) > 1 else ()
            done = (("enter", LABEL), (" done   ", QUIET))
            yield Static(Content.assemble(*done, *several, ("esc", LABEL), (" back", QUIET)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        self._kept[event.input.id or ""] = event.value

    def on_input_submitted(self) -> None:
        """Answer, unless a line that is needed is empty."""
        said = {one.name: self.query_one(f"#{one.name}", Input).value.strip() for one in self._fields}
        missing = next((one for one in self._fields if one.needed and not said[one.name]), None)
        if missing is None:
            self.dismiss(said)
        else:
            self.query_one("#title", Static).update(Content.styled(f"{missing.label} is needed", f"{WARN} bold"))
            self.query_one(f"#{missing.name}", Input).focus()

    def action_back(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
