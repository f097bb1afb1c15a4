"""Of which culture a name in Han characters is: Bayes' rule over how common its parts are in each."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from namenorm.romanise.han_names import han_names, usage
from namenorm.romanise.kanji import folded
from namenorm.text.han import simplified

_DOTS = re.compile(r"[·•・‧．\s]+")
_LONGEST = 24


def of_han(name: str) -> dict[str, float]:
    """Return how likely each culture is for a name in Han characters; none where it has one character, or too many.

    Args:
        name: In simplified, traditional or Japanese forms, with or without middle dots.
    """
    words = [word for word in _DOTS.split(name) if word]
    plain, units = simplified("".join(words)), {}
    units["ja"] = tuple(folded("".join(words)))
    if not 2 <= len(plain) <= _LONGEST:
        return {}
    known, dotted = usage(), len(words) > 1
    chances = {culture: names.chance(units.get(culture, tuple(plain))) for culture, names in han_names().items()}
    return weighed({culture: chance * _dot(culture, dotted, known["dotted"]) for culture, chance in chances.items()})


def weighed(chances: Mapping[str, float]) -> dict[str, float]:
    """Return the shares of cultures from the chance of a name in each, with the prior; less sure than their product."""
    known = usage()
    parts = {
        culture: known["prior"][culture] * chance ** known["sharpness"]
        for culture, chance in chances.items()
        if chance > 0
    }
    total = math.fsum(parts.values())
    return {culture: part / total for culture, part in parts.items()} if total else {}


def _dot(culture: str, dotted: bool, permille: Mapping[str, float]) -> float:
    return permille[culture] / 1000 if dotted else 1 - permille[culture] / 1000
