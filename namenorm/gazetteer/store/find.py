"""Finding an entity by any of its names or identifiers, by an index as far as that goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, false, null, or_, select, true

from namenorm.gazetteer.search import Hit
from namenorm.gazetteer.store.reading import standing
from namenorm.gazetteer.store.tables import entities, ids, terms
from namenorm.gazetteer.store.terms import LAST, folded

_ROOM = 8  # rows read for each entity wanted: several names of one begin alike
_Asked = Select[Any]
_NAMED = select(terms.c.entity_id, terms.c.position).order_by(terms.c.term, terms.c.entity_id)


def find(connection: Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """Return entities by an identifier, a name or a part of one.

    If the text is an identifier, that is all. Else a name that is the text comes first, then one that begins with it,
    then one with a word that does: these are looked up. Only if there is none, all names are read for one that holds
    the text anywhere. Case, accents, spaces, punctuation and simplified or traditional characters do not matter.

    Args:
        connection: A transaction.
        text: What to look for; nothing is found by one that has no letter or digit.
        limit: How many to return at most.
    """
    term, found = folded(text), dict[str, int | None]()
    for asked in (_identifiers(text.strip()), _looked_up(term), _read_through(term)):
        if not found:
            _fill(connection, asked, found, limit)
    return tuple(_hits(connection, dict(list(found.items())[:limit])))


def _fill(connection: Connection, asked: Iterable[_Asked], found: dict[str, int | None], limit: int) -> None:
    for one in asked:
        for entity_id, position in _pairs(connection, one.limit(limit * _ROOM)):
            found.setdefault(entity_id, position)
        if len(found) >= limit:
            return


def _identifiers(text: str) -> Iterator[_Asked]:
    own = or_(entities.c.id == text, entities.c.local == text)
    yield select(entities.c.id, null()).where(entities.c.state == "live", own).order_by(entities.c.id)
    yield select(ids.c.entity_id, null()).where(ids.c.elsewhere == text).order_by(ids.c.entity_id)


def _looked_up(term: str) -> Iterator[_Asked]:
    begins = (terms.c.term >= term) & (terms.c.term < term + LAST)
    if term:
        yield _NAMED.where(terms.c.whole == true(), terms.c.term == term)
        yield _NAMED.where(terms.c.whole == true(), begins)
        yield _NAMED.where(terms.c.whole == false(), begins)


def _read_through(term: str) -> Iterator[_Asked]:
    if term:
        yield _NAMED.where(terms.c.whole == true(), terms.c.term.contains(term, autoescape=True))


def _pairs(connection: Connection, asked: _Asked) -> Iterator[tuple[str, int | None]]:
    rows: Iterable[Any] = connection.execute(asked)
    yield from ((row[0], row[1]) for row in rows)


def _hits(connection: Connection, found: dict[str, int | None]) -> Iterator[Hit]:
    standings = standing(connection, found)
    for entity_id, position in found.items():
        entity = standings[entity_id].state.entity
        if entity is not None:
            yield Hit(entity, None if position is None else entity.names[position])
