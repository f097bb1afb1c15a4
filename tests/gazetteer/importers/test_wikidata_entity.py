"""Items of Wikidata, on the cases of tests/cases/gazetteer/importers/wikidata.jsonl; null expects no such field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from namenorm.gazetteer.importers.bulk_line import bulk_line
from namenorm.gazetteer.importers.wikidata_dump import DumpReader, Wanted
from namenorm.gazetteer.importers.wikidata_json import TimeValue, date
from tests.books import cases
from tests.gazetteer.importers.samples import as_written, item


@pytest.mark.parametrize(("case", "expect"), cases("gazetteer/importers/wikidata"))
def test_items(case: dict[str, Any], expect: dict[str, Any]) -> None:
    outcome = DumpReader(_wanted(case["options"])).read(as_written(item(case["item"])))
    said = json.loads(bulk_line(outcome.entity)) if outcome.entity else {"left_out": outcome.left_out}
    assert outcome.fault == ""
    assert {field: said.get(field) or None for field in expect} == {
        field: value or None for field, value in expect.items()
    }


@pytest.mark.parametrize(("value", "expect"), cases("gazetteer/importers/wikidata_time"))
def test_times(value: list[Any], expect: str) -> None:
    assert date(TimeValue(*value)) == expect


def _wanted(options: dict[str, Any]) -> Wanted:
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in options.items()
    }
    return Wanted(**given)
