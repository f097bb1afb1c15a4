"""Names in pinyin that so many people of China bear that the name alone says of nobody that he or she is meant."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.romanise.pinyin_reader import Reading
from namenorm.rules import Rules

# Bearers among a million people, surnames by their bearers and given names by the shares of their syllables: the
# thousand commonest spellings have 49 or more, the three thousand commonest 20 or more.
_LEAST = 20.0
_RAREST = 0.05  # of a thousand syllables of given names: one that the table lacks
_COMMONEST, _RAREST_COUNTED = -1.0, 3.0  # powers of ten beyond which no more is told
_ONE_SYLLABLE, _TWO_SYLLABLES = 0.25, 0.75  # of given names


@dataclass(frozen=True, slots=True)
class CommonNames:
    """Tells the three thousand names that most people of China bear.

    Attributes:
        shares: How many of a thousand syllables of given names are spelt so.
    """

    shares: Mapping[str, float]

    def has(self, reading: Reading) -> bool:
        """Tell whether a spelling is among them."""
        return self.bearers(reading) >= _LEAST

    def bearers(self, reading: Reading) -> float:
        """Return how many of a million people of China are expected to bear a spelling."""
        bearers = 1000 * reading.surname_permille * (_ONE_SYLLABLE if len(reading.given) == 1 else _TWO_SYLLABLES)
        for syllable in reading.given:
            bearers *= max(self.shares.get(syllable, 0.0), _RAREST) / 1000
        return bearers


def rarity(reading: Reading) -> float:
    """Return how rare a spelling is in China, in powers of ten, -1 to 3: 0 for the three thousandth of its names."""
    return max(_COMMONEST, min(_RAREST_COUNTED, math.log10(_LEAST / common_names().bearers(reading))))


def common_names() -> CommonNames:
    """Return the names by the shares of the topic ``backward``."""
    return Rules("und").built("backward", _built)


def _built(topic: Mapping[str, Any]) -> CommonNames:
    printed = topic["pinyin"]["given"].split()
    return CommonNames({spelling: float(share) for spelling, share in zip(printed[::2], printed[1::2], strict=True)})
