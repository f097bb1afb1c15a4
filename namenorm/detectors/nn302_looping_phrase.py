"""NN302 looping-phrase: a word or a few that an engine said again and again, because it lost its place.

Found are one to five words that stand side by side at least three times, a single word four times. People repeat too,
for emphasis ("no, no, no"), and then set signs between: what has them must come more often. Longer repeats are NN301's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.repeats import repeats
from namenorm.detectors.words import places_of_words, sentence_words
from namenorm.values import Evidence, Finding, Span

CODE = "NN302"
_LONGEST = 5  # words of a phrase; from 6 on a second copy is enough, and NN301 marks it
_PHRASE, _PHRASE_WITH_SIGNS = 3, 4
_WORD, _WORD_WITH_SIGNS = 4, 7
_SHORTEST = 3  # characters of a single word: "ha ha ha ha", "1 1 1 1" of a table


class _Loop(NamedTuple):
    """Words that repeat themselves.

    Attributes:
        first: Place of the first word.
        last: Place of the last word.
        period: How many words there are before they come again.
    """

    first: int
    last: int
    period: int

    @property
    def times(self) -> int:
        return (self.last - self.first + 1) // self.period


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each loop, from its second round to its end."""
    found, sentences = repeats(page), sentence_words(page)
    for number in sorted({*found.runs, *found.doubled}):
        words = sentences[number]
        loops = list(_loops(words)) if len(set(words)) < len(words) else []
        places = places_of_words(page.document.text, page.sentences[number]) if loops else []
        for loop in loops:
            whole = Span(places[loop.first][0], places[loop.last][1])
            if _is_loop(page.document.text, whole, words, loop):
                again = Span(places[loop.first + loop.period][0], whole.end)
                yield _finding(page, again, " ".join(words[loop.first : loop.first + loop.period]), loop.times)


def _finding(page: Page, span: Span, phrase: str, times: int) -> Finding:
    evidence = (Evidence("repeats", f"“{phrase}” {times} times in a row"),)
    message = "The same words again and again: the engine was caught in a loop, and what stood here may be missing"
    return make(page, CODE, span, message, confidence=0.95, evidence=evidence)


def _loops(words: Sequence[str]) -> Iterator[_Loop]:
    """Yield the stretches in which each word is the one that stood a fixed few words before."""
    last: dict[str, int] = {}
    period, begun = 0, 0
    for at, word in enumerate(words):
        gap = at - last.get(word, -_LONGEST)
        last[word] = at
        if gap != period:
            if period and at - begun >= 2 * period:
                yield _Loop(begun - period, at - 1, period)
            period, begun = (gap, at) if gap <= _LONGEST else (0, at)
    if period and len(words) - begun >= 2 * period:
        yield _Loop(begun - period, len(words) - 1, period)


def _is_loop(text: str, whole: Span, words: Sequence[str], loop: _Loop) -> bool:
    phrase = words[loop.first : loop.first + loop.period]
    signs = any(not char.isalnum() and not char.isspace() for char in text[whole.start : whole.end])
    if loop.period == 1:
        if len(phrase[0]) < _SHORTEST or not phrase[0].isalpha():
            return False
        return loop.times >= (_WORD_WITH_SIGNS if signs else _WORD)
    if not any(len(word) >= _SHORTEST and word.isalpha() for word in phrase):
        return False
    return loop.times >= (_PHRASE_WITH_SIGNS if signs else _PHRASE)
