"""What a decision would cover, before it is made."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, and_, func, literal_column, select, true
from sqlalchemy.engine import RowMapping

from namenorm.gazetteer.store.settling import in_force
from namenorm.gazetteer.store.tables import findings, judgements, occurrences
from namenorm.judgement import SCOPES, Scope, Verdict
from namenorm.review.answers import OCCURRENCES, filed_of, occurrence_of
from namenorm.review.covering import answered, counts, of_group, within
from namenorm.review.narrow import OPEN, Condition
from namenorm.review.standing import version_of
from namenorm.review.values import Filed, Preview

Reach = Scope | Literal["group"]
_SAMPLES = 5
_MOST = 20


def preview(connection: Connection, row: RowMapping, reach: Reach, verdict: Verdict, rendering: str | None) -> Preview:
    """Return what a judgement on a row of ``findings``, or on its group, would cover."""
    scope = None if reach == "group" else reach
    which = of_group(row) if scope is None else answered(row, verdict, rendering)
    numbers = connection.execute(select(findings.c.id).where(which).order_by(findings.c.id)).scalars().all()
    place = true() if scope is None else within(scope)
    where = and_(occurrences.c.finding_id.in_(numbers), OPEN, place)
    samples = connection.execute(OCCURRENCES.where(where).order_by(occurrences.c.id).limit(_SAMPLES)).mappings()
    return Preview(
        finding=row["id"],
        scope=scope,
        findings=tuple(numbers),
        covers=counts(connection, where),
        by_outlet=_by_outlet(connection, where),
        samples=tuple(map(occurrence_of, samples)),
        stays=() if scope is None else _narrower(connection, row, scope),
        until=connection.execute(select(func.coalesce(func.max(occurrences.c.id), 0))).scalar_one(),
        version=0 if scope is None else version_of(connection, row["question"], scope),
        future=scope is not None,
    )


def _by_outlet(connection: Connection, where: Condition) -> tuple[tuple[str, int], ...]:
    # Grouped by the column itself, SQLite reads every open occurrence in the order of outlets to save a sort of a few.
    outlet, many = occurrences.c.outlet.concat(literal_column("''")).label("outlet"), func.count().label("many")
    asked = select(outlet, many).where(where).group_by(outlet)
    rows = connection.execute(asked.order_by(many.desc(), outlet).limit(_MOST))
    return tuple((row.outlet, row.many) for row in rows)


def _narrower(connection: Connection, row: RowMapping, scope: Scope) -> tuple[Filed, ...]:
    """Return the judgements on the same question of narrower scopes, the latest first."""
    kinds = SCOPES[: SCOPES.index(scope.kind)]
    asked = select(judgements).where(judgements.c.question == row["question"], judgements.c.scope.in_(kinds))
    rows = connection.execute(in_force(asked).order_by(judgements.c.id.desc()).limit(_MOST)).mappings()
    return tuple(map(filed_of, rows))
