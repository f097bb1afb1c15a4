"""Judgements from one ledger into another, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from namenorm.judgement import Scope
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE
from tests.review.reports import both


@pytest.fixture
def lines(ledger: Ledger) -> list[str]:
    """Every verdict and scope, and one that was taken back."""
    ledger.record(both())
    ledger.judge(1, "edit", Scope("document", "a1"), editor="ann", rendering="Bob Daly", note="his page")
    ledger.judge(1, "reject", Scope("outlet", "Xinhua"), editor="bob", citation="https://example.org")
    ledger.judge(1, "unsure", EVERYWHERE, editor="bob")
    ledger.judge(1, "accept", EVERYWHERE, editor="ann")
    ledger.undo(editor="ann")
    return list(ledger.export())


def test_the_round_trip_loses_nothing(lines: list[str], tmp_path: Path) -> None:
    assert len(lines) == 4
    with Ledger.create(tmp_path / "other.db") as other:
        other.record(both())
        done = other.import_(lines, editor="eve")
        assert (done.new, done.known, done.faults) == (4, 0, ())
        assert list(other.export()) == lines
        assert other.next() is None
        again = other.import_(lines, editor="eve")
        assert (again.event, again.new, again.known) == (None, 0, 4)
        other.undo(done.event, editor="eve")
        assert other.next() is not None
        assert [json.loads(one)["undone"] for one in other.export()] == [True] * 4
        other.undo(other.store.events(1)[0].id, editor="eve")
        assert list(other.export()) == lines, "what came in taken back is not brought back"


def test_it_comes_back_where_it_came_from(lines: list[str], ledger: Ledger) -> None:
    assert ledger.import_(lines, editor="eve").known == 4
    assert list(ledger.export()) == lines


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"uid": ""}, "a judgement needs uid"),
        ({"verdict": "maybe"}, "write one of accept, reject"),
        ({"verdict": "edit", "rendering": None}, "rendering is missing"),
        ({"scope": "here"}, "scope is an object"),
        ({"scope": {"kind": "document", "value": ""}}, "a scope is document or outlet with a name"),
        ({"at": "yesterday"}, "Invalid isoformat"),
        ({"at": "2024-07-03T12:00:00"}, "a time with its zone"),
        ({"note": 3}, "note is a text"),
        ({"entity": "x"}, "entity is an object"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(lines: list[str], ledger: Ledger, change: object, says: str) -> None:
    bad = json.dumps(json.loads(lines[0]) | dict(change))  # type: ignore[call-overload]
    done = ledger.import_([lines[0], "", bad, "[]", "{"], editor="eve")
    assert done.known == 1
    assert len(done.faults) == 3
    assert done.faults[0].startswith("line 3: ")
    assert says in done.faults[0]
