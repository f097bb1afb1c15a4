"""NN303 truncated: a paragraph that breaks off in the middle of a sentence.

Engines stop at their longest output, and extraction cuts a text at its teaser. Certain is a paragraph whose last word
opens something ("the", "and", "their": ``rules/<language>/truncated.yaml``) or whose last sign is a comma or an opened
bracket. Lines that were broken by width go on in the next line, and are left alone. Beside an original, a stretch that
has next to nothing of what the original says there counts too (``cut_short``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from namenorm.detectors.cut_short import cut_short
from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.text.typography import BRACKETS, typography
from namenorm.values import Evidence, Finding, Span

CODE = "NN303"
_LAST = re.compile(r"[\w'’-]+$")
_FEWEST = 8  # words: fewer may be a heading or an item of a list
_CLOSING = ".!?。！？…:：\"'”’»)]*;"
_PROSE = 12  # words, less one: a paragraph that must have an end


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for the last word of each paragraph that breaks off, and for each that has hardly begun."""
    for source, target in cut_short(page):
        yield _short(page, source, target)
    if page.rules.has("truncated"):
        words, marks = page.rules.built("truncated", _openers), typography(page.rules).pairs
        opening = frozenset((*marks, *BRACKETS)).difference(marks.values())
        text, paragraphs = page.document.text, page.paragraphs
        for place, paragraph in enumerate(paragraphs):
            following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
            reason = _reason(text, paragraph, words, opening)
            if reason and not _goes_on(text, paragraph, following):
                yield _finding(page, paragraph, reason, 0.9)
    yield from _end_without_end(page)


def _finding(page: Page, paragraph: Span, reason: str, confidence: float) -> Finding:
    text = page.document.text
    match = _LAST.search(text, paragraph.start, paragraph.end)
    span = Span(match.start() if match else paragraph.end - 1, paragraph.end)
    evidence = (Evidence("end", reason),)
    message = "The text breaks off here, in the middle of a sentence"
    return make(page, CODE, span, message, confidence=confidence, provisional=True, evidence=evidence)


def _short(page: Page, source: Span, target: Span) -> Finding:
    """Return the finding of a stretch that says next to nothing; without a place where it is empty."""
    evidence = (Evidence("length", f"{source.end - source.start} characters of the original stand against it"),)
    place = target if target.start < target.end else None
    message = "The translation has next to nothing of what the original says here"
    return make(page, CODE, place, message, confidence=0.95, evidence=evidence, source_spans=(source,))


def _reason(text: str, paragraph: Span, openers: frozenset[str], opening: Collection[str] = ()) -> str | None:
    """Return by what a paragraph shows that something is missing at its end."""
    end = text[paragraph.end - 1]
    if end in _CLOSING:
        return None
    match = _LAST.search(text, max(paragraph.start, paragraph.end - 30), paragraph.end)
    word = match.group().casefold() if match else ""
    if word not in openers and end not in opening and end != ",":
        return None
    if text.count(" ", paragraph.start, paragraph.end) + 1 < _FEWEST:
        return None
    return f"“{word}” opens what does not follow" if word in openers else f"nothing follows “{end}”"


def _goes_on(text: str, paragraph: Span, following: Span | None) -> bool:
    """Tell whether the next line may be the rest: it follows without a blank line, or begins with a small letter."""
    if following is None:
        return False
    blank = text.count("\n", paragraph.end, following.start) > 1
    return not blank or text[following.start].islower() or text[following.start].isdecimal()


def _end_without_end(page: Page) -> Iterator[Finding]:
    """Yield the last sentence of several in the last paragraph if it alone of the page's prose has no end."""
    text = page.document.text
    prose = [one for one in page.paragraphs if text.count(" ", one.start, one.end) >= _PROSE]
    if len(prose) < 3 or prose[-1] != page.paragraphs[-1] or page.sentences[-1].start == prose[-1].start:
        return
    *others, last = prose
    if text[last.end - 1].islower() and all(text[one.end - 1] in _CLOSING for one in others):
        openers = page.rules.built("truncated", _openers) if page.rules.has("truncated") else frozenset()
        if not _reason(text, last, openers):
            yield _finding(page, last, "the only paragraph without a full stop is the last", 0.8)


def _openers(topic: Any) -> frozenset[str]:
    return frozenset(word for group in topic["openers"] for word in group["words"])
