"""Sentences that say again, in nearly the same words, what a sentence of the page has said: a part of NN301.

An engine that loses its place translates a sentence twice, and seldom in the same words. People repeat the form of a
sentence too, to say something else with it: then a name, a number or one word that carries the sense is another one.
So two sentences are copies only if what differs is a few small words, none of them a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz.distance.Indel import normalized_similarity, opcodes

from namenorm.detectors.page import Page
from namenorm.detectors.repeats import RUN, Repeats, Run
from namenorm.detectors.words import WORD, sentence_words
from namenorm.values import Span

_FEWEST = 12  # words: shorter sentences are alike by chance
_SHARED = 0.25  # of the runs of the shorter sentence
_ALIKE = 0.86  # of the words, in order
_SAME_STEM = 4  # letters


def near_copies(page: Page, found: Repeats) -> Iterator[tuple[Span, Span]]:
    """Yield each sentence that nearly repeats an earlier one, and that one."""
    if not page.rules.has("near_copies"):
        return
    sentences, small = sentence_words(page), page.rules.built("near_copies", _small)
    seen: dict[Run, list[int]] = {}
    for number, runs in found.runs.items():
        if len(sentences[number]) < _FEWEST or len(runs) < _SHARED * (len(sentences[number]) - RUN):
            continue
        for earlier in _candidates(runs, seen, len(sentences[number])):
            if _is_copy(page, sentences, earlier, number, small):
                yield page.sentences[number], page.sentences[earlier]
                break
        for run in runs:
            seen.setdefault(run, []).append(number)


def _candidates(runs: Sequence[Run], seen: Mapping[Run, list[int]], length: int) -> list[int]:
    """Return the earlier sentences that share many runs; a run that stands in many sentences tells nothing."""
    shared = Counter(number for run in runs for number in seen.get(run, ())[:3])
    least = _SHARED * (length - RUN + 1)
    return [number for number, times in shared.most_common(2) if times >= least]


def _is_copy(page: Page, sentences: Sequence[list[str]], one: int, other: int, small: frozenset[str]) -> bool:
    before, after = sentences[one], sentences[other]
    if before == after or normalized_similarity(before, after) < _ALIKE:
        return False
    small = small - _names(page, one) - _names(page, other)
    steps = opcodes(before, after)
    gone = [word for step in steps if step.tag == "delete" for word in before[step.src_start : step.src_end]]
    new = [word for step in steps if step.tag == "insert" for word in after[step.dest_start : step.dest_end]]
    return _says_nothing(gone, new, small) and _says_nothing(new, gone, small)


def _says_nothing(words: Sequence[str], others: Sequence[str], small: frozenset[str]) -> bool:
    """Tell whether words that only one of two sentences has are small, or other forms of what the other has."""
    return all(word in small or _has_kin(word, others) for word in words)


def _has_kin(word: str, others: Sequence[str]) -> bool:
    """Tell whether another form of a word stands on the other side: "expanded" for "expand"."""
    stem = word[: max(_SAME_STEM, len(word) - 3)]
    return word.isalpha() and len(word) > _SAME_STEM and any(one.startswith(stem) for one in others)


def _names(page: Page, number: int) -> frozenset[str]:
    """Return the words of a sentence, but its first, that have a capital, and its numbers."""
    sentence = page.sentences[number]
    words: list[str] = WORD.findall(page.document.text, sentence.start, sentence.end)
    return frozenset(word.lower() for word in words[1:] if not word[0].islower())


def _small(topic: Any) -> frozenset[str]:
    return frozenset(word for group in topic["small"] for word in group["words"])
