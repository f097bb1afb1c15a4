"""FollowTheMoney entities, on cases that are data: tests/cases/gazetteer/importers/followthemoney.jsonl."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.importers.bulk_line import bulk_line
from namenorm.gazetteer.importers.followthemoney import FollowTheMoneyReader
from namenorm.gazetteer.lines import from_line
from tests.books import cases
from tests.gazetteer.importers.hostile import JSON, cut

READER = FollowTheMoneyReader()
SOUND = {"id": "NK-1", "schema": "Person", "caption": "Anna Berg", "properties": {"name": ["Anna Berg"]}}


@pytest.mark.parametrize(("line", "expect"), cases("gazetteer/importers/followthemoney"))
def test_entities(line: dict[str, Any], expect: dict[str, Any]) -> None:
    outcome = READER.read(json.dumps(line).encode())
    said = json.loads(bulk_line(outcome.entity)) if outcome.entity else {"left_out": outcome.left_out}
    assert outcome.fault == ""
    assert {field: said.get(field) or None for field in expect} == {
        field: value or None for field, value in expect.items()
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": "a"', "truncated"),
        (b'{"id": 7, "schema": "Person", "properties": {}}', "Expected `str`, got `int` - at `$.id`"),
        (b'{"id": "a", "schema": "Person", "properties": {"name": "Anna"}}', "Expected `array`"),
        (b'{"id": "a", "schema": "Person"}', "missing required field `properties`"),
        (b'{"id": " ", "schema": "Person", "properties": {}}', "empty id"),
    ],
)
def test_faults_say_what_and_where(line: bytes, says: str) -> None:
    assert says in READER.read(line).fault


@given(st.dictionaries(st.sampled_from(["id", "schema", "caption", "properties", "last_change"]), JSON))
def test_whatever_stands_in_a_line_gives_an_outcome(strange: dict[str, Any]) -> None:
    outcome = READER.read(json.dumps({**SOUND, **strange}).encode())
    assert bool(outcome.entity) + bool(outcome.left_out) + bool(outcome.fault) == 1
    if outcome.entity:
        assert from_line(bulk_line(outcome.entity)) == (outcome.entity, False)


@given(cut(json.dumps(SOUND).encode()))
def test_a_line_that_is_cut_off_is_a_fault(part: bytes) -> None:
    assert READER.read(part).fault
