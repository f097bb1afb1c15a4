"""Numbers of a sentence that stand in each other's place: "256 players from 3,600 teams", for NN401.

Two things tell. What a number counts or numbers: the years of the original stand beside what is an article there, and
the article's number beside nothing. And the order of two numbers of one sort, days with days, sums with sums: human
translations keep it in 15 of 16 cases (WMT22), so that the other order counts where the words beside the numbers do not
speak for it: what 256 counts in the original stands beside 256. In the original's order it takes the words beside both.
Of human translations with numbers some 2 in 800 are flagged (``python -m eval quality --part numbers``).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from namenorm.quantities.values import Quantity
from namenorm.source.meanings import Meant, Said

_KINDS = ("number", "percent", "year", "day")
_SAYING = ("percent", "day", "hour")  # kinds that are told by what stands beside the digits
_OURS_APART, _THEIRS_APART = 5, 24  # characters between the ends of a range, with what they count
_NOUN_OURS, _NOUN_THEIRS, _NOUNS = 9, 32, 3  # characters, and words, behind a number in which its noun stands
_FAR = 24  # characters of the original beyond which a word says nothing of a number's place
_REACH_OURS, _REACH_THEIRS = 6.0, 18.0  # characters over which nearness falls to a third
_NEARER = -0.25  # how much nearer both may be to their own places, by the words around them
_WITHIN = 3  # places in the translation over which what numbers count is compared
# What English turns round: 256支队的3600名队员, 5个中有4个, 从30万增至60万 ("to 600,000 from 300,000").
_PART_OF = re.compile(r"(?:的|[中里内]有?).{0,2}$")
_SINCE = re.compile(r"[从由自比较].{0,8}$")
_SINCE_THEIRS = re.compile(r"\b(?:from|than|compared (?:to|with))\s(?:\w+\s)?\W?$")
_INSTEAD = re.compile(
    r"\b(?:instead of|out of|of (?:the|their|its|his|her)(?: last| first| past)?|compared (?:to|with))\s$"
)
_YEAR_LED = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|that of|year of|[Ff]rom)\s$")
_CLAUSE_ENDS = re.compile(r"\s*(?:[,.;:)]|to\b|and\b|$)")
_LED = 9
_LED_OURS, _LED_THEIRS = 9, 24
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
    told = list(_by_what_they_count(firm, text.text))
    seen = {id(pair[1]) for row in told for pair in row}
    yield from told
    if not text.ours:
        return  # without meanings an order by itself tells nothing
    for row in _of_one_sort(firm):
        if seen.isdisjoint(id(pair[1]) for pair in row) and _by_order(*row, text):
            yield row


def _by_what_they_count(firm: Sequence[Pair], text: str) -> Iterator[tuple[Pair, Pair]]:
    """Yield the pairs near each other of which one counts what the other one's rendering counts, and not its own."""
    for place, first in enumerate(firm):
        for second in firm[place + 1 : place + 1 + _WITHIN]:
            across = _alike(first[0], second[1], text) + _alike(second[0], first[1], text)
            if first[0].value != second[0].value and across > _alike(*first, text) + _alike(*second, text):
                yield first, second


def _alike(ours: Quantity, theirs: Quantity, text: str) -> bool:
    """Tell whether both say what they count or number, and it is the same."""
    if ours.kind == "year":
        return _stands_as_year(theirs, text)
    units = bool(ours.unit) and ours.unit == theirs.unit
    kinds = ours.kind == theirs.kind and ours.kind in _SAYING
    return units or kinds or bool(ours.money & theirs.money) or bool(ours.labels & theirs.labels)


def _stands_as_year(one: Quantity, text: str) -> bool:
    """Tell whether a number of the translation stands where a year does: "in 2014,"."""
    led = _YEAR_LED.search(text[max(0, one.start - _LED) : one.start])
    plain = one.kind in ("year", "number") and not one.unit
    return plain and led is not None and _CLAUSE_ENDS.match(text, one.end) is not None


def _of_one_sort(firm: Sequence[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Yield the pairs that follow one another among those whose originals are of one sort."""
    sorts: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for pair in firm:
        ours = pair[0]
        kind = "number" if ours.kind == "ordinal" else ours.kind
        if kind in _KINDS:
            sorts[kind, ours.unit, bool(ours.money), ours.labels].append(pair)
    for pairs in sorts.values():
        yield from (row for row in pairwise(pairs) if row[0][0].value != row[1][0].value)


def _by_order(first: Pair, second: Pair, text: Text) -> bool:
    """Tell whether two numbers of one sort have changed places, by their order and the words beside them."""
    if first[0].start == second[0].start:
        return False  # 七八十 is two numbers
    if first[0].start < second[0].start:
        return _count_one_another(first, second, text)
    return _one_range(first, second, text) or _by_words(first, second, text)


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
    """Tell whether the words beside two numbers do not speak for the other order."""
    if _INSTEAD.search(text.text[max(0, second[1].start - _LED_THEIRS) : second[1].start]):
        return False
    turned_round = _is_turned_round(first[0], second, text)
    return not turned_round and _nouns(first, second, text) >= 0 and _nearness(first, second, text) > _NEARER


def _is_turned_round(later: Quantity, earlier: Pair, text: Text) -> bool:
    """Tell whether two numbers stand in a construction in which English has them in the other order."""
    ours, theirs = earlier
    led = text.plain[max(0, ours.start - _LED_OURS) : ours.start]
    led_theirs = text.text[max(0, theirs.start - _LED_THEIRS) : theirs.start]
    since = _SINCE.search(led) and _SINCE_THEIRS.search(led_theirs)
    return bool(since or _PART_OF.search(text.plain[ours.end : later.start]))


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
