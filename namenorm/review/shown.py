"""Questions with all that is needed to answer them, in one statement, since each costs its way to the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, exists, func, literal_column, or_, select
from sqlalchemy.engine import Row

from namenorm.gazetteer.store.tables import documents, finding_countries, findings, judgements, occurrences
from namenorm.judgement import Scope
from namenorm.review.answers import OF_OCCURRENCE, entity_of, occurrence_of
from namenorm.review.narrow import OPEN
from namenorm.review.standing import VERSION
from namenorm.review.values import Counts, Filed, QueueItem

FIRST = (findings.c.worth.desc(), findings.c.id.desc())
"""The order of the queue."""
LEAD = occurrences.alias("lead")
_SAID = ("key", "code", "severity", "surface", "suggestion", "message", "confidence", "provisional", "worth")
_OF_FINDING = ("id", "question", "rendering", "entity_id", "entity_name", "open", "settled", *_SAID)
_OF_GROUP = ("of_group", "group_documents", "group_outlets")
_BESIDE = ("countries", "version", "is_asked_again", "documents", "outlets", *_OF_GROUP)
# By the outlet itself, SQLite would read every open occurrence in the order of outlets to count a few.
_PLACES = (occurrences.c.document_id, occurrences.c.outlet.concat(literal_column("''")))


def first_of(*where: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return the number of the first occurrence of a finding that fits."""
    asked = select(occurrences.c.id).where(occurrences.c.finding_id == findings.c.id, *where)
    return asked.order_by(occurrences.c.id).limit(1).correlate(findings).scalar_subquery()


def shown(numbers: Select[Any], lead: ColumnElement[Any]) -> Select[Any]:
    """Return the statement that asks for findings, each with the occurrence to show; ``built`` reads its rows.

    Args:
        numbers: Of which findings.
        lead: The number of that occurrence, as ``first_of`` returns it; a finding without one is left out.
    """
    which = numbers.subquery()
    columns = [*(findings.c[one] for one in _OF_FINDING), *_beside(), *(_of_lead(one) for one in OF_OCCURRENCE)]
    asked = select(*columns).join_from(which, findings, which.c.id == findings.c.id)
    asked = asked.join(LEAD, LEAD.c.id == lead).join(documents, documents.c.id == LEAD.c.document_id)
    return asked.order_by(*FIRST)


def built(row: Row[Any], earlier: tuple[Filed, ...] = (), answer: Filed | None = None) -> QueueItem:
    """Return the question of a row, with what was judged before, and what settles it."""
    finding, beside, lead = parts(row)
    occurrence = occurrence_of(lead)
    open_ = Counts(finding["open"], beside["documents"], beside["outlets"])
    group = Counts(beside["of_group"], beside["group_documents"], beside["group_outlets"])
    return QueueItem(
        finding=finding["id"],
        entity=entity_of(finding),
        countries=tuple(sorted((beside["countries"] or "").split())),
        open=open_,
        settled=finding["settled"],
        group=open_ if finding["rendering"] is None else group,
        lead=occurrence,
        scope=Scope("document", occurrence.document),
        version=beside["version"],
        earlier=earlier,
        answer=answer,
        **{name: finding[name] for name in _SAID},
    )


def parts(row: Row[Any]) -> tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]:
    """Return what a row says of the finding, beside it, and of the occurrence."""
    at, end = len(_OF_FINDING), len(_OF_FINDING) + len(_BESIDE)
    return (
        dict(zip(_OF_FINDING, row[:at], strict=True)),
        dict(zip(_BESIDE, row[at:end], strict=True)),
        dict(zip(OF_OCCURRENCE, row[end:], strict=True)),
    )


def asked_otherwise(document: ColumnElement[Any], outlet: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that a judgement holds and covers an occurrence in a document of an outlet."""
    one = judgements.c
    covers = or_(
        and_(one.scope == "document", one.scope_value == document),
        and_(one.scope == "outlet", one.scope_value == outlet),
        one.scope == "everywhere",
    )
    return and_(one.undone_by.is_(None), covers)


def _of_lead(name: str) -> ColumnElement[Any]:
    return documents.c[name] if name == "signature" else LEAD.c[name]


def _beside() -> list[ColumnElement[Any]]:
    """Return the columns of ``_BESIDE``, each looked up in an index."""
    columns = findings.c
    countries = select(func.aggregate_strings(finding_countries.c.country, " "))
    countries = countries.where(finding_countries.c.finding_id == columns.id)
    group = findings.alias("same")
    of_group = group.c.rendering == columns.rendering
    of_own = occurrences.c.finding_id == columns.id
    counts = [func.count(distinct(place)) for place in _PLACES]
    own = [case((columns.open < 2, columns.open), else_=_one(select(each).where(of_own, OPEN))) for each in counts]
    others = [select(each).join_from(group, occurrences, occurrences.c.finding_id == group.c.id) for each in counts]
    return [
        _one(countries),
        _version(),
        _again(),
        *own,
        func.coalesce(_one(select(func.sum(group.c.open)).where(of_group)), 0),
        *(_one(each.where(of_group, OPEN)) for each in others),
    ]


def _version() -> ColumnElement[Any]:
    one = judgements.c
    where = (one.question == findings.c.question, one.scope == "document", one.scope_value == LEAD.c.document_id)
    return _one(select(VERSION).where(*where))


def _again() -> ColumnElement[bool]:
    one = judgements.c
    where = (one.key == findings.c.key, one.question != findings.c.question)
    return exists().where(*where, asked_otherwise(LEAD.c.document_id, LEAD.c.outlet)).correlate(findings, LEAD)


def _one(asked: Select[Any]) -> ColumnElement[Any]:
    return asked.correlate(findings, LEAD).scalar_subquery()
