"""What lies over the page for a while: a form, a text to read, a choice of one key, the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from namenorm.review.terminal.book import Book, Found, Held
from namenorm.review.terminal.page.lines import LABEL, PLAIN, QUIET, STRONG, WARN, WIDEST, Lines
from namenorm.review.terminal.page.sheet import about
from namenorm.review.terminal.shown import shown


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
