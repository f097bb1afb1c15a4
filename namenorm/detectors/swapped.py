"""Numbers of a sentence that stand in each other's place: "256 players from 3,600 teams", for NN401.

Translations do turn sentences round, so that numbers come in the other order. It counts only where they are the ends of
one range or list, or where the words beside them say so: what 256 counts in the original stands beside 3,600. In the
original's order it takes the words beside both. Of human translations with numbers (WMT22) some 4 in 820 are flagged.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from namenorm.quantities.values import Quantity
from namenorm.source.meanings import Meant, Said

_KINDS = ("number", "ordinal", "percent", "year", "day")
_OURS_APART, _THEIRS_APART = 5, 24  # characters between the ends of a range, with what they count
_NOUN_OURS, _NOUN_THEIRS, _NOUNS = 9, 32, 3  # characters, and words, behind a number in which its noun stands
_FAR = 24  # characters of the original beyond which a word says nothing of a number's place
_REACH_OURS, _REACH_THEIRS = 6.0, 18.0  # characters over which nearness falls to a third
_NEARER = 0.3  # how much nearer both have to be to each other's places where no noun tells
_ENDS = re.compile(r"[，。；！？、,;：:（）()\d一二三四五六七八九十百千万亿]")
_ENDS_THEIRS = re.compile(r"[,;.!?()]\s|\d")
_RANGE = re.compile(r"^\D{0,3}(?:至|到|-|–|—|~|～|、|和|与|或|及)\D{0,3}$")
_RANGE_THEIRS = re.compile(r"^[^\d,;.]*(?:-|–|—|\bto\b|\band\b|\bor\b|~)[^\d,;.]*$")

Word = TypeVar("Word", Meant, Said)
Pair = tuple[Quantity, Quantity]


@dataclass(frozen=True, slots=True)
class Text:
    """The two sides of a stretch, with the telling words in them that are no numbers."""

    plain: str
    text: str
    ours: Sequence[Meant]
    theirs: Sequence[Said]


def swapped(pairs: Sequence[Pair], text: Text) -> Iterator[tuple[Pair, Pair]]:
    """Yield the pairs of numbers that have changed places, as they stand in the translation.

    Args:
        pairs: Numbers of the original with those of the translation that are the same, in the translation's order.
        text: Where they stand.
    """
    firm = [pair for pair in pairs if "weak" not in (pair[0].weight, pair[1].weight)]
    for first, second in pairwise(firm):
        if not _same_kind(first, second):
            continue
        turned = first[0].start > second[0].start
        if (turned and (_one_range(first, second, text) or _by_words(first, second, text))) or (
            not turned and _count_one_another(first, second, text)
        ):
            yield first, second


def _same_kind(first: Pair, second: Pair) -> bool:
    kinds = first[0].kind == second[0].kind and first[1].kind == second[1].kind and first[0].kind in _KINDS
    return kinds and first[0].value != second[0].value


def _count_one_another(first: Pair, second: Pair, text: Text) -> bool:
    """Tell whether either number, in the original's order, counts what stands behind the other."""
    plain = not any(one.money or one.unit for pair in (first, second) for one in pair)
    return plain and _nouns(first, second, text) >= len((first, second))


def _one_range(first: Pair, second: Pair, text: Text) -> bool:
    between = text.plain[second[0].end : first[0].start]
    printed = text.text[first[1].end : second[1].start]
    short = len(between) <= _OURS_APART and len(printed) <= _THEIRS_APART
    return short and bool(_RANGE.match(between) and _RANGE_THEIRS.match(printed))


def _by_words(first: Pair, second: Pair, text: Text) -> bool:
    nouns = _nouns(first, second, text)
    return nouns >= 0 and _nearness(first, second, text) > (-_NEARER / 2 if nouns else _NEARER)


def _nouns(first: Pair, second: Pair, text: Text) -> int:
    """Return how many of the two count what stands beside the other, less those that count what stands beside them."""
    ours = [_behind(text.ours, one[0], text.plain, _ENDS, _NOUN_OURS) for one in (first, second)]
    theirs = [_behind(text.theirs, one[1], text.text, _ENDS_THEIRS, _NOUN_THEIRS) for one in (first, second)]
    return sum(_shares(ours[a], theirs[b]) * (1 if a != b else -1) for a in (0, 1) for b in (0, 1))


def _behind(words: Sequence[Word], one: Quantity, text: str, ends: re.Pattern[str], most: int) -> list[Word]:
    stop = ends.search(text, one.end + 1)
    last = min(one.end + most, stop.start() if stop else len(text))
    return [word for word in words if one.end <= word.start < last][:_NOUNS]


def _shares(ours: Sequence[Meant], theirs: Sequence[Said]) -> bool:
    return any(word.stem in meant.stems for meant in ours for word in theirs)


def _nearness(first: Pair, second: Pair, text: Text) -> float:
    """Return how much nearer each is to the words around the other than to those around itself."""
    own = _near(first[0], first[1], text) + _near(second[0], second[1], text)
    return _near(first[0], second[1], text) + _near(second[0], first[1], text) - own


def _near(ours: Quantity, theirs: Quantity, text: Text) -> float:
    total = 0.0
    for meant in text.ours:
        apart = _apart(meant, ours)
        hits = [_apart(word, theirs) for word in text.theirs if word.stem in meant.stems] if apart <= _FAR else []
        if hits and len(hits) <= 2:  # a word that stands everywhere tells no place
            total += math.exp(-apart / _REACH_OURS) * math.exp(-min(hits) / _REACH_THEIRS) / len(hits)
    return total


def _apart(word: Meant | Said, one: Quantity) -> int:
    return max(0, word.start - one.end, one.start - word.end)
