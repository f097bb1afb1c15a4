"""Entities as rows, and rows as entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table
from sqlalchemy.engine import RowMapping

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.store.state import State
from namenorm.gazetteer.store.tables import edges, ids, names, roles, terms
from namenorm.gazetteer.store.terms import terms_of

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
