"""The name model's ear: whether a part in one script can be what another language made of a part in Latin letters.

``Telangpu`` is Trump to whom no list tells it. What scores is given by the caller, so that comparing needs no model:
``NameModel.score`` of ``namenorm.transliterate`` fits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Protocol

from namenorm.matching.align import Alignment
from namenorm.matching.values import Part, Prepared, View
from namenorm.transliterate.forms import divide_pinyin

_SOURCES = {"han": "zh", "kana": "ja", "hangul": "ko", "cyrillic": "ru", "arabic": "ar"}
_MOST_PAIRS = 4
_UNSURE = frozenset({"consonants", "near"})
_LEAST = 0.1  # probability a letter below which a pair is no evidence: the likeliest of five levels tried


class SoundModel(Protocol):
    """What scores pairs of a source form and an English name; ``NameModel`` does."""

    vocabulary: Any

    def score(self, pairs: Sequence[tuple[str, str]], source: str) -> Sequence[Any]:
        """Return, for each pair, something with ``total``, its log-probability."""


class Ear:
    """Listens to what an alignment could not pair."""

    def __init__(self, model: SoundModel) -> None:
        """Use a model."""
        self._model = model

    def heard(self, a: Prepared, b: Prepared, views: tuple[View, View], found: Alignment) -> float:
        """Return how well what no list pairs in two names sounds alike: 0 not at all, to 1.

        One of the names must be in Latin letters, and the other in another script, or its open parts pinyin. Parts
        that are left over are listened to, and parts that pair by their consonants or a rough likeness alone.

        Args:
            a: A name.
            b: Another.
            views: The readings of both that fit best.
            found: How these are aligned.
        """
        sides = _open(views, found)
        if not (sides[0] and sides[1]):
            return 0.0
        sources = self._source(a, sides[0], b), self._source(b, sides[1], a)
        source = sources[0] or sources[1]
        if not source:
            return 0.0
        ours, theirs = sides if sources[0] else (sides[1], sides[0])
        pairs = [(one.shown, two.text) for one in ours for two in theirs][:_MOST_PAIRS]
        scores = self._model.score(pairs, source)
        return max(_likeness(one.total, text) for one, (_, text) in zip(scores, pairs, strict=True))

    def _source(self, name: Prepared, parts: Sequence[Part], other: Prepared) -> str:
        """Return as what the model reads a name beside one in Latin letters; empty where it can not."""
        if other.script != "latin":
            return ""
        if name.script != "latin":
            return _SOURCES.get(name.script, "")
        return "pinyin" if all(self._is_pinyin(part.text) for part in parts) else ""

    def _is_pinyin(self, word: str) -> bool:
        units = divide_pinyin(word, self._model.vocabulary.syllables)
        return len(units) > 1 and all(len(unit) > 1 or unit in "aeo" for unit in units)


def _open(views: tuple[View, View], found: Alignment) -> tuple[list[Part], list[Part]]:
    """Return the parts of both sides that nothing sure pairs."""
    unsure = [pair for pair in found.matched if pair.relation.kind in _UNSURE]
    a, b = (view.parts for view in views)
    ours = [a[place] for place in (*found.left_a, *(pair.a[0] for pair in unsure))]
    return ours, [b[place] for place in (*found.left_b, *(pair.b[0] for pair in unsure))]


def _likeness(log_probability: float, text: str) -> float:
    """Return a log-probability by the letter, from 0 for what is no evidence to 1 for what is certain."""
    by_letter = log_probability / max(len(text), 1)
    return max(0.0, 1.0 - by_letter / math.log(_LEAST))
