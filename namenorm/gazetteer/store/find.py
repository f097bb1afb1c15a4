"""Finding an entity by any of its names or identifiers, by an index as far as that goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, false, null, or_, select, true

from namenorm.gazetteer.search import Hit
from namenorm.gazetteer.store.reading import LAST, folded, standing
from namenorm.gazetteer.store.tables import entities, ids, terms


def ids_of(connection: Connection, text: str) -> tuple[str, ...]:
    """Return the identifiers that are a text, or have it behind their source; those that were given up too."""
    asked = select(entities.c.id).where(or_(entities.c.id == text, entities.c.local == text)).order_by(entities.c.id)
    found = tuple(connection.execute(asked).scalars())
    return (text,) if text in found else found


_ROOM = 8  # rows read for each entity wanted: several names of one begin alike
_Asked = Select[Any]


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
    said = {"text": text.strip(), "term": term, "behind": term + LAST}
    for asked in (_IDENTIFIERS, _LOOKED_UP if term else (), _READ_THROUGH if term else ()):
        if not found:
            _fill(connection, asked, said, found, limit)
    return tuple(_hits(connection, dict(list(found.items())[:limit])))


def _fill(
    connection: Connection, asked: Iterable[_Asked], said: dict[str, str], found: dict[str, int | None], limit: int
) -> None:
    for one in asked:
        rows: Iterable[Any] = connection.execute(one, {**said, "most": limit * _ROOM})
        for entity_id, position in rows:
            found.setdefault(entity_id, position)
        if len(found) >= limit:
            return


def _hits(connection: Connection, found: dict[str, int | None]) -> Iterator[Hit]:
    standings = standing(connection, found)
    for entity_id, position in found.items():
        entity = standings[entity_id].state.entity
        if entity is not None:
            yield Hit(entity, None if position is None else entity.names[position])


# Built once: putting a statement together takes longer than running it.
_MOST: BindParameter[int] = bindparam("most")
_TEXT: BindParameter[str] = bindparam("text")
_TERM: BindParameter[str] = bindparam("term")
_OWN = or_(entities.c.id == _TEXT, entities.c.local == _TEXT)
_IDENTIFIERS: tuple[_Asked, ...] = (
    select(entities.c.id, null()).where(entities.c.state == "live", _OWN).order_by(entities.c.id).limit(_MOST),
    select(ids.c.entity_id, null()).where(ids.c.elsewhere == _TEXT).order_by(ids.c.entity_id).limit(_MOST),
)
_NAMED = select(terms.c.entity_id, terms.c.position).order_by(terms.c.term, terms.c.entity_id).limit(_MOST)
_BEGINS = (terms.c.term >= _TERM) & (terms.c.term < bindparam("behind"))
_LOOKED_UP: tuple[_Asked, ...] = (
    _NAMED.where(terms.c.whole == true(), terms.c.term == _TERM),
    _NAMED.where(terms.c.whole == true(), _BEGINS),
    _NAMED.where(terms.c.whole == false(), _BEGINS),
)
_READ_THROUGH: tuple[_Asked, ...] = (
    _NAMED.where(terms.c.whole == true(), terms.c.term.contains(_TERM)),  # a term has no sign that LIKE knows
)
