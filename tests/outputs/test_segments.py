from __future__ import annotations

from hypothesis import given

from namenorm.outputs.segments import segments
from namenorm.values import Report, Span
from tests.outputs.reports import LINES, ORIGINALS, SOURCE, TEXT, report, reports, seen


def test_paragraphs_are_segments_where_there_is_no_original() -> None:
    assert [TEXT[one.target.start : one.target.end] for one in segments(report())] == LINES
    assert [one.source for one in segments(report())] == [None, None, None]


def test_an_original_is_aligned_and_a_missing_sentence_stands_with_it() -> None:
    found = segments(seen())
    assert [SOURCE[one.source.start : one.source.end] for one in found if one.source] == [
        *ORIGINALS[:2],
        "\n".join(ORIGINALS[2:]),
    ]
    assert [TEXT[one.target.start : one.target.end] for one in found] == LINES
    assert [[one.code for one in segment.findings] for segment in found] == [[], ["NN101"], ["NN313"]]


def test_as_many_lines_are_pairs_however_long_they_are() -> None:
    made = report("A.\nBee bee bee.\n\nC.", source="甲甲甲甲甲甲甲甲。\n乙。\n\n丙。", source_lang="zh")
    pairs = [(one.target, one.source) for one in segments(made)]
    assert pairs == [(Span(0, 2), Span(0, 9)), (Span(3, 15), Span(10, 12)), (Span(17, 19), Span(14, 16))]


@given(reports())
def test_every_finding_stands_in_one_segment(made: Report) -> None:
    found = [one for segment in segments(made) for one in segment.findings]
    assert sorted(found, key=id) == sorted(made.findings, key=id)
    assert [one.number for one in segments(made)] == list(range(1, len(segments(made)) + 1))
