"""NN305 page-furniture: a line that a website prints around an article, left in the text.

The vocabulary is ``rules/<language>/page_furniture.yaml``. A line is furniture if nothing else is in it, wherever it
stands: extraction leaves buttons between paragraphs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.words import vocabulary
from namenorm.text.mojibake import broken
from namenorm.values import Evidence, Finding, Span

CODE = "NN305"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|&")
_LONGEST_LINE = 320  # characters: a cookie notice
_LONGEST_BAR = 16  # words
_QUOTES = "\"'“‘«「"
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tally:
    """Of how many words, or things in a bar, of each kind a line consists."""

    phrase: int = 0
    bar: int = 0
    sections: int = 0
    filler: int = 0

    def is_furniture(self) -> bool:
        if self.phrase:
            return self.phrase >= self.filler + self.sections
        if self.bar:
            return not self.filler and (self.bar >= 3 or self.sections >= 3)
        return not self.filler and self.sections >= 5


class _Pattern(NamedTuple):
    """Whole lines, and the words of which a page that has any has one; none of them where any page may."""

    lines: re.Pattern[str]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The rules, ready for use: what kind each phrase is, and its weight in a tally."""

    kinds: dict[Words, str]
    firsts: frozenset[str]
    longest: int
    patterns: tuple[_Pattern, ...]

    def is_furniture(self, line: str, patterns: Sequence[re.Pattern[str]]) -> bool:
        if line[0] in _QUOTES:
            return False
        return self._is_tiled(line) or any(one.fullmatch(line) for one in patterns)

    def _is_tiled(self, line: str) -> bool:
        """Tell whether a line is all phrases; the first word rules most lines out."""
        first = _WORD.search(line)
        if first is None or not (_folded(first.group()) in self.firsts or first.group().isdecimal()):
            return False
        words = tuple(_WORD.findall(_folded(line)))
        return len(words) <= _LONGEST_BAR and self._tiled(words).is_furniture()

    def _tiled(self, words: Words) -> _Tally:
        """Cover a line with phrases from the left, the longest first; an empty tally where a word fits nowhere."""
        counts = {"phrase": 0, "bar": 0, "sections": 0, "filler": 0}
        at = 0
        while at < len(words):
            phrase = self._at(words, at)
            if not phrase:
                return _Tally()
            kind = self.kinds.get(phrase, "filler")
            counts[kind] += len(phrase) if kind == "phrase" else 1
            at += len(phrase)
        return _Tally(**counts)

    def _at(self, words: Words, at: int) -> Words:
        for length in range(min(self.longest, len(words) - at), 0, -1):
            phrase = words[at : at + length]
            if phrase in self.kinds:
                return phrase
        return words[at : at + 1] if words[at].isdecimal() else ()


def _folded(words: str) -> str:
    return words.casefold().replace("’", "'")


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each line that is furniture, without the signs and broken characters at its ends."""
    known, words = page.rules.built("page_furniture", _vocabulary), vocabulary(page)
    patterns = [one.lines for one in known.patterns if not (one.keys and one.keys.isdisjoint(words))]
    for paragraph in page.paragraphs:
        if paragraph.end - paragraph.start > _LONGEST_LINE:
            continue
        span = _core(page.document.text, paragraph)
        line = page.document.text[span.start : span.end]
        if line and known.is_furniture(line, patterns):
            evidence = Evidence("furniture", "nothing in the line but the words of buttons, menus and notices")
            yield make(page, CODE, span, "Furniture of the web page, not text of the article", evidence=(evidence,))


def _core(text: str, line: Span) -> Span:
    """Return a line without what is no word at its ends: arrows, bullets, emoji, broken characters."""
    start, end = line.start, line.end
    if text[start].isalnum() and (text[end - 1].isalnum() or text[end - 1] in ").!?") and text[end - 1].isascii():
        return line
    for one in broken(text[start:end]):
        if one.span.end == line.end - line.start:
            end = line.start + one.span.start
    while start < end and not (text[start].isalnum() or text[start] in "©(" or text[start] in _QUOTES):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in ").!?"):
        end -= 1
    return Span(start, end)


def _vocabulary(topic: Any) -> _Vocabulary:
    kinds = {
        tuple(_WORD.findall(phrase.casefold())): kind
        for kind, name in (("filler", "filler"), ("sections", "sections"), ("bar", "bar"), ("phrase", "phrases"))
        for group in topic[name]
        for phrase in group["words"]
    }
    patterns = tuple(
        _Pattern(re.compile(group["pattern"], re.IGNORECASE), frozenset(group.get("keys", ())))
        for group in topic["patterns"]
    )
    return _Vocabulary(kinds, frozenset(words[0] for words in kinds), max(map(len, kinds)), patterns)
