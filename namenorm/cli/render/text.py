"""Reports for a reader at a terminal: findings, score, a model's opinion, what is missing, and what ``fix`` changes.

Text is printed with styles, or plain where there is no terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.text import Text

from namenorm.cli.render import (
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
from namenorm.scored import CategoryScore, Score
from namenorm.values import Edit, Evidence, Finding, Incomplete, QualityEstimate, Report, Span, Unchecked

# Colours of the 256 that can be read on black and on white; the terminal's own red is safe in its own theme.
STYLES = {"critical": "bold reverse red", "major": "bold red", "minor": "color(166)", "info": "color(67)"}
QUIET = "dim"
GOOD = "bold green"
WIDTH = 80
WIDEST = 100


class _Console(Console):
    """A console that leaves a broken pipe to the command line, which knows the exit status for it."""

    def on_broken_pipe(self) -> None:
        """Go on raising what writing raised."""
        raise


def console(*, stderr: bool = False) -> Console:
    """Return a console at most 100 columns wide, 80 where it is no terminal, that prints text as it is."""
    stream = sys.stderr if stderr else sys.stdout
    made = _Console(file=_lossless(stream), highlight=False, markup=False, emoji=False)
    made.width = min(made.width, WIDEST) if made.is_terminal else WIDTH
    return made


def plain(where: Console) -> bool:
    """Tell whether marks must be characters, since there are no styles to carry them."""
    return not where.is_terminal or where.no_color


def block(where: Console, text: Text, first: str = "", rest: str | None = None) -> None:
    """Print text wrapped between an indent and the right edge, without white space at the ends of lines."""
    indent = " " * len(first) if rest is None else rest
    lead = first
    for line in text.wrap(where, max(20, where.width - len(first))):
        row = Text.assemble((lead, QUIET), line)
        row.rstrip()
        where.print(row, soft_wrap=True)
        lead = indent


def _lossless(stream: TextIO) -> TextIO:
    """Let a terminal that cannot show a character show its escape instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return stream


_LABEL = 10
_MOST_SEGMENTS = 3  # that a terminal shows of a model's opinion
_LONGEST_SEGMENT = 140
_REMOVED = "strike red"
_LONGEST_TITLE = 60
_LONGEST_SURFACE = 160


def render(reports: Iterable[Report]) -> None:
    """Print each report as it comes, and a last line over all where there are several."""
    where = console()
    documents, findings, told = 0, dict.fromkeys(SEVERITIES, 0), set[str]()
    for report in reports:
        _report(where, report, first=documents == 0)
        _print_gaps(where, report, told)
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
        _print_score(where, report.score)
    if report.quality is not None:
        _print_quality(where, report.quality, report.document.text, lines)


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


def _print_score(where: Console, found: Score) -> None:
    """Print a score with its interval, and that of each dimension of which the text has findings."""
    where.print()
    for label, told in _score_rows(found):
        block(where, Text.assemble((f"{label:<{_LABEL}}", "bold"), told), "", " " * _LABEL)


def _score_rows(found: Score) -> Iterator[tuple[str, str]]:
    if found.penalty is None:
        yield "score", "there are no words"
        return
    yield "score", f"{_penalty(found)}; critical 25, major 5, minor 1, over {found.words:,} words"
    for one in found.categories:
        yield "", f"{one.name}: {_penalty(one)}; " + ", ".join(f"{times} {code}" for code, times in one.counts)


def _penalty(one: Score | CategoryScore) -> str:
    return f"{one.penalty} penalty in 1,000 words (95 % interval {one.low} to {one.high})"


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment with its score and the line on which it begins."""

    score: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class QualityView:
    """What is shown of an estimate, the lowest segment first."""

    model: str
    said: str
    segments: tuple[SegmentView, ...]


def quality_view(estimate: QualityEstimate, text: str, lines: Lines) -> QualityView:
    """Return what to show of an estimate."""
    return QualityView(visible(estimate.model), _estimate(estimate), tuple(_segments(estimate, text, lines)))


def _print_quality(where: Console, estimate: QualityEstimate, text: str, lines: Lines) -> None:
    """Print an estimate and its lowest segments."""
    view = quality_view(estimate, text, lines)
    where.print()
    told = f"by {view.model}: {view.said}"
    block(where, Text.assemble((f"{'quality':<{_LABEL}}", "bold"), told), "", " " * _LABEL)
    for one in view.segments[:_MOST_SEGMENTS]:
        block(
            where, Text(clipped(f"line {one.line}: {one.text}", _LONGEST_SEGMENT)), f"  {one.score:>6}  ", " " * _LABEL
        )


def _estimate(estimate: QualityEstimate) -> str:
    if estimate.score is None:
        return f"not estimated, {estimate.note}"
    return f"{estimate.score:.3f} over {count_words(len(estimate.segments), 'segment')}"


def _segments(estimate: QualityEstimate, text: str, lines: Lines) -> Iterator[SegmentView]:
    for one in sorted(estimate.segments, key=lambda segment: (segment.score, segment.start)):
        yield SegmentView(f"{one.score:.3f}", lines.number(one.start), visible(text[one.start : one.end]))


def _print_gaps(where: Console, report: Report, told: set[str]) -> None:
    """Print what is missing; what the languages lack is printed under the first report of a run that lacks it."""
    for line in missing(report.incomplete):
        block(where, Text(line, style=STYLES["major"]), "", " " * _LABEL)
    for line in lacking(report.unchecked):
        if line not in told:
            told.add(line)
            block(where, Text(line, style=QUIET), "", " " * _LABEL)


def missing(incomplete: Sequence[Incomplete]) -> Iterator[str]:
    """Yield a line for each part of a report that a fault of our own took away."""
    for one in incomplete:
        yield visible(f"{one.code} is missing by a fault of namenorm's own: {one.exception}")


def lacking(unchecked: Sequence[Unchecked]) -> Iterator[str]:
    """Yield a line for each language of a document that lacks something."""
    for (side, lang, partly), every in groupby(sorted(unchecked, key=_language), key=_language):
        codes = ", ".join(one.code for one in every)
        texts = f"{side}s in {lang or 'this language'}"
        yield f"{'looked for only partly' if partly else 'not looked for'}, for want of rules for {texts}: {codes}"


def _language(one: Unchecked) -> tuple[str, str, bool]:
    return one.side, one.lang, one.partly


def render_rewrites(report: Report, name: str = "") -> None:
    """Print each line that changes on standard error: ``[-old-]{+new+}``, or by styles on a terminal.

    A document with a name is one of several: its name stands above, and nothing is printed where nothing changes.
    """
    where, lines = console(stderr=True), Lines(report.document.text)
    edits = sorted(report.edits, key=lambda one: one.start)
    if name and not edits:
        return
    if name:
        block(where, Text(visible(name), style=QUIET))
    for number, same in groupby(edits, key=lambda one: lines.number(one.start)):
        _rewritten_line(where, report.document.text, lines.span(number), number, list(same))
    block(where, Text(count_words(len(edits), "rewrite") if edits else "nothing to rewrite", style=QUIET))


def _rewritten_line(where: Console, text: str, line: Span, number: int, edits: list[Edit]) -> None:
    shown, done = Text(), line.start
    for edit in edits:
        shown.append(visible(text[done : edit.start]))
        old, new = visible(edit.old), visible(edit.new)
        marks = (f"[-{old}-]", f"{{+{new}+}}") if plain(where) else (old, new)
        shown.append(marks[0], _REMOVED).append(marks[1], GOOD)
        done = edit.end
    shown.append(visible(text[done : line.end]))
    block(where, shown, f"{number:>5}  ", " " * 7)
