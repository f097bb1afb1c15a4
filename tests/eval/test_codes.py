"""``python -m eval codes``: what is counted, judged, read and recorded."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from eval.blind.newstest import Article, Person
from eval.blind.person_lines import person_lines
from eval.codes.readings import Readings, finding_hash, readings
from eval.codes.record import as_json
from eval.codes.sets import judged, news_figures
from eval.codes.tally import Tally, counted_as
from namenorm.codes import CODES
from namenorm.measured import Measured, Place
from namenorm.values import Document, Finding, Report, Span

PEOPLE = (Person("周雪芹", ("Zhou Xueqin",), "cn", "pinyin-only"), Person("戴博", ("Robert Daly",), "us", "known"))
SOURCE = ("周雪芹说。", "戴博说。", "下雨了。")


def _finding(text: str, code: str, surface: str, suggestion: str | None = None, **more: Any) -> Finding:
    start = text.index(surface) if surface else None
    end = None if start is None else start + len(surface)
    return Finding(code, CODES[code].severity, start, end, surface, "said", suggestion=suggestion, key="", **more)


@pytest.mark.parametrize(
    ("line", "surface", "suggestion", "right"),
    [
        ("Zhou Xuechin said.\nDai Bo said.\nIt rained.", "Dai Bo", "Robert Daly", True),
        ("Zhou Xueqin said.\nDai Bo said.\nIt rained.", "Dai Bo", None, True),
        ("Zhou Xueqin said.\nDai Bo said.\nIt rained.", "Dai Bo", "Dan Bo", False),
        ("Zhou Xueqin said.\nRobert Daly said.\nIt rained.", "Zhou Xueqin", "Robert Daly", False),
        ("Zhou Xueqin said.\nRobert Daly said.\nIt rained.", "Zhou Xueqin", None, False),
        ("Zhou Xueqin said.\nRobert Daly said.\nMr Yu came.", "Mr Yu", "Robert Daly", False),
        ("Xueqin Zhou said.\nDaly, Robert Daly, said.\nIt rained.", "Daly,", "Robert Daly", None),
    ],
)
def test_a_finding_on_a_name_is_judged_by_whom_its_line_names(
    line: str, surface: str, suggestion: str | None, right: bool | None
) -> None:
    lines = list(person_lines(PEOPLE, SOURCE, line))
    assert judged(_finding(line, "NN102", surface, suggestion), lines) is right


def test_a_pronoun_is_not_judged_by_the_names_of_its_line() -> None:
    text = "Zhou Xueqin said.\nDai Bo said.\nShe rained."
    assert judged(_finding(text, "NN110", "She", "he"), list(person_lines(PEOPLE, SOURCE, text))) is None


def test_news_is_counted_by_who_translated_and_what_was_at_hand() -> None:
    system, human = ("Zhou Xueqin said.", "Dai Bo said.", "It rained."), ("Zhou Xueqin said.", "Robert Daly said.", "")
    article = Article("7", "zh", SOURCE, (system,), (human,), PEOPLE)

    def check(tasks: Any) -> Any:
        for task in tasks:
            text = task.document.text
            found = [_finding(text, "NN102", "Dai Bo", "Robert Daly")] if "Dai Bo" in text else []
            found += [_finding(text, "NN308", "said")] if task.document.source is None else []
            yield Report(task.document, (), tuple(found), (), "namenorm:test")

    hashed = finding_hash("NN308", "said")
    row = {"set": "made", "document": "7", "code": "NN308", "finding": hashed, "verdict": "false", "why": "made"}
    read = Readings([json.dumps(row)])
    values = {one.id: (one.n, one.value) for one in news_figures([article], check, "made", read)}
    assert values["codes.made.zh-en.systems.nn102.found"] == (8, 125)
    assert values["codes.made.zh-en.systems.nn102.right"] == (1, 1)
    assert values["codes.made.zh-en.people.nn102.found"] == (6, 0)
    assert values["codes.made.none-en.people.nn308.found"] == (6, 1000 / 6)
    assert values["codes.made.none-en.systems.nn308.right"] == (1, 0)
    assert "codes.made.zh-en.systems.nn308.right" not in values


def test_a_reading_counts_once() -> None:
    row = {"set": "made", "document": "7", "code": "NN404", "finding": finding_hash("NN404", "戴博")}
    read = Readings([json.dumps({**row, "verdict": "right", "why": "made"})])
    finding = _finding("", "NN404", "", source_spans=(Span(0, 2),))
    report = Report(Document("", "It rained.", source="戴博说。"), (), (finding,), (), "namenorm:test")
    assert [list(read.of("made", "7", report)) for _ in range(2)] == [[("NN404", True)], []]


def test_the_readings_can_be_read() -> None:
    assert readings()


def test_the_record_has_counts_by_place() -> None:
    tally = Tally()
    text = "one two three four"
    tally.add("made.zh-en.systems", text, [_finding(text, "NN401", "two"), _finding(text, "NN401", "four")])
    tally.add("made.zh-en.people", text, [])
    tally.judge("made.zh-en.systems", "NN401", right=True)
    tally.judge("made.zh-en.systems", "NN401", right=False)
    record = json.loads(as_json(tally.figures(), "namenorm:test"))
    assert record["words"] == {"made.zh-en.systems": 4, "made.zh-en.people": 4}
    assert record["codes"]["NN401"] == {"made.zh-en.systems": [2, 1, 2]}
    assert record["codes"]["NN402"] == {}
    assert set(record["codes"]) == set(CODES)


def test_notes_are_counted_apart() -> None:
    tally = Tally()
    text = "one two three four"
    note = replace(_finding(text, "NN101", "two"), severity="info")
    tally.add(
        "made.zh-en.systems", text, [note, _finding(text, "NN101", "three", "Three"), _finding(text, "NN305", "one")]
    )
    tally.judge("made.zh-en.systems", counted_as(note), right=False)
    record = json.loads(as_json(tally.figures(), "namenorm:test"))
    assert record["codes"]["NN101"] == {"made.zh-en.systems": [1, 0, 0]}
    assert record["codes"]["NN305"] == {"made.zh-en.systems": [1, 0, 0]}, "all of its findings are info"
    assert record["notes"] == {"NN101": {"made.zh-en.systems": [1, 0, 1]}}


def test_faults_that_were_put_in_are_left_out_of_the_sum() -> None:
    places = (Place("wmt21.zh-en.systems", 1000, 4, 3, 4), Place("demetr.zh-en.made", 1000, 50, 50, 50))
    one = Measured(
        "NN401", (*places, Place("ntrex.zh-en.people", 500, 2, 0, 0), Place("ntrex.none-en.people", 9, 9, 0, 0))
    )
    assert (one.right, one.judged, one.people) == (3, 4, (2, 500))
    assert one.said() == "3 of 4 right, too few to tell; 2 in 500 words that people wrote"


def test_notes_are_told_and_in_no_figure_of_the_code() -> None:
    notes = (Place("wmt21.zh-en.systems", 1000, 9, 1, 9),)
    one = Measured("NN101", (Place("wmt21.zh-en.systems", 1000, 5, 4, 5),), notes)
    assert one.said() == "4 of 5 right; none in 0 words that people wrote; of its notes 1 of 9 right"
    assert not one.falls_short
    assert one.to_dict()["notes"] == {"right": 1, "judged": 9}
