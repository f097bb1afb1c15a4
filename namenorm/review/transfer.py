"""Judgements from one ledger into another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.settling import resettle
from namenorm.gazetteer.store.tables import judgements
from namenorm.gazetteer.store.values import Act
from namenorm.gazetteer.store.writing import begin, insert_rows
from namenorm.review.answers import filed_of
from namenorm.review.lines import Line, from_line, to_line
from namenorm.review.question import question_of, rendering_of
from namenorm.review.values import Imported

_PAGE = 1000
_MOST_FAULTS = 100


def exported(connection: Connection) -> Iterator[str]:
    """Yield every judgement as a line, in the order in which they were filed."""
    last = 0
    page = select(judgements).order_by(judgements.c.id).limit(_PAGE)
    while rows := connection.execute(page.where(judgements.c.id > last)).mappings().all():
        last = rows[-1]["id"]
        yield from (to_line(filed_of(row)) for row in rows)


def read(lines: Iterable[str]) -> tuple[list[Line], tuple[str, ...]]:
    """Return the judgements of lines, each once, and what is wrong with which line, a hundred faults at most."""
    found: dict[str, Line] = {}
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = from_line(line)
            found.setdefault(one.uid, one)
        except (ValueError, RecursionError) as error:
            faults.append(f"line {number}: {error}")
    return list(found.values()), tuple(faults[:_MOST_FAULTS])


def file(connection: Connection, lines: list[Line], faults: tuple[str, ...], act: Act) -> Imported:
    """File those judgements that are not known, as one event."""
    known: set[str] = set()
    for batch in batches(one.uid for one in lines):
        known.update(connection.execute(select(judgements.c.uid).where(judgements.c.uid.in_(batch))).scalars())
    new = [one for one in lines if one.uid not in known]
    if not new:
        return Imported(None, 0, len(known), faults)
    event = begin(connection, act, "judgements")
    insert_rows(connection, judgements, [_row(one, event.id) for one in new])
    mine = select(judgements).where(judgements.c.event_id == event.id)
    for rows in batches(connection.execute(mine).mappings().all(), _PAGE):
        resettle(connection, rows)
    return Imported(event.id, len(new), len(known), faults)


def _row(line: Line, event_id: int) -> dict[str, Any]:
    one = line.judgement
    names = ("key", "verdict", "rendering", "editor", "at", "note", "citation", "code", "surface", "suggestion")
    return {
        **{name: getattr(one, name) for name in names},
        "uid": line.uid,
        "event_id": event_id,
        "question": question_of(one.key, one.suggestion),
        "affirms": rendering_of(one.surface, one.rendering),
        "scope": one.scope.kind,
        "scope_value": one.scope.value,
        "entity_id": one.entity.id if one.entity else None,
        "entity_name": one.entity.name if one.entity else "",
        # A judgement that comes in taken back holds no more here than there.
        "undone_by": event_id if line.undone else None,
        "touched": event_id,
    }
