"""The search in the gazetteer, as you type."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from namenorm.review.terminal.book import Book, Found, Held
from namenorm.review.terminal.page.lines import LABEL, PLAIN, QUIET, STRONG
from namenorm.review.terminal.page.reasons import about
from namenorm.review.terminal.shown import shown

NEW = "new"
Taken = Held | str
"""An entity; or the text of the search, for which there is to be a new one."""


class Search(ModalScreen[Taken | None]):
    """Finds entities; answers with one, with the text that nobody is called by yet, or with None after escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
        Binding("ctrl+n", "new", show=False, priority=True),
    ]

    def __init__(self, book: Book, text: str) -> None:
        """Search a book, for a text to begin with."""
        super().__init__(classes="foot")
        self._book, self._text = book, text
        self._found: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        """Yield the line to type in, what was found, and the keys."""
        with Vertical(classes="sheet tall"):
            yield Input(self._text, placeholder="a name in any script and spelling", compact=True, id="asked")
            found = OptionList(id="found", compact=True)
            found.can_focus = False
            yield found
            keys = (("enter", "take"), ("↓ ↑", "choose"), ("ctrl+n", "new entry"), ("esc", "back"))
            yield Static(Content("   ").join(Content.assemble((key, LABEL), (f" {does}", QUIET)) for key, does in keys))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search again."""
        self._found = self._book.find(event.value)
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        listed.add_options([Option(_option(one), id=str(place)) for place, one in enumerate(self._found)])
        listed.add_option(Option(_new(event.value), id=NEW))
        listed.highlighted = 0

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what is highlighted."""
        listed = self.query_one("#found", OptionList)
        chosen = listed.get_option_at_index(listed.highlighted or 0).id
        self.dismiss(event.value.strip() if chosen in (NEW, None) else self._found[int(chosen)].held)

    def action_move(self, where: str) -> None:
        """Move the highlight: ``cursor_down``, ``cursor_up``, or by a page."""
        getattr(self.query_one("#found", OptionList), f"action_{where}")()

    def action_new(self) -> None:
        """Answer with the text, for which there is to be an entry."""
        self.dismiss(self.query_one("#asked", Input).value.strip())

    def action_back(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)


def _option(one: Found) -> Content:
    entity, name = one.held.entity, one.name
    by = name.text if name is not None and name.text != entity.name else ""
    way = f" ({one.system.replace('_', ' ')})" if one.system and by else ""
    said = about(entity)
    return Content.assemble(
        (shown(entity.name), STRONG),
        (f"  by {shown(by)}{way}" if by else "", QUIET),
        (f"  {said}" if said else "", PLAIN),
    )


def _new(text: str) -> Content:
    named = f" “{shown(text.strip())}”" if text.strip() else ""
    return Content.assemble(("+ ", LABEL), (f"enter{named} as somebody or something new", PLAIN))
