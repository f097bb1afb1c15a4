"""Foreigners unknown to the book under a second name: the links found, and those where there is nothing to link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.generated.documents import Generated, GeneratedKind
from eval.names import same_name
from eval.systems import Run
from namenorm.values import Finding, Report, Span

_LINK = "NN109"
_WITHOUT: tuple[tuple[GeneratedKind, str], ...] = (
    ("untouched", "untouched ones"),
    ("introduced", "those in which an introduced Chinese person speaks"),
    ("stranger", "those in which an unintroduced Chinese person speaks"),
)


def figures(run: Run) -> Iterator[Figure]:
    """Yield the share of second names that are linked to their bearer, by way, and of documents with a false link."""
    made = list(zip(run.corpus.generated, run.generated, strict=True)) if run.generated else []
    replaced = [(one, report) for one, report in made if one.kind == "replaced"]
    yield _found(run, "all", "second names of people unknown to the book: linked", replaced)
    for way in dict.fromkeys(one.way for one, _ in replaced):
        yield _found(run, way, f"of these, {way}", [(one, report) for one, report in replaced if one.way == way])
    for kind, label in _WITHOUT:
        rows = [
            Observation(bool(_links(report)), 1, one.person, one.document.id)
            for one, report in made
            if one.kind == kind
        ]
        yield measured(Kind(f"generated.false.{kind}", f"false links, {label}", "lower"), run.system, rows)


def _found(run: Run, name: str, label: str, rows: Sequence[tuple[Generated, Report]]) -> Figure:
    seen = [Observation(_is_found(one, report), 1, one.person, one.document.id) for one, report in rows]
    return measured(Kind(f"generated.found.{name}", label), run.system, seen)


def _is_found(one: Generated, report: Report) -> bool:
    """Tell whether a later mention is flagged with the foreigner's name as the suggestion."""
    places = [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(one.later)}\b", one.document.text)]
    return any(
        flag.suggestion is not None
        and same_name(flag.suggestion, (one.name,), flag.surface)
        and any(place.overlaps(flag) for place in places)
        for flag in report.findings
    )


def _links(report: Report) -> list[Finding]:
    return [flag for flag in report.findings if flag.code == _LINK]
