"""The ledger in figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, distinct, func, select

from namenorm.gazetteer.store.settling import in_force
from namenorm.gazetteer.store.tables import documents, findings, judgements, occurrences
from namenorm.review.narrow import OPEN
from namenorm.review.values import Stats, Tally

_LEFT = select(func.count()).select_from(occurrences).where(OPEN)
_AT_WORK = 300  # seconds between two decisions beyond which an editor did something else


def stats(connection: Connection) -> Stats:
    """Return the ledger in figures."""
    one, by_code = judgements.c, _by_code(connection)
    undone = select(func.count()).select_from(judgements).where(one.undone_by.is_not(None))
    verdicts: Mapping[Any, int] = _judged(connection, one.verdict)
    return Stats(
        documents=connection.execute(select(func.count()).select_from(documents)).scalar_one(),
        all=_total(by_code.values()),
        by_code=by_code,
        by_outlet=_found(connection, occurrences.c.outlet),
        by_month=_found(connection, func.substr(occurrences.c.published, 1, 7)),
        recorded=_recorded(connection),
        verdicts=verdicts,
        editors=_judged(connection, one.editor),
        days=_judged(connection, func.substr(one.at, 1, 10)),
        undone=connection.execute(undone).scalar_one(),
        agreement=_agreement(connection),
        seconds=_seconds(connection),
    )


def left(connection: Connection) -> int:
    """Return how many occurrences are open."""
    return int(connection.execute(_LEFT).scalar_one())


def _sums() -> tuple[Any, ...]:
    columns = findings.c
    return func.count(), func.sum(columns.open + columns.settled), func.sum(columns.open)


def _total(by_code: Iterable[Tally]) -> Tally:
    """Return the sum: a finding has one code."""
    some = list(by_code)
    return Tally(sum(one.findings for one in some), sum(one.occurrences for one in some), sum(one.open for one in some))


def _by_code(connection: Connection) -> dict[str, Tally]:
    there = findings.c.open + findings.c.settled > 0
    asked = select(findings.c.code, *_sums()).where(there).group_by(findings.c.code).order_by(findings.c.code)
    return {row[0]: Tally(*row[1:]) for row in connection.execute(asked)}


def _found(connection: Connection, by: ColumnElement[Any]) -> dict[str, Tally]:
    still = func.sum(case((OPEN, 1), else_=0))
    counted = func.count(distinct(occurrences.c.finding_id)), func.count(), still
    rows = connection.execute(select(by, *counted).select_from(occurrences).group_by(by).order_by(by))
    return {row[0]: Tally(*row[1:]) for row in rows}


def _recorded(connection: Connection) -> dict[str, int]:
    # By document first: a ledger has far fewer of them than of occurrences.
    open_ = select(occurrences.c.document_id, func.count().label("many")).where(OPEN)
    each = open_.group_by(occurrences.c.document_id).subquery()
    day, many = func.substr(documents.c.at, 1, 10), func.sum(each.c.many)
    asked = select(day, many).select_from(each.join(documents, documents.c.id == each.c.document_id))
    return {row[0]: int(row[1]) for row in connection.execute(asked.group_by(day).order_by(day))}


def _judged(connection: Connection, by: ColumnElement[Any]) -> dict[Any, int]:
    rows = connection.execute(in_force(select(by, func.count()).select_from(judgements)).group_by(by).order_by(by))
    return {row[0]: row[1] for row in rows}


def _agreement(connection: Connection) -> float | None:
    """Of the questions that several editors judged, the share in which all say the same."""
    one = judgements.c
    editors, verdicts = func.count(distinct(one.editor)), func.count(distinct(one.verdict))
    asked = select(verdicts).where(one.undone_by.is_(None)).group_by(one.question).having(editors > 1)
    different = connection.execute(asked).scalars().all()
    return sum(each == 1 for each in different) / len(different) if different else None


def _seconds(connection: Connection) -> float | None:
    one = judgements.c
    asked = select(one.editor, one.at).group_by(one.editor, one.event_id, one.at).order_by(one.editor, one.at)
    gaps = list(_gaps((row.editor, row.at) for row in connection.execute(asked)))
    return median(gaps) if gaps else None


def _gaps(times: Iterable[tuple[str, str]]) -> Iterable[float]:
    for (who, earlier), (same, later) in pairwise(times):
        apart = (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds()
        if who == same and apart <= _AT_WORK:
            yield apart
