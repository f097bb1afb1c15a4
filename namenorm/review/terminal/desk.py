"""The screen on which an editor works: it shows the state, and each key is a method of it.

A key that is held is told from a key that is pressed again: a terminal sends the same for both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widget import Widget

from namenorm.gazetteer.model import Entity
from namenorm.review.terminal.asking import Asking
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.keys import KEYS
from namenorm.review.terminal.page import edges
from namenorm.review.terminal.page.lines import Lines
from namenorm.review.terminal.page.sheet import sheet
from namenorm.review.terminal.page.why import entity_lines, why
from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.screens import Reading
from namenorm.review.terminal.state import Review
from namenorm.review.terminal.values import Notice
from namenorm.review.values import QueueItem

REPEAT = 0.2
"""Seconds: a key that is held comes again sooner, on the slowest setting that is usual (five times a second) too."""
_FIRST = 2.0  # seconds after which the first repetition has come, whatever the setting

Press = Literal["act", "wait", "held"]


class Held:
    """Tells what the press of a key means, by the times at which it came.

    After a pause, a press acts at once. What comes soon after another may be the first repetition of a key that is
    held: it acts only if none follows it at once, as ``still`` tells once ``REPEAT`` seconds are over.
    """

    def __init__(self) -> None:
        """Begin with a key that was never pressed."""
        self._last = float("-inf")

    def press(self, at: float) -> Press:
        """Return what to do at a press: act, wait whether another follows, or nothing, since the key is held."""
        since, self._last = at - self._last, at
        if since > _FIRST:
            return "act"
        return "wait" if since >= REPEAT else "held"

    def still(self, at: float) -> bool:
        """Tell whether the press of a time, for which ``press`` said to wait, was the last."""
        return self._last == at


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


_PLAIN = frozenset({"accept", "reject", "unsure", "skip", "group", "widen", "narrow", "redo", "top"})
"""Keys that are methods of ``Review``."""
_ALWAYS = frozenset({"undo", "redo", "help", "quit"})
_HELD = "undo"  # which ``key_backspace`` does: of one key that is held it would take back a day's work


class Desk(Screen[None]):
    """One question after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(one.name, f"do('{one.action}')" if one.action in _PLAIN else one.action, show=False)
            for one in KEYS
            if one.action != _HELD
        ),
        *(Binding(str(number), f"candidate({number})", show=False) for number in range(2, 10)),
    ]

    def __init__(self, review: Review, book: Book, resume: Resume) -> None:
        """Show a review, with a book to look into, and remember where the editor is."""
        super().__init__()
        self.review, self.book = review, book
        self._resume, self._kept = resume, review.state.after
        self._asking = Asking(review, book, self)
        self._people: dict[str, Entity | None] = {}
        self._held = Held()

    def compose(self) -> ComposeResult:
        """Yield the top, the page, the line for notices, and the keys."""
        review = self.review
        filtered = review.filters is not None
        yield Painted(lambda width, _: [edges.top(review.state, review.editor, filtered, width)], "top")
        yield Painted(lambda width, height: sheet(review.state, self.who, width, height), "sheet")
        yield Painted(lambda width, _: [edges.line(review.state, width)], "line")
        yield Painted(lambda width, _: edges.foot(review.state, self._useless(), width), "foot")

    def who(self, entity_id: str) -> Entity | None:
        """Return the entity of an identifier; asked once a question."""
        if entity_id not in self._people:
            held = self.book.entity(entity_id)
            self._people[entity_id] = held.entity if held else None
        return self._people[entity_id]

    def show(self) -> None:
        """Paint the state, and remember what was skipped: a connection may break at any time."""
        review, self._people = self.review, {}
        if review.state.after != self._kept:
            self._kept = review.state.after
            self._resume.keep_place(review.ledger.place, review.editor, review.filters, self._kept)
        for one in self.query(Painted):
            one.refresh()

    def action_do(self, name: str) -> None:
        """Do what a key of ``_PLAIN`` means."""
        getattr(self.review, name)()
        self.show()

    def key_backspace(self, event: Key) -> None:
        """Take back one act at each press of the key, however long it is held."""
        match self._held.press(event.time):
            case "act":
                self.action_do(_HELD)
            case "wait":
                self.set_timer(REPEAT, lambda: self._undo_if_last(event.time))

    def _undo_if_last(self, at: float) -> None:
        if self._held.still(at):
            self.action_do(_HELD)

    def action_edit(self) -> None:
        """Ask what should stand there."""
        self._asking.rendering()

    def action_candidate(self, number: int) -> None:
        """Ask whether the name of a candidate should stand there."""
        item = self.review.state.item
        if item is not None and number <= len(item.lead.candidates):
            self._asking.rendering(item.lead.candidates[number - 1].name)

    def action_cite(self) -> None:
        """Ask for a note and a citation."""
        self._asking.grounds()

    def action_search(self) -> None:
        """Search the gazetteer."""
        self._asking.search()

    def action_why(self) -> None:
        """Show all the evidence."""
        if (item := self.review.state.item) is not None:
            self.app.push_screen(Reading("Why", lambda width: why(item, self.who, width)))

    def action_entity(self) -> None:
        """Show whom it may mean, the proposed entity first."""
        item = self.review.state.item
        found = self._entities(item) if item is not None else []
        if found:
            self.app.push_screen(Reading("Whom it may mean", lambda width: _all(found, width)))
        elif item is not None:
            self.review.tell(Notice("told", "the book has no entity for it; / searches, and enters a new one"))
            self.show()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(Reading("Keys", edges.help_lines))

    def _entities(self, item: QueueItem) -> list[Entity]:
        ids = [item.entity.id if item.entity else "", *(one.entity_id for one in item.lead.candidates)]
        return [one for each in dict.fromkeys(filter(None, ids)) if (one := self.who(each)) is not None]

    def _useless(self) -> set[str]:
        item = self.review.state.item
        if item is None:
            return {one.action for one in KEYS} - _ALWAYS
        has_entity = item.entity is not None or any(one.entity_id for one in item.lead.candidates)
        alone = item.group.occurrences < 2
        return {*(() if has_entity else ("entity",)), *(("group",) if alone else ())}


def _all(found: list[Entity], width: int) -> Lines:
    lines: Lines = []
    for one in found:
        lines += [*([edges.EMPTY, edges.EMPTY] if lines else []), *entity_lines(one, width)]
    return lines
