"""Which words of a page come again: what NN301 and NN302 ask first, so that most of a page is never looked at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress

from namenorm.detectors.page import Page, once_a_page
from namenorm.detectors.words import sentence_words, word_counts

RUN = 4
"""Words of a run: as many as the shortest segment has that counts as a copy."""
Run = tuple[str, ...]
_STRETCH = re.compile(rb"\x00{%d,}" % RUN)


@dataclass(frozen=True, slots=True)
class Repeats:
    """What comes again on a page, by the number of the sentence in which it begins.

    Attributes:
        runs: The runs of words that stand on the page more than once, for each sentence that has any, in order.
        rows: How many runs in a row come again, at most, of those rows that reach into the sentence.
        doubled: The sentences in which a word follows itself twice and more.
    """

    runs: Mapping[int, list[Run]]
    rows: Mapping[int, int]
    doubled: frozenset[int]


@once_a_page
def repeats(page: Page) -> Repeats:
    """Return what comes again on a page; a run may end in the next sentence."""
    return _found(sentence_words(page), word_counts(page))


def _found(sentences: list[list[str]], counts: Mapping[str, int]) -> Repeats:
    words = tuple(chain.from_iterable(sentences))
    ends = list(accumulate(map(len, sentences)))
    places = list(_within_stretches(words, counts))
    runs = [words[at : at + RUN] for at in places]
    again = {run for run, times in Counter(runs).items() if times > 1}
    by_sentence: dict[int, list[Run]] = defaultdict(list)
    rows: dict[int, int] = {}
    begun, before = 0, -2
    for at, run in compress(zip(places, runs, strict=True), map(again.__contains__, runs)):
        begun, before = (begun if at == before + 1 else at), at
        sentence = bisect_right(ends, at)
        rows[sentence] = max(rows.get(sentence, 0), at - begun + 1)
        by_sentence[sentence].append(run)
    doubled = [at for at, (one, two, three, _) in zip(places, runs, strict=True) if one == two == three]
    return Repeats(by_sentence, rows, frozenset(bisect_right(ends, at) for at in doubled))


def _within_stretches(words: Sequence[str], counts: Mapping[str, int]) -> Iterator[int]:
    """Return the places of the runs in which no word stands that is on the page but once: most runs are never made."""
    lone = {word for word, times in counts.items() if times == 1}
    once = bytes(map(lone.__contains__, words))
    stretches = (range(one.start(), one.end() - RUN + 1) for one in _STRETCH.finditer(once))
    return chain.from_iterable(stretches)
