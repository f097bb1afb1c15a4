"""What is filed on a question in a scope, and of which version that is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from namenorm.gazetteer.store.ledger_tables import judgements
from namenorm.values import Scope


def version_of(connection: Connection, question: str, scope: Scope) -> int:
    """Return the number of the last event that filed or took back something on a question in a scope; 0 for none."""
    asked = select(func.coalesce(func.max(judgements.c.touched), 0)).where(on(question, scope))
    return int(connection.execute(asked).scalar_one())


def on(question: str, scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a judgement is on a question in a scope."""
    one = judgements.c
    return and_(one.question == question, one.scope == scope.kind, one.scope_value == scope.value)


def in_force(asked: Select[Any]) -> Select[Any]:
    """Keep of judgements those that hold: neither taken back nor followed by a later one in the same scope."""
    one, later = judgements.c, judgements.alias()
    same = and_(
        later.c.question == one.question,
        later.c.scope == one.scope,
        later.c.scope_value == one.scope_value,
        later.c.undone_by.is_(None),
        or_(later.c.at > one.at, and_(later.c.at == one.at, later.c.id > one.id)),
    )
    return asked.where(one.undone_by.is_(None), ~exists().where(same).correlate(judgements))
