"""Which judgements hold, and those of them that hold in more than one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from namenorm.gazetteer.precedent import Precedent
from namenorm.gazetteer.store.ledger_tables import judgements

_DECIDED = ("accept", "reject", "edit")
_SAME = ("key", "surface", "suggestion", "verdict", "rendering", "editor", "at", "note")


def precedents(connection: Connection) -> Iterator[Precedent]:
    """Yield the judgements that hold everywhere or for an outlet, in the order in which they were filed."""
    asked = select(judgements).where(judgements.c.scope != "document", judgements.c.verdict.in_(_DECIDED))
    for row in connection.execute(in_force(asked).order_by(judgements.c.at, judgements.c.uid)).mappings():
        yield Precedent(outlet=row["scope_value"], **{name: row[name] for name in _SAME})


def in_force(asked: Select[Any], *, few: bool = False) -> Select[Any]:
    """Keep of judgements those that hold: neither taken back nor followed by a later one in the same scope.

    Args:
        asked: The query.
        few: Whether only the first few are wanted: then each is looked up as it is met. PostgreSQL would otherwise join
            all judgements with all to show one.
    """
    return asked.where(judgements.c.undone_by.is_(None), _LAST_OF_FEW if few else _LAST)


def _last(*, few: bool) -> ColumnElement[bool]:
    one, later = judgements.c, judgements.alias()
    same = and_(
        later.c.question == one.question,
        later.c.scope == one.scope,
        later.c.scope_value == one.scope_value,
        later.c.undone_by.is_(None),
        or_(later.c.at > one.at, and_(later.c.at == one.at, later.c.id > one.id)),
    )
    if few:  # whatever has an offset PostgreSQL leaves where it stands
        return ~select(later.c.id).where(same).offset(0).correlate(judgements).exists()
    return ~exists().where(same).correlate(judgements)


_LAST, _LAST_OF_FEW = _last(few=False), _last(few=True)
