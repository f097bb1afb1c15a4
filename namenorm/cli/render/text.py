"""Reports for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from namenorm.cli.render.console import GOOD, QUIET, STYLES, block, console, plain
from namenorm.cli.render.gaps import gaps
from namenorm.cli.render.quality import quality
from namenorm.cli.render.score import score
from namenorm.cli.views import (
    SEVERITIES,
    Group,
    Lines,
    by_severity,
    clipped,
    count_words,
    groups,
    rewrites,
    summary,
    sureness,
    times_rewritten,
    visible,
)
from namenorm.codes import CODES
from namenorm.values import Evidence, Finding, Report, Span

_LABEL = 10
_LONGEST_TITLE = 60
_LONGEST_SURFACE = 160


def render(reports: Iterable[Report]) -> None:
    """Print each report as it comes, and a last line over all where there are several."""
    where = console()
    documents, findings, told = 0, dict.fromkeys(SEVERITIES, 0), set[str]()
    for report in reports:
        _report(where, report, first=documents == 0)
        gaps(where, report, told)
        documents += 1
        for one in report.findings:
            findings[one.severity] += 1
    if documents > 1:
        _total(where, documents, findings)


def _total(where: Console, documents: int, findings: dict[str, int]) -> None:
    shares = ", ".join(f"{number:,} {level}" for level, number in findings.items() if number)
    total = count_words(sum(findings.values()), "finding")
    where.print()
    text = Text(f"{count_words(documents, 'document')}, {total}" + (f": {shares}" if shares else ""), style="bold")
    block(where, text)


def _report(where: Console, report: Report, *, first: bool) -> None:
    if not first:
        where.print()
    found, lines = groups(report.findings), Lines(report.document.text)
    block(where, Text(visible(report.document.id) or "text", style="bold underline"))
    block(where, Text(summary(report.findings), style=QUIET if report.findings else GOOD))
    for group in by_severity(found):
        where.print()
        _group(where, report, lines, group)
    if report.score is not None:
        score(where, report.score)
    if report.quality is not None:
        quality(where, report.quality, report.document.text, lines)


def _group(where: Console, report: Report, lines: Lines, group: Group) -> None:
    one = group.first
    style = STYLES[one.severity]
    block(where, Text.assemble((f"{one.severity:<{_LABEL}}", style), *_title(one, style)), "", " " * _LABEL)
    for label, text in _rows(where, report, lines, group):
        block(where, text, f"  {label:<{_LABEL - 3}} ", " " * _LABEL)


def _title(one: Finding, style: str) -> Iterator[str | tuple[str, str]]:
    surface = clipped(visible(one.surface), _LONGEST_TITLE)
    if one.suggestion is not None:
        yield (surface, style)
        yield " → "
        yield (visible(one.suggestion), GOOD)
    else:
        yield (surface or CODES[one.code].name.replace("-", " "), style)


def _rows(where: Console, report: Report, lines: Lines, group: Group) -> Iterator[tuple[str, Text]]:
    one = group.first
    yield "what", Text(visible(one.message))
    yield "sure", _sure(one)
    if one.start is not None and one.end is not None:
        number = lines.number(one.start)
        yield f"line {number}", snippet(report.document.text, lines, one.start, one.end, plain(where), one.severity)
    if len(group.findings) > 1:
        yield "also", Text(_elsewhere(group, lines))
    for place, evidence in enumerate(one.evidence):
        yield "" if place else "why", Text(said(evidence))
    if one.suggestion is not None:
        yield "fix", Text(_fix(report, group), style=QUIET)
    yield "code", Text(_codes(one), style=QUIET)


def _sure(one: Finding) -> Text:
    without_source = ", judged without the original" if one.provisional else ""
    return Text(sureness(one.confidence) + without_source)


def _elsewhere(group: Group, lines: Lines) -> str:
    numbers = [str(lines.number(one.start)) for one in group.findings[1:] if one.start is not None]
    places = ", ".join(dict.fromkeys(numbers))
    return f"{count_words(len(group.findings), 'time')} in all; on line{'s' if ',' in places else ''} {places} too"


def _fix(report: Report, group: Group) -> str:
    done = times_rewritten(group, rewrites(report))
    if done == len(group.findings):
        return "rewrites it" if done == 1 else f"rewrites all {done}"
    return "leaves it to an editor" if not done else f"rewrites {done} of {len(group.findings)}, leaves the rest"


def _codes(one: Finding) -> str:
    named = [f"{code} {CODES[code].name}" if code in CODES else code for code in (one.code, *one.related)]
    return ", with ".join((named[0], ", ".join(named[1:]))) if named[1:] else named[0]


def said(evidence: Evidence) -> str:
    """Return a line of evidence for a reader; what speaks against the decision says so."""
    return visible(f"but {evidence.detail}" if evidence.weight < 0 else evidence.detail)


def snippet(text: str, lines: Lines, start: int, end: int, marked: bool, severity: str) -> Text:
    """Return the line or sentence around a place, with the place marked by a style, or by ``[[ ]]``."""
    shown = lines.around(start, end)
    end = max(end, start)
    surface = clipped(visible(text[start:end]), _LONGEST_SURFACE)
    mark = f"[[{surface}]]" if marked else surface
    line = lines.span(lines.number(start))
    before, after = _ellipses(line, shown, max(shown.end, end))
    return Text.assemble(
        before + visible(text[shown.start : start]).lstrip(),
        (mark, f"{STYLES[severity]} underline"),
        visible(text[end : shown.end]).rstrip() + after,
    )


def _ellipses(line: Span, shown: Span, end: int) -> tuple[str, str]:
    return ("… " if shown.start > line.start else "", " …" if end < line.end else "")
