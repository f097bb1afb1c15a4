"""Which entities an editor has looked at and affirmed."""

from __future__ import annotations

from sqlalchemy import Connection, exists, select

from namenorm.gazetteer.store.in_force import in_force
from namenorm.gazetteer.store.ledger_tables import judgements
from namenorm.gazetteer.store.tables import changes, events

_AFFIRMING = ("accept", "edit")
_BY_HAND = ("add", "edit", "merge", "split", "judge")


def judged(connection: Connection) -> frozenset[str]:
    """Return the identifiers of entities that an editor has affirmed.

    Those are the entities that judgements in force accept, whatever their scope, and those that an editor added or
    changed by hand, unless that was undone; what a load or an import alone brought is not judged.
    """
    accepted = select(judgements.c.entity_id).where(
        judgements.c.verdict.in_(_AFFIRMING), judgements.c.entity_id.is_not(None)
    )
    undo, redo = events.alias(), events.alias()
    undone = exists().where(undo.c.undoes == events.c.id, ~exists().where(redo.c.undoes == undo.c.id))
    by_hand = (
        select(changes.c.entity_id).join_from(changes, events).where(events.c.action.in_(_BY_HAND), ~undone).distinct()
    )
    found = {*connection.execute(in_force(accepted)).scalars(), *connection.execute(by_hand).scalars()}
    return frozenset(one for one in found if one)
