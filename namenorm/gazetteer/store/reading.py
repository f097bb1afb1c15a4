"""What stands in the tables: by identifier, or all of it as a stream; and the log of what was done to an entity.

Entities are written as rows and read from rows; a name is found under itself and what begins at each of its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, Table, bindparam, select
from sqlalchemy.engine import Row, RowMapping

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.store.tables import PARTS, changes, edges, entities, events, ids, names, roles, terms
from namenorm.gazetteer.store.values import Act, Change, Event, State, state_of
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key

LAST = "\U0010ffff"
"""Sorts after every character of a term: the end of a range of prefixes."""
_SHORTEST = 2  # of a term that does not begin its name: a letter alone is the start of too many words


def folded(text: str) -> str:
    """Return a text as terms are stored: without case, accents, spaces or punctuation, in simplified characters."""
    return _folded(text).replace(" ", "")


def terms_of(entity: Entity) -> Iterator[tuple[bool, str, int]]:
    """Yield whether a term is the whole of a name, the term, and the position of the name; no term twice a name.

    A name in letters is found at each of its words (``robertdaly``, ``daly``), one in Han characters at each of them
    (``刘德华``, ``德华``).
    """
    for position, name in enumerate(entity.names):
        words = _folded(name.text)
        whole = words.replace(" ", "")
        if whole:
            yield True, whole, position
        for term in sorted({words[start:].replace(" ", "") for start in _starts(words)}):
            if len(term) >= _SHORTEST and term != whole:
                yield False, term, position


def _folded(text: str) -> str:
    return key(simplified(text) if has_han(text) else text)


def _starts(words: str) -> Iterator[int]:
    for place, (before, here) in enumerate(pairwise(words), 1):
        if before == " " or has_han(here):
            yield place


Rows = list[dict[str, Any]]
_T = TypeVar("_T")
_PLACE = ("entity_id", "position")
_SCALARS = ("kind", "name", "surname", "about", "gender", "note", "source")


def head(entity_id: str, state: State, version: int, last: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of ``entities``; an identifier without an entity keeps what its last one was called.

    Args:
        entity_id: The identifier.
        state: What it stands for.
        version: Of this state.
        last: The row as it was, empty for a new identifier.
    """
    row = {"id": entity_id, "local": entity_id.partition(":")[2], "version": version}
    row |= {"merged_into": state.merged_into or None, "state": state_name(state)}
    if state.entity is None:
        return {**{field: last.get(field, "") for field in _SCALARS}, "countries": last.get("countries", []), **row}
    said = {field: getattr(state.entity, field) for field in _SCALARS}
    return {**row, **said, "countries": list(state.entity.countries)}


def state_name(state: State) -> str:
    """Return the word for a state: live, merged or gone."""
    if state.entity is not None:
        return "live"
    return "merged" if state.merged_into else "gone"


def parts(entities: Iterable[Entity]) -> Mapping[Table, Rows]:
    """Return the rows of entities beside those of ``entities`` itself, by table."""
    found: dict[Table, Rows] = {names: [], roles: [], edges: [], ids: [], terms: []}
    for one in entities:
        found[names].extend(
            {**_at(one, n), **_fields(name), "style": list(name.style)} for n, name in _numbered(one.names)
        )
        found[roles].extend({**_at(one, n), **_fields(role)} for n, role in _numbered(one.roles))
        found[edges].extend({**_at(one, n), "other_id": other} for n, other in _numbered(one.not_same_as))
        found[ids].extend({**_at(one, n), "elsewhere": other} for n, other in _numbered(one.ids))
        found[terms].extend(
            {"whole": whole, "term": term, **_at(one, position)} for whole, term, position in terms_of(one)
        )
    return found


def entity_of(row: RowMapping, of_table: Mapping[Table, Sequence[RowMapping]]) -> Entity:
    """Return the entity of its row and of its rows in the other tables, in the order of positions."""
    return Entity(
        id=row["id"],
        countries=tuple(row["countries"]),
        names=tuple(Name(**{**_said(one), "style": tuple(one["style"])}) for one in of_table[names]),
        roles=tuple(Role(**_said(one)) for one in of_table[roles]),
        not_same_as=tuple(one["other_id"] for one in of_table[edges]),
        ids=tuple(one["elsewhere"] for one in of_table[ids]),
        **{field: row[field] for field in _SCALARS},
    )


def _said(row: RowMapping) -> dict[str, Any]:
    return {field: value for field, value in row.items() if field not in _PLACE}


def _fields(value: Name | Role) -> dict[str, Any]:
    # dataclasses.asdict copies every value, which takes half the time of a load.
    return {field: getattr(value, field) for field in value.__slots__}


def _at(entity: Entity, position: int) -> dict[str, Any]:
    return {"entity_id": entity.id, "position": position}


def _numbered(values: Sequence[_T]) -> Iterator[tuple[int, _T]]:
    yield from enumerate(values)


BATCH = 500  # SQLite takes 32,766 values a statement and PostgreSQL 65,535; 500 identifiers cost no more a row


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


_LOGGED = (*events.c, changes.c.entity_id, changes.c.version, changes.c.before, changes.c.after)
_EVENT = select(events).where(events.c.id == bindparam("number"))
_CHANGES = select(*_LOGGED).join_from(changes, events).where(events.c.id == bindparam("number"))
_CHANGES = _CHANGES.order_by(changes.c.entity_id)


def history(connection: Connection, entity_id: str, after_version: int = 0) -> tuple[Change, ...]:
    """Return what was done to an entity after a version of it, the earliest first."""
    at = (changes.c.entity_id == entity_id) & (changes.c.version > after_version)
    asked = select(*_LOGGED).join_from(changes, events).where(at).order_by(changes.c.version)
    return tuple(_change(row) for row in connection.execute(asked))


def changes_of(connection: Connection, event_id: int) -> Iterator[Change]:
    """Yield what an event did, in the order of identifiers."""
    for row in connection.execute(_CHANGES, {"number": event_id}):
        yield _change(row)


def event(connection: Connection, event_id: int) -> Event | None:
    """Return an event, None if there is none of that number."""
    row = connection.execute(_EVENT, {"number": event_id}).one_or_none()
    return None if row is None else _event(row)


def latest(connection: Connection, limit: int) -> tuple[Event, ...]:
    """Return the last events, the latest first."""
    rows = connection.execute(select(events).order_by(events.c.id.desc()).limit(limit))
    return tuple(_event(row) for row in rows)


def _event(row: Row[Any]) -> Event:
    return Event(row.id, row.at, row.action, Act(row.editor, row.why, row.citation), row.undoes)


def _change(row: Row[Any]) -> Change:
    return Change(_event(row), row.entity_id, row.version, state_of(row.before), state_of(row.after))
