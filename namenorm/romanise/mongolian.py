"""Mongolian names from Chinese characters: 巴特尔 is "Bagatur" in Inner Mongolia, "Baatar" in Mongolia.

A Mongolian bears one name, before which a father's may stand; Chinese prints a dot between them. A name is read by its
elements; ``rules/mn/elements.yaml`` names its sources. Mongols of China who bear a Chinese surname (布小林, Bu Xiaolin)
write their names in pinyin, and this system gives none for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.romanise.elements import divided, elements, spelt
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best
from namenorm.romanise.western import WesternSpelling
from namenorm.rules import Rules

_DOTS = "·•・‧"
_WITH_FATHER = 0.5


class Mongolian:
    """The systems, over the table ``elements`` of the rules of Mongolian."""

    def __init__(self, rules: Rules) -> None:
        """Use the given rules of Mongolian."""
        self._elements = rules.built("elements", elements)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Mongolian name, likeliest first; none where its elements are not all known.

        Args:
            name: In Han characters, with or without a father's name or its first syllable before a dot (呼·敖登).
        """
        for dot in _DOTS:
            name = name.replace(dot, " ")
        *fathers, own = name.split() or [""]
        given = spelt(divided(own, self._elements), "")
        if len(own) < 2 or len(fathers) > 1 or not given:
            return ()
        father = spelt(divided(fathers[0], self._elements), "") if fathers else ()
        return best((*given, *_after(father, given)))


def _after(fathers: tuple[Spelling, ...], given: tuple[Spelling, ...]) -> Iterator[Spelling]:
    """Yield a name after the father's, which stands in the genitive: Ukhnaagiin Khurelsukh, or plain."""
    for father in fathers[:2]:
        for own in given:
            weight = father.weight * own.weight * _WITH_FATHER
            yield WesternSpelling(own.given, father.given, weight)
