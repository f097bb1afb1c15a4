"""What is filed on a question in a scope, and of which version that is."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, func, select

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
