"""Filing a judgement, as one event with what it promotes into the book; and taking it back, by the store's own undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, literal_column, or_, select
from sqlalchemy.engine import RowMapping
from ulid import ULID

from namenorm.errors import InputError
from namenorm.gazetteer.store import edit
from namenorm.gazetteer.store.promotion import Promotion, promoted
from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.settling import Judged, resettle
from namenorm.gazetteer.store.tables import changes, events, findings, judgements, occurrences
from namenorm.gazetteer.store.values import Act, Event
from namenorm.gazetteer.store.writing import begin, insert_rows, write
from namenorm.judgement import Scope, Verdict
from namenorm.review.covering import of_finding, of_group, on, settled_in
from namenorm.review.narrow import OPEN, filed_of, filed_under
from namenorm.review.rows import rendering_of, storable
from namenorm.review.values import Decision, Filed, JudgementConflict, Settled, Undone

_FINDING = select(findings).where(findings.c.id == bindparam("number"))
_SEEN = _FINDING.add_columns(*of_finding(bindparam("kind"), bindparam("value")), settled_in(bindparam("document")))
_FILE = insert(judgements).returning(judgements.c.id)
_OF_EVENT = select(judgements).where(judgements.c.event_id == bindparam("event")).order_by(judgements.c.id)


@dataclass(frozen=True, slots=True)
class Call:
    """What an editor decides, on whatever it is."""

    verdict: Verdict
    act: Act
    rendering: str | None = None
    promote: Promotion | None = None


def act_of(editor: str, note: str = "", citation: str = "") -> Act:
    """Return who does something, in texts that every database takes."""
    return Act(storable(editor), storable(note), storable(citation))


def judge(
    connection: Connection, finding: int, scope: Scope, call: Call, version: int | None, open_in: str = ""
) -> Decision:
    """File a judgement on a finding in a scope.

    Raises:
        Settled: If it is settled in the document in which it was seen open.
        JudgementConflict: If somebody judged it in the same scope since that version.
        InputError: If there is no such finding, or the rendering is missing or not asked for.
    """
    row = _row_of(connection, _SEEN, finding, kind=scope.kind, value=scope.value, document=open_in)
    rendering, stands, last = _rendering(row, call), int(row["stands"]), str(row["last"])
    if version is not None and version != stands:
        raise _conflict(connection, row, scope, version, stands)
    if row["settled_in"] is not None:
        [answer] = filed_under(connection, [row["settled_in"]])
        raise Settled(answer, _told(answer))
    return _file(connection, [(row, scope)], call, rendering, last)


def judge_group(connection: Connection, finding: int, call: Call, until: int) -> Decision:
    """File a judgement on each document where a rendering is open.

    Raises:
        JudgementConflict: If it is open nowhere.
        InputError: As ``judge`` does.
    """
    row = finding_row(connection, finding)
    rendering = _rendering(row, call)
    open_ = select(occurrences.c.finding_id, occurrences.c.document_id).distinct()
    open_ = open_.join_from(occurrences, findings).where(of_group(row), OPEN, occurrences.c.id <= until)
    pairs = connection.execute(open_.order_by(occurrences.c.finding_id, occurrences.c.document_id)).all()
    if not pairs:
        said = (
            f"every “{row['surface']}” of the group was judged meanwhile: go on, or see namenorm review list --judged"
        )
        raise JudgementConflict(said, (), 0)
    rows = {number: finding_row(connection, number) for number in dict.fromkeys(pair.finding_id for pair in pairs)}
    asked = [(rows[pair.finding_id], Scope("document", pair.document_id)) for pair in pairs]
    return _file(connection, asked, call, rendering, _last(connection, rows.values()))


def finding_row(connection: Connection, finding: int) -> RowMapping:
    """Return the row of a finding.

    Raises:
        InputError: If there is none.
    """
    return _row_of(connection, _FINDING, finding)


def _row_of(connection: Connection, asked: Select[Any], finding: int, **said: str) -> RowMapping:
    row = connection.execute(asked, {"number": finding, **said}).mappings().one_or_none()
    if row is None:
        raise InputError(f"no finding {finding} in the ledger: see namenorm review list")
    return row


def _rendering(row: RowMapping, call: Call) -> str | None:
    """Return what an editor wants to read there; None where that is not said."""
    wanted = storable(call.rendering.strip()) if call.rendering is not None else None
    if call.verdict == "edit":
        if not wanted:
            raise InputError("an edit says what should stand there: give the rendering")
        return wanted
    if wanted is not None:
        raise InputError(f"a rendering goes with edit, not with {call.verdict}")
    return row["suggestion"] if call.verdict == "accept" else None


def _file(
    connection: Connection, asked: Sequence[tuple[RowMapping, Scope]], call: Call, rendering: str | None, last: str
) -> Decision:
    states = promoted(connection, call.promote, call.act.citation) if call.promote else {}
    event = begin(connection, call.act, "judge")
    if states:
        write(connection, event, states)
    at = _after(event.at, last)
    filed = _filed(connection, [_row(row, scope, call, rendering, event) | {"at": at} for row, scope in asked])
    _, settled = resettle(connection, filed)
    return Decision(event.id, tuple(map(filed_of, filed)), settled, tuple(sorted(states)))


def _filed(connection: Connection, rows: Sequence[dict[str, Any]]) -> Judged:
    """Insert the rows of an event's judgements, and return them with their numbers, in the order of these."""
    if len(rows) == 1:
        return [{**rows[0], "id": connection.execute(_FILE, rows[0]).scalar_one()}]
    insert_rows(connection, judgements, rows)
    return connection.execute(_OF_EVENT, {"event": rows[0]["event_id"]}).mappings().all()


def _row(row: RowMapping, scope: Scope, call: Call, rendering: str | None, event: Event) -> dict[str, Any]:
    act, names = call.act, ("question", "key", "code", "surface", "suggestion", "entity_id", "entity_name")
    return {
        **{name: row[name] for name in names},
        "uid": str(ULID()),
        "event_id": event.id,
        "touched": event.id,
        "undone_by": None,
        "affirms": rendering_of(row["surface"], rendering),
        "scope": scope.kind,
        "scope_value": scope.value,
        "verdict": call.verdict,
        "rendering": rendering,
        "editor": act.editor,
        "note": act.why,
        "citation": act.citation,
    }


def _last(connection: Connection, rows: Iterable[RowMapping]) -> str:
    """Return when any of some questions was last judged; empty if none was."""
    of_them = judgements.c.question.in_([row["question"] for row in rows])
    return str(connection.execute(select(func.coalesce(func.max(judgements.c.at), "")).where(of_them)).scalar_one())


def _after(at: str, earlier: str) -> str:
    """Return a time, or one just behind an earlier judgement's: of two in one scope the later holds, clocks or not."""
    if at > earlier:
        return at
    return (datetime.fromisoformat(earlier) + timedelta(microseconds=1)).isoformat(timespec="microseconds")


def _conflict(connection: Connection, row: RowMapping, scope: Scope, seen: int, stands: int) -> JudgementConflict:
    asked = select(judgements.c.id).where(on(row["question"], scope), judgements.c.touched > seen)
    since = filed_under(connection, list(connection.execute(asked).scalars()))
    told = "; ".join(map(_told, since[-3:])) or f"there is no version {seen} of it"
    said = f"“{row['surface']}” was judged meanwhile: {told}. Nothing was written: look at it as it is now"
    return JudgementConflict(said, since, stands)


def _told(one: Filed) -> str:
    verdict = {"accept": "accepted", "reject": "rejected", "unsure": "was unsure of", "edit": "edited"}
    back = f", taken back by event {one.undone_by}" if one.undone_by is not None else ""
    return f"{one.judgement.editor} {verdict[one.judgement.verdict]} it at {one.judgement.at} (event {one.event}{back})"


_CHANGED = select(changes.c.entity_id).where(changes.c.event_id == bindparam("event")).order_by(changes.c.entity_id)


def take_back(connection: Connection, event_id: int | None, act: Act) -> Undone:
    """Take back a decision, the editor's last that holds unless it is named.

    Raises:
        InputError: If there is nothing to take back.
        Conflict: If an entity that it promoted was changed since.
        GazetteerError: If it was taken back already.
    """
    undid = event_id if event_id is not None else _last_of(connection, act.editor)
    new, filed = edit.undo(connection, undid, act)
    changed = tuple(connection.execute(_CHANGED, {"event": new.id}).scalars())
    return Undone(new.id, undid, tuple(map(filed_of, filed)), changed, _findings(connection, filed))


def redoable(connection: Connection, editor: str) -> Filed | None:
    """Return the first judgement of what an editor took back last and has decided nothing since; None if nothing."""
    row = connection.execute(_TAKEN_BACK, {"editor": editor}).mappings().one_or_none()
    return None if row is None else filed_of(row)


def redo(connection: Connection, act: Act) -> Undone:
    """File again what the editor took back last.

    Raises:
        InputError: If there is nothing, or something was decided since.
        Conflict: If an entity that it promoted was changed since.
    """
    taken = redoable(connection, act.editor)
    if taken is None:
        raise InputError(f"{act.editor} has taken nothing back since the last decision: there is nothing to do again")
    return take_back(connection, taken.undone_by, act)


def _last_of(connection: Connection, editor: str) -> int:
    one = judgements.c
    asked = select(one.event_id).join_from(judgements, events, one.event_id == events.c.id)
    asked = asked.where(one.editor == editor, one.undone_by.is_(None), events.c.action == "judge")
    found = connection.execute(asked.order_by(one.event_id.desc()).limit(1)).scalar_one_or_none()
    if found is None:
        raise InputError(f"{editor} has no judgement to take back: name the event, see namenorm gazetteer history")
    return int(found)


def _findings(connection: Connection, filed: Sequence[RowMapping]) -> tuple[int, ...]:
    found: set[int] = set()
    for batch in batches(filed):
        questions, affirms = {one["question"] for one in batch}, {one["affirms"] for one in batch} - {None}
        same = or_(findings.c.question.in_(questions), findings.c.rendering.in_(affirms))
        found.update(connection.execute(select(findings.c.id).where(same)).scalars())
    return tuple(sorted(found))


def _taken_back() -> Select[Any]:
    """Return the statement of ``redoable``: what holds no longer, by an undo behind the last decision that holds."""
    one, holding = judgements.c, judgements.alias().c
    holds = select(func.coalesce(func.max(holding.event_id), 0))
    holds = holds.where(holding.editor == bindparam("editor"), holding.undone_by.is_(None))
    asked = select(judgements).join_from(judgements, events, one.undone_by == events.c.id)
    asked = asked.where(one.editor == bindparam("editor"), one.undone_by > holds.scalar_subquery())
    asked = asked.where(events.c.editor == bindparam("editor"), events.c.action == "undo")
    return asked.order_by(one.undone_by.desc(), one.id).limit(literal_column("1"))


_TAKEN_BACK = _taken_back()
