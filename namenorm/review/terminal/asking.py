"""The keys that ask for more than a key: a rendering, the grounds, another entity, a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from namenorm.review.terminal.book import Book, Held
from namenorm.review.terminal.promote import KINDS, Answer, answer, entered, options
from namenorm.review.terminal.screens.choice import Choice
from namenorm.review.terminal.screens.form import Answers, Field, Form
from namenorm.review.terminal.screens.search import Search, Taken
from namenorm.review.terminal.shown import clipped, shown
from namenorm.review.terminal.state import Review
from namenorm.review.values import QueueItem
from namenorm.text.key import key

if TYPE_CHECKING:
    from namenorm.review.terminal.desk import Desk

Done = Callable[[Answers], None]
_LANG = "en"


class Asking:
    """Puts forms over the desk and files what comes back."""

    def __init__(self, review: Review, book: Book, desk: Desk) -> None:
        """Ask over a desk."""
        self._review, self._book, self._desk = review, book, desk
        self._drafts: dict[tuple[object, ...], Answers] = {}

    def rendering(self, name: str | None = None) -> None:
        """Ask what should stand there, with the suggestion, or a name, to begin with."""
        if (item := self._review.state.item) is None:
            return
        begin = name or item.suggestion or item.surface
        field = Field("rendering", "should read", shown(begin), needed=True)
        self._form(f"Instead of “{_short(item)}”", [field], lambda said: self._review.edit(said["rendering"]))

    def grounds(self) -> None:
        """Ask for what goes with the next decision."""
        if self._review.state.item is None:
            return
        now = self._review.state
        fields = [
            Field("note", "note", now.note, "on what grounds"),
            Field("citation", "citation", now.citation, "where that can be read"),
        ]
        self._form("With the next decision", fields, lambda said: self._review.cite(said["note"], said["citation"]))

    def search(self) -> None:
        """Search the gazetteer, and ask what to do with what was found."""
        if (item := self._review.state.item) is not None:
            self._desk.app.push_screen(Search(self._book, shown(item.surface)), lambda taken: self._taken(item, taken))

    def _taken(self, item: QueueItem, taken: Taken | None) -> None:
        if isinstance(taken, Held):
            choice = Choice(f"Take {shown(taken.entity.name)}", options(item, taken))
            self._desk.app.push_screen(choice, lambda chosen: self._chosen(item, taken, chosen))
        elif taken is not None:
            self._new(item, taken)

    def _chosen(self, item: QueueItem, taken: Held, chosen: str | None) -> None:
        if chosen is not None:
            self._file(answer(item, taken, chosen, self._langs(item)[0], self._book))

    def _new(self, item: QueueItem, name: str) -> None:
        lang, original = self._langs(item)
        lead = item.lead
        native = lead.source_sentence[lead.source_at.start : lead.source_at.end] if lead.source_at else ""
        # What stands there is broken: it is never the name to begin with.
        begin = (item.suggestion or "") if key(name) == key(item.surface) else name
        fields = [
            Field("name", "name", shown(begin), "as it should stand in the translation", needed=True),
            Field("surname", "surname", "", "which part of the name that is"),
            Field("original", "in the original", shown(native), "戴博, 김여정 …"),
            Field("lang", "language of it", original, "zh-Hans, ja, ko, ru …"),
            Field("about", "who it is", "", "as an article would introduce it"),
            Field("countries", "countries", "", "CN, US …"),
            Field("kind", "kind", KINDS[0], ", ".join(KINDS)),
        ]
        self._form("A new entry for the book", fields, lambda said: self._file(entered(item, said, lang)))

    def _file(self, one: Answer) -> None:
        self._review.judge(one.verdict, one.rendering, one.promote)
        self._desk.show()

    def _form(self, title: str, fields: list[Field], done: Done) -> None:
        item = self._review.state.item
        draft = (item.finding if item else 0, title, *(one.value for one in fields))

        def answered(said: Answers | None) -> None:
            if said is not None:
                done(said)
                notice = self._review.state.notice
                if notice is None or notice.kind != "fault":  # of which what was typed is kept, to be sent once more
                    self._drafts.pop(draft, None)
            self._desk.show()

        self._desk.app.push_screen(Form(title, fields, self._drafts.setdefault(draft, {})), answered)

    def _langs(self, item: QueueItem) -> tuple[str, str]:
        """Return the languages of the translation and of the original, as far as they are known."""
        found = self._review.ledger.document(item.lead.document)
        return (found.lang, found.source_lang or "") if found is not None else (_LANG, "")


def _short(item: QueueItem) -> str:
    return clipped(shown(item.surface), 50)
