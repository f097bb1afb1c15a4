"""What the answers of the search and of the form for a new entry add to the book, and with which verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace

from namenorm.gazetteer.importers.names import guessed
from namenorm.gazetteer.importers.wikidata_rules import wikidata_rules
from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind
from namenorm.gazetteer.store.promotion import AddEntity, AddName, KeepApart, Promotion
from namenorm.judgement import Verdict
from namenorm.review.terminal.book import Book, Held
from namenorm.review.terminal.shown import shown
from namenorm.review.values import QueueItem
from namenorm.text.key import key

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
