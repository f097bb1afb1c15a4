"""Which pairs are trained on: those that sound alike.

The rule. For each language an aligner (``eval.train.names.align``) learns from a sample of the language's own pairs,
and a pair whose score lies below the language's threshold is dropped. The thresholds were read off samples of twenty
pairs on either side: below them most pairs are misaligned (a given name beside a surname), translated, or of another
language's form. Han characters are heard as pinyin; the pairs so dropped are given to a second aligner that reads each
character as a unit, and those that it finds regular are kept as other readings of Han characters (山田, yamada).
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from eval.train.names.align import Aligner, Units, learned
from eval.train.names.pairs import Pair
from namenorm.transliterate.forms import pinyin_of

_ROUNDS = 5
_SAMPLE = 20_000
_LONGEST = {"zh": 6, "ru": 4, "uk": 4, "ar": 5, "fa": 5, "ko": 4, "ja": 5}
_LEAST = {"zh": -2.8, "ru": -2.4, "uk": -2.4, "ar": -2.8, "fa": -2.4, "ko": -2.6, "ja": -2.8}
_LONGEST_READING, _LEAST_READING, _LONGEST_KANJI = 8, -2.1, 3
_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its score and whether it is kept: ``sound``, ``reading`` or, empty, dropped."""

    pair: Pair
    score: float
    kept: str


def judged(pairs: Iterable[Pair], seed: int) -> list[Judged]:
    """Return the distinct pairs of one language, counts of equal ones added within a source, each judged.

    Args:
        pairs: All of one language.
        seed: Of the sample that the aligner learns from.
    """
    distinct = sorted(_distinct(pairs).values(), key=lambda pair: (pair.native, pair.english, pair.origin))
    if not distinct:
        return []
    language = distinct[0].language
    scores = _scores(distinct, _LONGEST[language], seed, language == "zh")
    judgements = [
        Judged(pair, scores[pair.native, pair.english], _verdict(scores[pair.native, pair.english], language))
        for pair in distinct
    ]
    return _with_readings(judgements, seed) if language == "zh" else judgements


def _verdict(score: float, language: str) -> str:
    return "sound" if score >= _LEAST[language] else ""


def _distinct(pairs: Iterable[Pair]) -> Mapping[tuple[str, str, str], Pair]:
    found: dict[tuple[str, str, str], Pair] = {}
    for pair in pairs:
        if pair.native and pair.english and max(len(pair.native), len(pair.english)) <= _LONGEST_NAME:
            name = (pair.native, pair.english, pair.origin)
            known = found.get(name)
            found[name] = replace(pair, count=max(pair.count, known.count)) if known else pair
    return found


def _scores(pairs: list[Pair], longest: int, seed: int, as_pinyin: bool) -> dict[tuple[str, str], float]:
    units: dict[tuple[str, str], Units] = {
        (pair.native, pair.english): pinyin_of(pair.native) if as_pinyin else tuple(pair.native) for pair in pairs
    }
    names = sorted(units)
    sample = random.Random(seed).sample(names, min(_SAMPLE, len(names)))
    aligner: Aligner = learned([(units[name], name[1]) for name in sample], longest, _ROUNDS)
    return {name: aligner.score(units[name], name[1]) for name in names}


def _with_readings(judgements: list[Judged], seed: int) -> list[Judged]:
    """Keep, of what does not sound Chinese, what an aligner that has not seen the pair reads as Japanese.

    A character of a name of three or fewer has few pairs, so each half of the pairs is judged by what the other taught.
    """
    dropped = [one.pair for one in judgements if not one.kept and len(one.pair.native) <= _LONGEST_KANJI]
    names = sorted({(pair.native, pair.english) for pair in dropped})
    random.Random(seed).shuffle(names)
    halves = names[::2], names[1::2]
    scores: dict[tuple[str, str], float] = {}
    for taught, asked in (halves, halves[::-1]):
        aligner = learned([(tuple(native), english) for native, english in taught], _LONGEST_READING, _ROUNDS)
        scores |= {name: aligner.score(tuple(name[0]), name[1]) for name in asked}
    return [
        replace(one, kept="reading")
        if not one.kept and scores.get((one.pair.native, one.pair.english), -math.inf) >= _LEAST_READING
        else one
        for one in judgements
    ]
