"""Lines of a dump that are not what they should be, and what is asked for that cannot be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import InputError
from namenorm.gazetteer.importers.bulk_line import bulk_line
from namenorm.gazetteer.importers.wikidata_dump import DumpReader, Wanted
from namenorm.gazetteer.lines import from_line
from tests.gazetteer.importers.hostile import JSON, cut
from tests.gazetteer.importers.samples import as_written, item, person

READER = DumpReader(Wanted())
FULL = person(
    42,
    "Anna Berg",
    labels={"zh": "安娜·贝格", "ru": "Анна Берг"},
    aliases={"en": ["A. Berg"]},
    descriptions={"en": "painter"},
    claims={"P27": ["Q34"], "P39": [{"value": "Q11696", "since": ["+2009-01-20T00:00:00Z", 11]}]},
    sitelinks=["enwiki"],
)
SOUND = item(FULL)
PARTS = ("id", "type", "labels", "aliases", "descriptions", "claims", "sitelinks", "modified")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id":"Q1","labels":{"en"', "truncated"),
        (b'{"id":"Q1","labels":{"en":{"value":3}}}', "Expected `str`, got `int` - at `$.labels[...].value`"),
        (b'{"id":null}', "Expected `str`, got `null` - at `$.id`"),
        (b"{}", "missing required field `id`"),
        (b"3", "Expected `object`, got `int`"),
        (b"\xff\xfe", "malformed"),
    ],
)
def test_faults_say_what_and_where(line: bytes, says: str) -> None:
    assert says in READER.read(line).fault


@pytest.mark.parametrize("form", [b"%s", b"%s,", b"[%s,", b"%s]", b"  %s ,\t"])
def test_brackets_and_commas_of_the_array_are_no_part_of_a_line(form: bytes) -> None:
    assert READER.read(form % as_written(SOUND)) == READER.read(as_written(SOUND))
    assert READER.read(form % as_written(SOUND)).entity is not None


@given(st.dictionaries(st.sampled_from(PARTS), JSON, min_size=1))
def test_whatever_stands_in_a_line_gives_an_outcome(strange: dict[str, Any]) -> None:
    _judge(json.dumps({**SOUND, **strange}).encode())


@given(st.sampled_from(["P31", "P21", "P27", "P39", "P742", "P1559"]), JSON)
def test_whatever_stands_in_a_statement_gives_an_outcome(prop: str, strange: Any) -> None:
    claims = {**SOUND["claims"], prop: [{"mainsnak": {"snaktype": "value", "datavalue": {"value": strange}}}]}
    _judge(json.dumps({**SOUND, "claims": claims}).encode())


def _judge(line: bytes) -> None:
    outcome = READER.read(line)
    assert bool(outcome.entity) + bool(outcome.left_out) + bool(outcome.fault) == 1
    if outcome.entity:
        assert from_line(bulk_line(outcome.entity)) == (outcome.entity, False)


@given(cut(as_written(SOUND)))
def test_a_line_that_is_cut_off_is_a_fault(part: bytes) -> None:
    assert READER.read(part).fault


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Wanted(classes={"city": "place"}), "'city' is no item of Wikidata"),
        (Wanted(occupations=("politician",)), "'politician' is no item of Wikidata"),
        (Wanted(kinds=("people",)), "'people' is no kind of entity"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_asked_for(wanted: Wanted, says: str) -> None:
    with pytest.raises(InputError, match=says):
        DumpReader(wanted)
