"""What is filed on a question in a scope, and of which version that is."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, select

from namenorm.gazetteer.store.ledger_tables import judgements
from namenorm.values import Scope


def stands(connection: Connection, question: str, scope: Scope) -> tuple[int, str]:
    """Return the version of a question in a scope, as ``version_of`` does, and when it was last judged there."""
    said = {"question": question, "kind": scope.kind, "value": scope.value}
    row = connection.execute(_STANDS, said).one()
    return int(row[0]), str(row[1])


def version_of(connection: Connection, question: str, scope: Scope) -> int:
    """Return the number of the last event that filed or took back something on a question in a scope; 0 for none."""
    return stands(connection, question, scope)[0]


def on(question: str, scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a judgement is on a question in a scope."""
    one = judgements.c
    return and_(one.question == question, one.scope == scope.kind, one.scope_value == scope.value)


_STANDS = select(func.coalesce(func.max(judgements.c.touched), 0), func.coalesce(func.max(judgements.c.at), "")).where(
    judgements.c.question == bindparam("question"),
    judgements.c.scope == bindparam("kind"),
    judgements.c.scope_value == bindparam("value"),
)
