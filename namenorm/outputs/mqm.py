"""MQM annotations as a table, as the annotation and viewing tools of the WMT metrics task read them.

The first nine columns are those of https://github.com/google/wmt-mqm-human-evaluation, the tenth is the ``metadata`` of
Marot and Anthea (https://github.com/google-research/google-research/tree/master/marot), a JSON object. A row an error;
a segment without one has a row that says so. The span that an error marks stands between ``<v>`` and ``</v>``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from namenorm.codes import CODES
from namenorm.outputs.segments import Segment, segments
from namenorm.values import Finding, Report, Span

COLUMNS = (
    "system",
    "doc",
    "doc_id",
    "seg_id",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
)
_SYSTEM = "translation"
_RATER = "namenorm"
_NONE = "No-error"
_SEVERITIES = {"critical": "Critical", "major": "Major", "minor": "Minor", "info": "Neutral"}
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARKS = re.compile(r"<(?=/?v>)")


def rows(reports: Iterable[Report]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of reports, the names of the columns first.

    The system is the outlet where it is known. Tabs and newlines within a segment become spaces, and a ``<v>`` that is
    of the text itself is written ``&lt;v>``.
    """
    yield COLUMNS
    number = 0
    for report in reports:
        for one in segments(report):
            number += 1
            yield from _segment(report, one, number)


def line(row: Iterable[str]) -> str:
    """Return a row as a line of the table."""
    return "\t".join(row) + "\n"


def _segment(report: Report, segment: Segment, number: int) -> Iterator[tuple[str, ...]]:
    document = report.document
    pair = f":{document.source_lang}-{document.lang}" if document.source_lang else ""
    known = (_flat(document.outlet or _SYSTEM), _flat(document.id + pair), str(segment.number), str(number), _RATER)
    for one in segment.findings or (None,):
        source = _marked(document.source or "", segment.source, _in_source(one))
        target = _marked(document.text, segment.target, _in_target(one))
        yield (*known, source, target, *_judged(one))


def _judged(one: Finding | None) -> tuple[str, str, str]:
    if one is None:
        return _NONE, _NONE, "{}"
    said = {"note": one.message, "marked_text": one.surface, "code": one.code, "confidence": round(one.confidence, 4)}
    if one.suggestion is not None:
        said["suggestion"] = one.suggestion
    return CODES[one.code].wmt, _SEVERITIES[one.severity], json.dumps(said, ensure_ascii=False)


def _in_target(one: Finding | None) -> Span | None:
    return None if one is None or one.start is None or one.end is None else Span(one.start, one.end)


def _in_source(one: Finding | None) -> Span | None:
    """Return what is marked in the original: only of what has no place in the translation, as raters mark omissions."""
    return one.source_spans[0] if one is not None and one.start is None and one.source_spans else None


def _marked(text: str, segment: Span | None, mark: Span | None) -> str:
    if segment is None:
        return ""
    if mark is None:
        return _flat(text[segment.start : segment.end])
    start, end = max(mark.start, segment.start), min(mark.end, segment.end)
    if start > end:
        return _flat(text[segment.start : segment.end])
    before, within, after = text[segment.start : start], text[start:end], text[end : segment.end]
    return f"{_flat(before)}<v>{_flat(within)}</v>{_flat(after)}"


def _flat(text: str) -> str:
    return _MARKS.sub("&lt;", _BREAKS.sub(" ", text))
