"""What stands in the tables: by identifier, or all of it as a stream."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, bindparam, select
from sqlalchemy.engine import RowMapping

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.rows import entity_of
from namenorm.gazetteer.store.state import State
from namenorm.gazetteer.store.tables import PARTS, entities

BATCH = 500  # SQLite takes 32,766 values a statement and PostgreSQL 65,535; 500 identifiers cost no more a row
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands under an identifier now, of which version, and the row that says so."""

    state: State
    version: int
    row: Mapping[str, Any]


def batches(values: Iterable[_T], size: int = BATCH) -> Iterator[list[_T]]:
    """Yield values in lists of a size, the last one shorter."""
    waiting = iter(values)
    while batch := list(islice(waiting, size)):
        yield batch


def standing(connection: Connection, entity_ids: Iterable[str]) -> dict[str, Standing]:
    """Return what stands under each identifier that the store has ever given out."""
    found: dict[str, Standing] = {}
    for batch in batches(dict.fromkeys(entity_ids)):
        rows = connection.execute(_ENTITIES, {"asked": batch}).mappings().all()
        found.update(_standing(connection, rows))
    return found


def stream(connection: Connection) -> Iterator[Entity]:
    """Yield every entity in the order of identifiers."""
    last = ""
    while rows := connection.execute(_page(last)).mappings().all():
        last = rows[-1]["id"]
        for one in _standing(connection, rows).values():
            if one.state.entity is not None:
                yield one.state.entity


def resolved(connection: Connection, entity_id: str) -> tuple[str, Standing] | None:
    """Return the identifier to which one leads through mergers, and what stands there; None if none ever stood."""
    seen: set[str] = set()
    while (one := standing(connection, [entity_id]).get(entity_id)) is not None:
        if not one.state.merged_into or entity_id in seen:
            return entity_id, one
        seen.add(entity_id)
        entity_id = one.state.merged_into
    return None


def _page(last: str) -> Any:
    return select(entities).where(entities.c.id > last).order_by(entities.c.id).limit(BATCH)


def _standing(connection: Connection, rows: Sequence[RowMapping]) -> dict[str, Standing]:
    live = [row["id"] for row in rows if row["state"] == "live"]
    of_table = {table: _parts(connection, table, live) for table in PARTS}
    found = {}
    for row in rows:
        if row["state"] == "live":
            state = State(entity_of(row, {table: by_id[row["id"]] for table, by_id in of_table.items()}))
        else:
            state = State(merged_into=row["merged_into"] or "")
        found[row["id"]] = Standing(state, row["version"], dict(row))
    return found


def _parts(connection: Connection, table: Any, entity_ids: Sequence[str]) -> Mapping[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in connection.execute(_OF_TABLE[table], {"asked": entity_ids}).mappings() if entity_ids else ():
        found[row["entity_id"]].append(row)
    return found


# Built once: putting a statement together takes longer than running it.
_ASKED: BindParameter[Any] = bindparam("asked", expanding=True)
_ENTITIES = select(entities).where(entities.c.id.in_(_ASKED))
_OF_TABLE = {
    one: select(one).where(one.c.entity_id.in_(_ASKED)).order_by(one.c.entity_id, one.c.position) for one in PARTS
}
