from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given

from namenorm.codes import CODES
from namenorm.outputs.mqm import COLUMNS, line, rows
from namenorm.values import Report
from tests.outputs.reports import LINES, ORIGINALS, finding, report, reports, seen

DATA = os.environ.get("NAMENORM_EVAL_DATA")


def table(*made: Report) -> list[dict[str, str]]:
    """Read the table as its readers do: tabs and newlines divide it, and nothing is quoted."""
    text = "".join(map(line, rows(made)))
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_columns_are_those_that_are_read() -> None:
    assert COLUMNS[:9] == ("system", "doc", "doc_id", "seg_id", "rater", "source", "target", "category", "severity")


def test_a_row_an_error_and_a_row_for_a_segment_without() -> None:
    first, second, third = table(seen())
    assert (first["category"], first["severity"], first["metadata"]) == ("No-error", "No-error", "{}")
    known = first["system"], first["doc"], first["doc_id"], first["seg_id"], first["rater"]
    assert known == ("The Paper", "a page.txt:zh-en", "1", "1", "namenorm")
    assert second["target"] == "<v>Dai Bo</v> also said &lt;v> & “that” to 300 guests."
    assert second["source"] == ORIGINALS[1]
    assert second["severity"] == "Major"
    said = json.loads(second["metadata"])
    assert (said["note"], said["marked_text"], said["suggestion"]) == (
        "“Dai Bo” is\tRobert Daly",
        "Dai Bo",
        "Robert Daly",
    )
    assert (third["source"], third["target"], third["severity"]) == (
        f"<v>{ORIGINALS[2]}</v> {ORIGINALS[3]}",
        LINES[2],
        "Critical",
    )


def test_segments_are_counted_over_all_documents() -> None:
    found = table(report("One.\nTwo."), report("Three.", finding("NN305", "Three", 0)))
    assert [(one["doc_id"], one["seg_id"], one["severity"]) for one in found] == [
        ("1", "1", "No-error"),
        ("2", "2", "No-error"),
        ("1", "3", "Neutral"),
    ]


@given(reports())
def test_the_table_keeps_its_form_whatever_the_text_is(made: Report) -> None:
    found = table(made)
    errors = [one for one in found if one["category"] != "No-error"]
    assert len(errors) == len(made.findings)
    for one in found:
        assert None not in one
        assert None not in one.values()
        marks = re.findall("</?v>", one["target"])
        assert marks in ([], ["<v>", "</v>"])
        shown = one in errors and json.loads(one["metadata"])["marked_text"].strip()
        assert marks or not shown
        assert one in errors or not marks


@pytest.mark.skipif(DATA is None, reason="NAMENORM_EVAL_DATA is not set")
def test_the_categories_are_those_of_the_raters() -> None:
    assert DATA is not None
    lines = (Path(DATA) / "wmt23" / "mqm.tsv").read_text("utf-8").splitlines()[1:]
    known = {one.split("\t")[5] for one in lines}
    assert {table(report("One.", finding(code, "One", 0)))[0]["category"] for code in CODES} <= known
