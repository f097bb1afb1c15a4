"""Words that an engine says twice in a row ("the Baltic Fleet Fleet"): a part of NN301.

Grammar and emphasis double words too ("had had", "very very"; ``rules/<language>/doubled.yaml``), and so do names:
Duran Duran, Bora Bora, and a given name of two syllables that are alike (Fan Bing Bing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from namenorm.detectors.page import Page
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.values import Span

_TOPIC = "doubled"
_DOUBLED = re.compile(r"(?<![\w’'.,/-])(?P<word>\w+(?:[.,’'/-]\w+)*)[ \u00a0]+(?P<again>(?i:(?P=word)))(?![’'/-]?\w)")
_SYLLABLE = 4  # letters, at most, of a name said twice in any language; a longer one may be a syllable of pinyin
_PROSE = 5  # words of a sentence, at least: numbers side by side in a shorter line are a table


def doubled_words(page: Page) -> Iterator[Span]:
    """Yield the second of each two words that are one word twice, where neither grammar nor a name has it so."""
    if not page.rules.has(_TOPIC):
        return
    text, free = page.document.text, frozenset(page.rules.topic(_TOPIC)["free"].split())
    for sentence in page.sentences:
        if text.count(" ", sentence.start, sentence.end) < _PROSE:
            continue
        for match in _DOUBLED.finditer(text, sentence.start, sentence.end):
            if not _is_meant(page, match["word"], match["again"], free):
                yield Span(*match.span("again"))


def _is_meant(page: Page, word: str, again: str, free: frozenset[str]) -> bool:
    if again not in (word, word.lower()) or word.lower() in free:
        return True
    if not word.isascii() and len(word) == 1:
        return True
    if word.isdecimal():
        return len(set(word)) == 1  # 000 000
    if not again[0].isupper() or again.isupper():
        return False
    is_name = (
        len(again) <= _SYLLABLE or again.lower() in _syllables() or any(page.index.find(squash(f"{word} {again}")))
    )
    return is_name or page.document.text.count(f"{word} {again}") > 1


@cache
def _syllables() -> frozenset[str]:
    """Return the syllables of pinyin, on first use: few pages double a word."""
    return PinyinReader(Rules("zh")).syllables
