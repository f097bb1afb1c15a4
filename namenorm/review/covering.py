"""How much a finding, its group or a scope covers."""

from __future__ import annotations

from sqlalchemy import Connection, distinct, func, or_, select, true
from sqlalchemy.engine import RowMapping

from namenorm.gazetteer.store.tables import findings, occurrences
from namenorm.judgement import Scope, Verdict
from namenorm.review.narrow import Condition
from namenorm.review.question import rendering_of
from namenorm.review.values import Counts

_PLACES = ("document_id", "outlet")
_COUNTS = (func.count(), *(func.count(distinct(occurrences.c[one])) for one in _PLACES))


def counts(connection: Connection, where: Condition) -> Counts:
    """Return how many occurrences there are, in how many documents and outlets."""
    row = connection.execute(select(*_COUNTS).select_from(occurrences).where(where)).one()
    return Counts(row[0], row[1], row[2])


def of_group(row: RowMapping) -> Condition:
    """Return the condition that a finding is of the same rendering as a row of ``findings``."""
    column = "id" if row["rendering"] is None else "rendering"
    same: Condition = findings.c[column] == row[column]
    return same


def answered(row: RowMapping, verdict: Verdict, rendering: str | None) -> Condition:
    """Return the condition that a judgement on a row of ``findings`` answers a finding."""
    says = rendering if verdict == "edit" else row["suggestion"] if verdict == "accept" else None
    own = findings.c.id == row["id"]
    return own if says is None else or_(own, findings.c.rendering == rendering_of(row["surface"], says))


def within(scope: Scope) -> Condition:
    """Return the condition that an occurrence is within a scope."""
    if scope.kind == "everywhere":
        return true()
    column = {"document": occurrences.c.document_id, "outlet": occurrences.c.outlet}[scope.kind]
    return column == scope.value
