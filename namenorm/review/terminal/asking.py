"""The keys that ask for more than a key, as a rendering or another entity, and what the answers add to the book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from namenorm.gazetteer.importers.names import guessed
from namenorm.gazetteer.importers.wikidata_rules import wikidata_rules
from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind
from namenorm.gazetteer.store.promotion import AddEntity, AddName, KeepApart, Promotion
from namenorm.judgement import Verdict
from namenorm.review.terminal.book import Book, Held
from namenorm.review.terminal.screens import Answers, Choice, Field, Form, Search, Taken
from namenorm.review.terminal.shown import clipped, shown
from namenorm.review.terminal.state import Review
from namenorm.review.values import QueueItem
from namenorm.text.key import key

if TYPE_CHECKING:
    from namenorm.review.terminal.desk import Desk


KINDS: tuple[EntityKind, ...] = ("person", "org", "place", "other")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be filed."""

    verdict: Verdict
    rendering: str | None = None
    promote: Promotion | None = None


def options(item: QueueItem, taken: Held) -> list[tuple[str, str]]:
    """Return what can be done with an entity that was found: a key and what it means."""
    name, surface = taken.entity.name, item.surface
    found = [
        ("y", f"“{name}” should stand here; the book stays as it is"),
        ("m", f"so it should, and “{surface}” is a misspelling of it from now on"),
        ("l", f"“{surface}” is right, another name of it from now on; nothing is wrong here"),
    ]
    if item.entity is not None and item.entity.id != taken.entity.id:
        found.append(("k", f"“{name}” should stand here; it and {item.entity.name} are kept apart"))
    return [(pressed, shown(said)) for pressed, said in found]


def answer(item: QueueItem, taken: Held, chosen: str, lang: str, book: Book) -> Answer:
    """Return what one of ``options`` files."""
    name = taken.entity.name
    match chosen:
        case "m":
            return Answer("edit", name, _named(item.surface, "misspelling", taken, lang))
        case "l":
            return Answer("reject", None, _named(item.surface, "alias", taken, lang))
        case "k" if item.entity is not None:
            other = book.entity(item.entity.id)
            bases = tuple(one.entity for one in (taken, other) if one is not None)
            return Answer("edit", name, KeepApart(taken.entity.id, item.entity.id, bases))
    return Answer("edit", name)


def entered(item: QueueItem, said: dict[str, str], lang: str) -> Answer:
    """Return what the form for a new entry files: its name stands here; where it did before, nothing was wrong."""
    name = said["name"]
    kind: EntityKind = next((one for one in KINDS if one == said["kind"]), "person")
    countries = tuple(code.upper() for code in said["countries"].replace(",", " ").split())
    names = (Name(name, lang, "canonical"), *_original(said, countries))
    new = Entity("", kind, name, said["surname"], said["about"], countries, names=names)
    right = key(name) == key(item.surface)
    return Answer("reject" if right else "edit", None if right else name, AddEntity(new))


def _original(said: dict[str, str], countries: tuple[str, ...]) -> tuple[Name, ...]:
    """Return the name in the original: whose own it is, by its script, its surname and the countries of the bearer."""
    if not said["original"]:
        return ()
    found = guessed(said["original"], "alias", said["name"], countries, wikidata_rules().languages)
    return (replace(found, lang=said["lang"] or found.lang),)


def _named(surface: str, kind: NameKind, taken: Held, lang: str) -> AddName:
    base = taken.entity if taken.version is None else None
    return AddName(taken.entity.id, Name(surface, lang, kind), taken.version, base)


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
