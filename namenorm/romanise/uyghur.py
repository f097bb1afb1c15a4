"""Uyghur and other Turkic names of Xinjiang from Chinese characters: 努尔·白克力 is "Nur Bekri".

A person bears a name and the father's, with a dot between them in Chinese and without one in Latin letters. A name is
looked up, whole or with an ending such as -jan and -gul; one that no table knows is spelt syllable by syllable beside
one that is known. ``rules/ug/names.yaml`` names its sources. Pinyin of the Chinese form ("Nuer Baikeli"), which
passports and press print too, is another system's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.romanise.parts import Weights
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked
from namenorm.romanise.syllable_table import falling
from namenorm.romanise.western import WesternSpelling
from namenorm.rules import Rules
from namenorm.text.han import simplified

_DOTS = "·•・‧"
_EACH_FURTHER, _MOST_ROWS = 0.6, 16
_LEAST_ALONE = 3  # a name of two characters without a dot is likelier Chinese
_MOST_WORDS = 3
_SPELT_OUT = 0.5


@dataclass(frozen=True, slots=True)
class _Names:
    parts: Mapping[str, Weights]
    endings: Mapping[str, Weights]
    syllables: Mapping[str, Weights]


class Uyghur:
    """The system, over the table ``names`` of the rules of Uyghur."""

    def __init__(self, rules: Rules) -> None:
        """Use the given rules of Uyghur."""
        self._names = rules.built("names", _names)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a name, likeliest first; none where no part of it is a known one.

        Args:
            name: In Han characters: the person's own name and, after a dot, the father's.
        """
        words = _words(name)
        known = [self._known(word) for word in words]
        if not 1 <= len(words) <= _MOST_WORDS or not any(known) or (len(words) == 1 and len(words[0]) < _LEAST_ALONE):
            return ()
        options = [one or self._spelt_out(word) for one, word in zip(known, words, strict=True)]
        return best(_rows(options)) if all(options) else ()

    def _known(self, word: str) -> Weights:
        whole = self._names.parts.get(word)
        if whole is not None:
            return whole
        for ending, spellings in self._names.endings.items():
            before = self._names.parts.get(word.removesuffix(ending)) if word.endswith(ending) else None
            if before is not None:
                return {"".join(row): weight for row, weight in ranked((before, spellings), _MOST_ROWS)}
        return {}

    def _spelt_out(self, word: str) -> Weights:
        options = [self._names.syllables.get(char, {}) for char in word]
        if len(word) < 2 or not all(options):
            return {}
        return {"".join(row).capitalize(): weight * _SPELT_OUT for row, weight in ranked(options, _MOST_ROWS)}


def _words(name: str) -> list[str]:
    for dot in _DOTS:
        name = name.replace(dot, " ")
    return simplified(name).split()


def _rows(options: list[Weights]) -> Iterator[Spelling]:
    most = _MOST_ROWS * math.ceil(len(options) / 2)
    for (own, *fathers), weight in ranked(options, most):
        yield WesternSpelling(" ".join(fathers), own, weight)


def _names(parsed: Mapping[str, Any]) -> _Names:
    parts, endings = (
        {form: falling(held, _EACH_FURTHER) for forms, held in parsed[topic].items() for form in forms.split()}
        for topic in ("parts", "endings")
    )
    # The longest ending first: 古丽 before 丽.
    longest = dict(sorted(endings.items(), key=lambda pair: (-len(pair[0]), pair[0])))
    return _Names(parts, longest, {char: falling(one) for char, one in parsed["syllables"].items()})
