"""NN308 unbalanced-quotation: a quotation mark or a bracket whose other half is missing.

Where a quotation ends is where somebody stops being quoted, so an engine that drops a mark moves words into a mouth or
out of it. A quotation may run through several paragraphs: each may open it anew, and only the last closes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.text.typography import BRACKETS, Typography, typography
from namenorm.values import Evidence, Finding, Span

CODE = "NN308"
_STRAIGHT = '"'
_CLOSERS = frozenset(BRACKETS.values())
_MOST = 20  # of a page: one on which more marks stand alone uses them otherwise
_FARTHEST = 4  # paragraphs between the two halves of a pair of brackets
_LABEL = re.compile(r"(?:^|[\s(;,.])(?:\w{1,2}|[ivx]{1,4}|[^\w\s]{1,3})$")  # 1) a) iv) :-)
_BEFORE_OPENING = " \t\u00a0([{（—–-/‘'“「\u3000"


class _Mark(NamedTuple):
    """A mark that waits for its other half.

    Attributes:
        sign: The mark.
        at: Where.
        paragraph: Number of its paragraph.
    """

    sign: str
    at: int
    paragraph: int


@dataclass(slots=True)
class _State:
    """What is open, quotation marks and brackets apart, while a page is read."""

    quotes: list[_Mark]
    brackets: list[_Mark]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each quotation mark and each bracket without its other half."""
    style = typography(page.rules)
    for at in sorted(islice(_unpaired(page, style), _MOST)):
        sign = page.document.text[at]
        kind = "bracket" if sign in BRACKETS or sign in _CLOSERS else "quotation mark"
        evidence = (Evidence("pair", f"no other half of “{sign}” in this paragraph or those beside it"),)
        yield make(page, CODE, Span(at, at + 1), f"This {kind} has no other half", confidence=0.8, evidence=evidence)


def _unpaired(page: Page, style: Typography) -> Iterator[int]:
    text = page.document.text
    state = _State([], [])
    for number, paragraph in enumerate(page.paragraphs):
        for match in style.half.finditer(text, paragraph.start, paragraph.end):
            sign, mark = match.group(), _Mark(match.group(), match.start(), number)
            if sign in BRACKETS:
                state.brackets.append(mark)
            elif sign in _CLOSERS:
                yield from _closed_bracket(text, paragraph, mark, state)
            else:
                yield from _quote(text, paragraph, mark, state, style)
        while state.brackets and state.brackets[0].paragraph < number - _FARTHEST:
            yield state.brackets.pop(0).at
    yield from (one.at for one in (*state.quotes, *state.brackets))


def _closed_bracket(text: str, paragraph: Span, mark: _Mark, state: _State) -> Iterator[int]:
    if state.brackets:
        state.brackets.pop()
    elif not _LABEL.search(text[max(paragraph.start, mark.at - 6) : mark.at]):
        yield mark.at


def _quote(text: str, paragraph: Span, mark: _Mark, state: _State, style: Typography) -> Iterator[int]:
    """Pair a quotation mark with what is open, or open another; yield what can no longer be paired."""
    opens = _opens(text, paragraph, mark, state, style)
    if opens and mark.at == paragraph.start and state.quotes and state.quotes[-1].paragraph < mark.paragraph:
        state.quotes[-1] = mark  # the quotation goes on in this paragraph
    elif opens:
        yield from _left_open(mark, state)
        state.quotes.append(mark)
    elif state.quotes:
        state.quotes.pop()
    elif not (mark.sign == _STRAIGHT and text[mark.at - 1].isdigit()):  # 27" is inches
        yield mark.at


def _left_open(mark: _Mark, state: _State) -> Iterator[int]:
    """Yield what an earlier paragraph left open: a new quotation begins, so that one never ended."""
    while state.quotes and state.quotes[-1].paragraph < mark.paragraph:
        yield state.quotes.pop().at


def _opens(text: str, paragraph: Span, mark: _Mark, state: _State, style: Typography) -> bool:
    """Tell which half a mark is: by its form, unless where it stands allows but the other one."""
    if mark.at == paragraph.start:
        return True
    after = text[mark.at + 1 : mark.at + 2]
    if mark.sign == _STRAIGHT:
        return text[mark.at - 1] in _BEFORE_OPENING and not (state.quotes and (after.isspace() or not after))
    if state.quotes:
        by_form = mark.sign in style.pairs and style.pairs.get(state.quotes[-1].sign) != mark.sign
        fits = after.isalnum() or (text[mark.at - 1] in _BEFORE_OPENING and not after.isspace())
        return by_form and fits
    return mark.sign in style.pairs or after.isalnum()
