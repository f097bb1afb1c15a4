"""Tibetan names from Chinese characters: 才旦卓玛 is "Tseten Dolma", 洛桑江村 "Losang Jamcan" or "Lobsang Gyaltsen".

Chinese transcribes Tibetan by sound, so that pinyin of it ("Luosang Jiangcun") is nobody's name. A name is read by its
elements; ``rules/bo/elements.yaml`` names its sources. China prints one system, Tibetans elsewhere another.
"""

from __future__ import annotations

from namenorm.romanise.elements import divided, elements, spelt
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best
from namenorm.rules import Rules

_DOTS = "·•・‧"
_LEAST = 2


class Tibetan:
    """The systems, over the table ``elements`` of the rules of Tibetan."""

    def __init__(self, rules: Rules) -> None:
        """Use the given rules of Tibetan."""
        self._elements = rules.built("elements", elements)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Tibetan name, likeliest first; none where it is not Tibetan elements all through.

        Args:
            name: In Han characters, undivided or with a dot after the name of a house (阿沛·阿旺晋美).
        """
        for dot in _DOTS:
            name = name.replace(dot, " ")
        parts = [divided(part, self._elements) for part in name.split()]
        if not all(parts) or len(name) < _LEAST:
            return ()
        return best(spelt(tuple(one for part in parts for one in part), " "))
