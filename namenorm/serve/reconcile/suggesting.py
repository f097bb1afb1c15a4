"""Completing what somebody types into a cell: entities, properties, types. Both versions answer alike."""

from __future__ import annotations

from starlette.responses import Response

from namenorm.serve.api.answer import answer
from namenorm.serve.ask import Ask
from namenorm.serve.reconcile.engine import suggested
from namenorm.serve.reconcile.properties import ASKED
from namenorm.serve.reconcile.reading import text_of
from namenorm.serve.reconcile.shared import about, listed, types_that_begin
from namenorm.serve.reconcile.values import TYPES

_MOST = 10


def suggest_entity(ask: Ask) -> Response:
    """Return entities whose names begin so."""
    prefix = text_of(ask.query("prefix"), "prefix")
    found = suggested(ask.house, prefix, _MOST) if prefix.strip() else ()
    shown = [
        {"id": one.id, "name": one.name, "description": one.about, "notable": listed({one.kind: TYPES[one.kind]})}
        for one in found
    ]
    return answer({"result": shown})


def suggest_property(ask: Ask) -> Response:
    """Return properties of queries whose names begin so."""
    return answer({"result": about(ASKED.values(), ask.query("prefix"))})


def suggest_type(ask: Ask) -> Response:
    """Return types whose names begin so."""
    return answer({"result": types_that_begin(ask.query("prefix"))})
