"""An entity: names and generated spellings, offices on a time line, where it was seen, what was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from starlette.responses import Response

from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.fields import Difference, differences
from namenorm.gazetteer.store.values import Change, Stored
from namenorm.index.spellings import Speller
from namenorm.romanise.pinyin import Pinyin
from namenorm.rules import Rules
from namenorm.serve.ask import Ask
from namenorm.serve.looks import link
from namenorm.serve.pages.plots import terms
from namenorm.serve.route import Route
from namenorm.text.key import has_han


@dataclass(frozen=True, slots=True)
class Spelled:
    """What is made from one name, by system."""

    name: Name
    by_system: dict[str, list[str]]


def spelled(entity: Entity) -> tuple[Spelled, ...]:
    """Return the spellings made from each native name, likeliest first; names of which none are made are left out."""
    found = (Spelled(one, _by_system(entity, one)) for one in entity.names if not one.text.isascii())
    return tuple(one for one in found if one.by_system)


def _by_system(entity: Entity, name: Name) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for system, text in _all(entity, name):
        texts = made.setdefault(system.replace("_", " "), [])
        if text not in texts:
            texts.append(text)
    return made


def _all(entity: Entity, name: Name) -> Iterator[tuple[str, str]]:
    if has_han(name.text):
        yield from (("pinyin", one.text) for one in _pinyin().romanise(name.text))
    yield from _speller().romanised(entity, name)


@cache
def _speller() -> Speller:
    return Speller()


@cache
def _pinyin() -> Pinyin:
    return Pinyin(Rules("zh"))


_SEEN = 20


@dataclass(frozen=True, slots=True)
class Past:
    """One change of an entity, with what differs."""

    change: Change
    differences: tuple[Difference, ...]


def entity(ask: Ask) -> Response:
    """Show an entity, with its generated spellings if they are asked for."""
    found = stored(ask, ask.query("id"))
    one, ledger = found.entity, ask.house.ledger
    wanted = bool(ask.query("spellings"))
    return ask.page(
        "entity.html",
        found=found,
        entity=one,
        by_lang=_by_lang(one.names),
        terms=terms(one.roles),
        undated=[role for role in one.roles if not (role.since or role.until)],
        spelled=spelled(one) if wanted else None,
        apart=[(other, ask.house.about(other)) for other in one.not_same_as],
        seen=ledger.of_entity(one.id, limit=_SEEN),
        judged=ledger.judgements(entity=one.id, limit=_SEEN),
        past=[_past(each) for each in reversed(ask.house.store.history(one.id))],
    )


def undo(ask: Ask) -> Response:
    """Take back what was done to an entity."""
    entity_id = ask.said("id")
    ask.house.ledger.undo(ask.number(ask.said("event"), "an event"), editor=ask.visitor.name, why=ask.said("why"))
    return ask.go(link("/entity", id=entity_id) if ask.house.entity(entity_id) else link("/book", q=entity_id))


def stored(ask: Ask, entity_id: str) -> Stored:
    """Return an entity with its version.

    Raises:
        HTTPException: If there is none.
    """
    found = ask.house.entity(entity_id)
    if found is None:
        raise ask.missing(f"no entity {entity_id}: look for it in the book")
    return found


def _by_lang(names: Sequence[Name]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for one in names:
        found.setdefault(one.lang, []).append(one)
    return found


def _past(change: Change) -> Past:
    return Past(change, differences(change.before.entity, change.after.entity))


ROUTES = (
    Route("GET", "/entity", entity, "reader"),
    Route("POST", "/entity/undo", undo, "editor"),
)
