"""Putting a report into the ledger: what an earlier one said of the same document goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from namenorm.errors import InputError
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.reading import batches, standing
from namenorm.gazetteer.store.settling import recount, settle
from namenorm.gazetteer.store.tables import documents, finding_countries, findings, occurrences
from namenorm.gazetteer.store.writing import insert_rows
from namenorm.review.rows import Row, document_row, finding_rows, has_identity, occurrence_rows
from namenorm.review.values import Recorded
from namenorm.values import Report

EntityOf = Callable[[str], Entity | None]
"""What tells the entity of an identifier, such as ``Normaliser.entity``."""
_AS_LAST_FOUND = ("surface", "message", "confidence", "provisional", "entity_name", "severity", "weight")


def record(connection: Connection, report: Report, entity_of: EntityOf | None) -> Recorded:
    """Record a report, within ``engine.writing``.

    Raises:
        InputError: If its document has no identifier.
    """
    if not has_identity(report.document):
        raise InputError("a document without an id cannot be recorded: give it one, by which it is known again")
    document = document_row(report)
    before = connection.execute(select(documents.c.digest).where(documents.c.id == document["id"])).scalar()
    if before == document["digest"]:
        return _recorded(connection, document["id"], 0, unchanged=True)
    left = _replace(connection, document, is_new=before is None)
    numbers, new = _findings(connection, finding_rows(report), entity_of)
    insert_rows(connection, occurrences, list(occurrence_rows(report, document, numbers)))
    settle(connection, occurrences.c.document_id == document["id"])
    recount(connection, sorted({*left, *numbers.values()}))
    return _recorded(connection, document["id"], new)


def _replace(connection: Connection, document: Row, *, is_new: bool) -> list[int]:
    """Write the row of a document, and return the findings of which it had occurrences until now."""
    if is_new:
        connection.execute(insert(documents), document)
        return []
    here = occurrences.c.document_id == document["id"]
    left = list(connection.execute(select(occurrences.c.finding_id).where(here).distinct()).scalars())
    connection.execute(delete(occurrences).where(here))
    connection.execute(update(documents).where(documents.c.id == document["id"]).values(document))
    return left


def _findings(
    connection: Connection, rows: Mapping[str, Row], entity_of: EntityOf | None
) -> tuple[dict[str, int], int]:
    """Write the rows of findings, and return their numbers by question, and how many are new."""
    known = _numbers(connection, rows)
    if new := [row for question, row in rows.items() if question not in known]:
        connection.execute(insert(findings), new)
    if known:
        told = [{"at": number, **{name: rows[one][name] for name in _AS_LAST_FOUND}} for one, number in known.items()]
        connection.execute(update(findings).where(findings.c.id == bindparam("at")), told)
    numbers = _numbers(connection, rows)
    _countries(connection, [(numbers[row["question"]], row["entity_id"]) for row in new], entity_of)
    return numbers, len(new)


def _numbers(connection: Connection, questions: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for batch in batches(questions):
        asked = select(findings.c.question, findings.c.id).where(findings.c.question.in_(batch))
        found.update({row.question: row.id for row in connection.execute(asked)})
    return found


def _countries(connection: Connection, pairs: Iterable[tuple[int, str | None]], entity_of: EntityOf | None) -> None:
    proposed = {number: entity_id for number, entity_id in pairs if entity_id}
    stored = standing(connection, proposed.values())
    rows: list[dict[str, Any]] = []
    for number, entity_id in proposed.items():
        held = stored[entity_id].state.entity if entity_id in stored else None
        entity = held or (entity_of(entity_id) if entity_of else None)
        countries = dict.fromkeys(entity.countries) if entity else {}
        rows += [{"country": country, "finding_id": number} for country in countries]
    insert_rows(connection, finding_countries, rows)


def _recorded(connection: Connection, document_id: str, new: int, *, unchanged: bool = False) -> Recorded:
    asked = select(occurrences.c.settled_by).where(occurrences.c.document_id == document_id)
    settled = list(connection.execute(asked).scalars())
    return Recorded(document_id, len(settled), new, settled.count(None), unchanged)
