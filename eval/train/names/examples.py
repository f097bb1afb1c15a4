"""What the network is shown: a tagged source, a target, and how often."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.train.names.clean import Judged
from namenorm.transliterate.forms import divide_pinyin, pinyin_of
from namenorm.transliterate.vocabulary import Vocabulary

# Share of each kind of example: what the product needs most is shown most.
_SHARES = {"zh": 1.0, "pinyin": 1.2, "en": 0.6, "ru": 0.35, "uk": 0.6, "ar": 0.6, "fa": 1.0, "ko": 0.6, "ja": 0.4}
_READING_SHARE = 0.4  # of a Japanese reading of Han characters, beside a name that sounds Chinese
_JOINED, _SPOILT = 0.5, 0.06  # of spellings in pinyin: run together, and with a letter wrong


@dataclass(frozen=True, slots=True)
class Example:
    """A source and a target with the number of times it is shown in a pass, which need not be whole.

    Attributes:
        tag: ``zh``, ``pinyin``, …, or ``en`` for the way from an English name to pinyin.
        source: The source form.
        target: English letters; for ``en``, the syllables divided by spaces.
        weight: Mean number of showings in a pass.
    """

    tag: str
    source: str
    target: str
    weight: float


def examples(judgements: Iterable[Judged], english_counts: Counter[str]) -> list[Example]:
    """Return the examples made of the pairs that are kept.

    A native form that is paired with several names is shown with each by the square root of how many people bear it,
    and the form itself is shown the more often the more it has.
    """
    by_form: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    readings: set[tuple[str, str, str]] = set()
    for one in judgements:
        if one.kept:
            by_form[one.pair.language, one.pair.native][one.pair.english] += _count(one, english_counts)
            if one.kept == "reading":
                readings.add((one.pair.language, one.pair.native, one.pair.english))
    made = []
    for (language, native), names in sorted(by_form.items()):
        total = sum(math.sqrt(count) for count in names.values())
        shown = 1 + 0.5 * math.log2(len(names)) + 0.2 * math.log2(1 + sum(names.values()))
        for english, count in sorted(names.items()):
            weight = shown * math.sqrt(count) / total
            weight *= _READING_SHARE if (language, native, english) in readings else 1.0
            made += _views(language, native, english, weight)
    return made


def _count(one: Judged, english_counts: Counter[str]) -> float:
    """Return how much a pair counts: people counted, or a mite of the English name's own for a group's pair."""
    if one.pair.origin == "rigour":
        return 0.3 + 0.2 * math.log2(1 + english_counts[one.pair.english])
    return float(one.pair.count)


def _views(language: str, native: str, english: str, weight: float) -> list[Example]:
    if language != "zh":
        return [Example(language, native, english, weight * _SHARES[language])]
    spelling = " ".join(pinyin_of(native))
    return [
        Example("zh", native, english, weight * _SHARES["zh"]),
        Example("pinyin", spelling, english, weight * _SHARES["pinyin"]),
        Example("en", english, spelling, weight * _SHARES["en"]),
    ]


class Showing:
    """Turns examples into numbers, a pass at a time."""

    def __init__(self, examples: Sequence[Example], vocabulary: Vocabulary, seed: int) -> None:
        """Encode what never varies."""
        self._vocabulary = vocabulary
        self._seed = seed
        self._examples = examples
        self._targets = [vocabulary.target_ids(one.target, one.tag) for one in examples]
        self._sources: Mapping[int, list[int]] = {
            place: vocabulary.source_ids(one.source, one.tag)
            for place, one in enumerate(examples)
            if one.tag != "pinyin"
        }

    def pass_(self, number: int) -> list[tuple[list[int], list[int]]]:
        """Return the pairs of a pass in no order: each example by its weight, spellings in pinyin varied anew."""
        chance = random.Random(f"{self._seed}:{number}")
        shown = []
        for place, one in enumerate(self._examples):
            times = int(one.weight) + (chance.random() < one.weight % 1)
            shown += [(self._source(place, one, chance), self._targets[place]) for _ in range(times)]
        return shown

    def _source(self, place: int, one: Example, chance: random.Random) -> list[int]:
        known = self._sources.get(place)
        if known is not None:
            return known
        return self._vocabulary.unit_ids(printed(one.source, self._vocabulary.syllables, chance), "pinyin")


def printed(spelling: str, syllables: frozenset[str], chance: random.Random) -> tuple[str, ...]:
    """Return the units of a spelling in pinyin as machines print it: spaced or joined, at times with a letter wrong."""
    if chance.random() < _SPOILT:
        return divide_pinyin(_spoilt(spelling.replace(" ", ""), chance), syllables)
    if chance.random() < _JOINED:
        return divide_pinyin(spelling.replace(" ", ""), syllables)
    return tuple(spelling.split())


def _spoilt(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return word[:place] + chance.choice(("", letter, word[place] + letter)) + word[place + 1 :]
