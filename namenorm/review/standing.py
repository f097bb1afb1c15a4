"""What is filed on a question in a scope, and of which version that is."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Label, and_, bindparam, case, func, select

from namenorm.gazetteer.store.tables import findings, judgements, occurrences
from namenorm.judgement import Scope

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
