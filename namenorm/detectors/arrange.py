"""Many detectors, one report: one primary finding a span, and no two that overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from namenorm.codes import PRECEDENCE
from namenorm.detectors.finding import finding_key
from namenorm.values import Finding, Span

_SEGMENTS = ("NN3", "NN407", "NN408", "NN410")  # what spans much text
_CUT_OFF = " \t\n\r\u00a0\u3000,;:"  # stands at the ends of a piece and belongs to what was cut from it
_SUSPICIONS = ("NN101", "NN102")
_LAST_NAME = max(place for code, place in PRECEDENCE.items() if code.startswith("NN1"))


def arrange(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in order of their start, none overlapping another.

    Of several on one span the first by ``codes.PRECEDENCE`` stays and names the others' codes in ``related``; a
    suspicion (NN101, NN102) that cannot say who is meant stands behind all other findings about names. Where two of
    different spans overlap, the later by precedence gives way: a finding about a segment (NN3xx, and NN407, NN408 and
    NN410) is narrowed to its largest free piece, without the white space and commas at its ends, and dropped where
    nothing is left; any other is dropped. Findings without a place in the translation come last. Takes time n log n.
    """
    placed: dict[tuple[int, int], list[Finding]] = defaultdict(list)
    unplaced: list[Finding] = []
    for one in findings:
        if one.start is None or one.end is None:
            unplaced.append(one)
        else:
            placed[one.start, one.end].append(one)
    primaries = [_primary(group) for group in placed.values()]
    return [*_apart(primaries), *sorted(unplaced, key=_rank)]


def _rank(one: Finding) -> tuple[int, bool, str]:
    """Return the place by precedence; a spelling that only looks like somebody's pinyin comes last of the names."""
    unnamed = one.code in _SUSPICIONS and one.suggestion is None
    return _LAST_NAME if unnamed else PRECEDENCE.get(one.code, len(PRECEDENCE)), unnamed, one.code


def _primary(group: list[Finding]) -> Finding:
    """Return the first of a span by precedence, related to the rest."""
    if len(group) == 1:
        return group[0]
    first, *rest = sorted(group, key=_rank)
    codes = dict.fromkeys((*first.related, *(code for one in rest for code in (one.code, *one.related))))
    return replace(first, related=tuple(code for code in codes if code != first.code))


def _apart(findings: list[Finding]) -> list[Finding]:
    """Give each its place, code after code, so that what is placed never has to give way again."""
    by_code: dict[tuple[int, bool, str], list[Finding]] = defaultdict(list)
    for one in findings:
        by_code[_rank(one)].append(one)
    taken: list[Finding] = []
    for rank in sorted(by_code):
        taken = sorted([*taken, *_placed(by_code[rank], taken)], key=_start)
    return taken


def _start(one: Finding) -> int:
    return one.start or 0


def _placed(findings: list[Finding], taken: list[Finding]) -> Iterator[Finding]:
    """Yield what of one code's findings finds room among ``taken``; among equals the earlier goes first."""
    starts = [_start(one) for one in taken]
    done = 0
    for one in sorted(findings, key=_start):
        fitted = _fit(one, list(_free(Span(max(_start(one), done), one.end or 0), taken, starts)))
        if fitted is not None:
            done = fitted.end or 0
            yield fitted


def _free(span: Span, taken: list[Finding], starts: list[int]) -> Iterator[Span]:
    """Yield the pieces of a span that nothing taken covers."""
    at = span.start
    for place in range(max(bisect_right(starts, at) - 1, 0), len(taken)):
        other = taken[place]
        if _start(other) >= span.end:
            break
        if (other.end or 0) <= at:
            continue
        if _start(other) > at:
            yield Span(at, _start(other))
        at = max(at, other.end or 0)
    if at < span.end:
        yield Span(at, span.end)


def _fit(one: Finding, free: list[Span]) -> Finding | None:
    if free == [Span(_start(one), one.end or 0)]:
        return one
    if not one.code.startswith(_SEGMENTS):
        return None
    pieces = [piece for piece in (_trimmed(one, piece) for piece in free) if piece.start < piece.end]
    return _narrowed(one, max(pieces, key=lambda piece: piece.end - piece.start)) if pieces else None


def _trimmed(one: Finding, piece: Span) -> Span:
    text = _cut(one, piece)
    start = piece.start + len(text) - len(text.lstrip(_CUT_OFF))
    return Span(start, start + len(text.strip(_CUT_OFF)))


def _narrowed(one: Finding, piece: Span) -> Finding:
    """Cut a finding down; what it suggested stood for the whole, so it suggests nothing any more."""
    surface = _cut(one, piece)
    return replace(
        one, start=piece.start, end=piece.end, surface=surface, key=finding_key(one.code, surface), suggestion=None
    )


def _cut(one: Finding, piece: Span) -> str:
    return one.surface[piece.start - _start(one) : piece.end - _start(one)]
