"""Searching the book: by any name, in any script, and by what it may be a spelling of."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from namenorm.gazetteer.model import Entity, Name
from namenorm.serve.ask import Ask
from namenorm.serve.route import Route
from namenorm.values import Candidate

_FOUND, _LIKELY = 20, 10
_LONGEST = 200
_LEAST = 0.02  # of a candidate that is worth a line


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found.

    Attributes:
        entity: The entity.
        name: By which of its names; None where it was not by one.
        candidate: What a look-up says of it, where it was found by what the text may be a spelling of.
    """

    entity: Entity
    name: Name | None = None
    candidate: Candidate | None = None


def book(ask: Ask) -> Response:
    """Show what is found."""
    text = ask.query("q").strip()[:_LONGEST]
    return ask.page("book.html", text=text, hits=_hits(ask, text) if text else [])


def _hits(ask: Ask, text: str) -> list[Hit]:
    found = {one.entity.id: Hit(one.entity, one.name) for one in ask.house.store.find(text, _FOUND)}
    for candidate in ask.house.normaliser.lookup(text, _LIKELY):
        entity = ask.house.about(candidate.entity_id) if candidate.entity_id and candidate.score >= _LEAST else None
        if entity is not None and entity.id not in found:
            found[entity.id] = Hit(entity, None, candidate)
    return list(found.values())


ROUTES = (Route("GET", "/book", book, "reader"),)
