"""How much a finding, its group or a scope covers, what a decision would cover, and what is filed in a scope."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Label,
    and_,
    bindparam,
    case,
    distinct,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.engine import RowMapping

from namenorm.gazetteer.store.settling import in_force
from namenorm.gazetteer.store.tables import findings, judgements, occurrences
from namenorm.judgement import SCOPES, Scope, Verdict
from namenorm.review.narrow import OCCURRENCES, OPEN, Condition, filed_of, occurrence_of
from namenorm.review.rows import rendering_of
from namenorm.review.values import Counts, Filed, Preview

Text = ColumnElement[str]
VERSION = func.coalesce(func.max(judgements.c.touched), 0)
"""Of the judgements on a question in a scope: the last event that filed or took back something; 0 for none."""
_LAST = func.coalesce(func.max(judgements.c.at), "")


def version_of(connection: Connection, question: str, scope: Scope) -> int:
    """Return the number of the last event that filed or took back something on a question in a scope; 0 for none."""
    said = {"question": question, "kind": scope.kind, "value": scope.value}
    return int(connection.execute(_VERSION, said).scalar_one())


def of_finding(kind: Text, value: Text) -> tuple[Label[int], Label[str]]:
    """Return two columns beside those of a finding, for a scope.

    They are ``stands``, its version as ``version_of`` has it, and ``last``, when the question was last judged there.
    """
    there = _there(findings.c.question, kind, value)
    asked = {name: select(one).where(there).correlate(findings) for name, one in (("stands", VERSION), ("last", _LAST))}
    stands, last = (one.scalar_subquery().label(name) for name, one in asked.items())
    return stands, last


def settled_in(document: Text) -> Label[int | None]:
    """Return a column beside those of a finding: what settles it in a document; null while it is open there."""
    one = occurrences.c
    all_of_it = case((func.count(one.settled_by) == func.count(), func.max(one.settled_by)))
    asked = select(all_of_it).where(one.finding_id == findings.c.id, one.document_id == document)
    return asked.correlate(findings).scalar_subquery().label("settled_in")


def on(question: str, scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a judgement is on a question in a scope."""
    one = judgements.c
    return and_(one.question == question, one.scope == scope.kind, one.scope_value == scope.value)


def _there(question: Text, kind: Text, value: Text) -> ColumnElement[bool]:
    one = judgements.c
    return and_(one.question == question, one.scope == kind, one.scope_value == value)


_VERSION = select(VERSION).where(_there(bindparam("question"), bindparam("kind"), bindparam("value")))


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
