"""The filters of the queue as conditions of a query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select, true

from namenorm.gazetteer.store.reading import LAST
from namenorm.gazetteer.store.tables import finding_countries, findings, occurrences
from namenorm.review.question import surface_of
from namenorm.review.rows import storable
from namenorm.review.values import Filters

Condition = ColumnElement[bool]
Text = ColumnElement[str]
OPEN = occurrences.c.settled_by.is_(None)
_FEW = 3000  # findings that are faster sorted than met on the way down the queue


def of_findings(filters: Filters) -> Condition:
    """Return what filters ask of the findings themselves."""
    return and_(true(), *_findings(filters))


def of_occurrences(filters: Filters) -> Condition | None:
    """Return what filters ask of an occurrence, None if nothing."""
    asked = list(_occurrences(filters))
    return and_(true(), *asked) if asked else None


def narrowed(connection: Connection, asked: Select[Any], filters: Filters) -> Select[Any]:
    """Return a query of open findings that keeps to filters.

    The queue is read in the order of worth, which is quick where many findings fit, and slow where few do among a
    hundred thousand; there the few are looked up first. Which it is, no planner of SQLite's knows: a look tells.
    """
    asked = asked.where(of_findings(filters))
    for rare, common in _parts(filters):
        many = connection.execute(select(func.count()).select_from(rare.limit(_FEW).subquery())).scalar_one()
        asked = asked.where(findings.c.id.in_(rare) if many < _FEW else common)
    return asked


def _parts(filters: Filters) -> Iterator[tuple[Select[Any], Condition]]:
    """Yield what looks up the findings of a filter, and the same as a condition on a finding."""
    if (where := of_occurrences(filters)) is not None:
        own = occurrences.c.finding_id == findings.c.id
        of_one = and_(*_occurrences(filters, _unindexed))
        yield select(occurrences.c.finding_id).where(OPEN, where), exists().where(own, OPEN, of_one)
    if filters.country is not None:
        of_country = finding_countries.c.country == storable(filters.country).upper()
        own = finding_countries.c.finding_id == findings.c.id
        there = select(findings.c.id).join_from(finding_countries, findings).where(of_country, findings.c.worth > 0)
        yield there, exists().where(own, of_country)


def _findings(filters: Filters) -> Iterator[Condition]:
    if filters.codes:
        yield findings.c.code.in_(filters.codes)
    if filters.severities:
        yield findings.c.severity.in_(filters.severities)
    if filters.least > 0:
        yield findings.c.confidence >= filters.least
    if filters.most < 1:
        yield findings.c.confidence <= filters.most
    if filters.surface is not None:
        yield findings.c.surface_key == surface_of(filters.surface)


def _occurrences(filters: Filters, as_read: Callable[[Text], Text] = lambda column: column) -> Iterator[Condition]:
    columns = occurrences.c
    if filters.document is not None:
        yield as_read(columns.document_id) == storable(filters.document)
    if filters.outlet is not None:
        yield as_read(columns.outlet) == storable(filters.outlet)
    if filters.since is not None:
        yield as_read(columns.published) >= storable(filters.since)
    if filters.until is not None:
        published = as_read(columns.published)
        yield and_(published <= storable(filters.until) + LAST, published != "")


def _unindexed(column: Text) -> Text:
    """Return a column so that no index is used: SQLite would read a month to look at one finding's occurrences."""
    return func.coalesce(column, "")
