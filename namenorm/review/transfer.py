"""Judgements from one ledger into another, each as a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import Connection, select

from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.settling import resettle
from namenorm.gazetteer.store.tables import judgements
from namenorm.gazetteer.store.values import Act
from namenorm.gazetteer.store.writing import begin, insert_rows
from namenorm.judgement import Judgement, Scope, Verdict
from namenorm.review.narrow import filed_of
from namenorm.review.rows import question_of, rendering_of, storable
from namenorm.review.values import Filed, Imported
from namenorm.values import EntityRef

_TEXTS = ("uid", "key", "verdict", "editor", "at", "note", "citation", "code", "surface")
_OPTIONAL = ("rendering", "suggestion")
_NEEDED = ("uid", "key", "verdict", "editor", "at", "code", "surface")


@dataclass(frozen=True, slots=True)
class Line:
    """A judgement as it is exchanged: with its name in all databases, and whether it was taken back."""

    uid: str
    judgement: Judgement
    undone: bool


def to_line(filed: Filed) -> str:
    """Return a judgement as one line of JSON; ``from_line`` gives it back."""
    one = filed.judgement
    entity = None if one.entity is None else {"id": one.entity.id, "name": one.entity.name}
    said = {name: getattr(one, name) for name in (*_TEXTS[1:], *_OPTIONAL)}
    scope = {"kind": one.scope.kind, "value": one.scope.value}
    raw = {"uid": filed.uid, **said, "scope": scope, "entity": entity, "undone": filed.undone_by is not None}
    return json.dumps(raw, ensure_ascii=False)


def from_line(line: str) -> Line:
    """Return the judgement of a line.

    Raises:
        ValueError: If it is none; the message says what is wrong with it.
    """
    raw = json.loads(line)
    if not isinstance(raw, dict):
        raise ValueError("a line is a JSON object with the fields of a judgement")
    said = {name: _text(raw, name) for name in _TEXTS} | {name: _optional(raw, name) for name in _OPTIONAL}
    if missing := [name for name in _NEEDED if not said[name]]:
        raise ValueError(f"a judgement needs {', '.join(missing)}")
    uid = said.pop("uid")
    said["at"] = _time(str(said["at"]))
    judgement = Judgement(scope=_scope(raw.get("scope")), entity=_entity(raw.get("entity")), **said)
    _refuse(judgement)
    return Line(str(uid), judgement, raw.get("undone") is True)


def _text(raw: Mapping[str, Any], name: str) -> Any:
    value = raw.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is a text, not {value!r}")
    return storable(value)


def _optional(raw: Mapping[str, Any], name: str) -> Any:
    return None if raw.get(name) is None else _text(raw, name)


def _time(text: str) -> str:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"at is a time with its zone, not {text!r}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _scope(raw: Any) -> Scope:
    if not isinstance(raw, dict):
        raise ValueError('scope is an object such as {"kind": "document", "value": "a1"}')
    return Scope(_text(raw, "kind"), _text(raw, "value"))


def _entity(raw: Any) -> EntityRef | None:
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise ValueError("entity is an object with id and name")
    return EntityRef(_text(raw, "id"), _text(raw, "name"))


def _refuse(one: Judgement) -> None:
    if one.verdict not in get_args(Verdict):
        raise ValueError(f"verdict is {one.verdict!r}; write one of {', '.join(get_args(Verdict))}")
    if one.verdict == "edit" and not one.rendering:
        raise ValueError("an edit says what should stand there: rendering is missing")


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
