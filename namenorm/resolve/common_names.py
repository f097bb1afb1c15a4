"""Names in pinyin that so many people of China bear that the name alone says of nobody that he or she is meant."""

from __future__ import annotations

from collections.abc import Mapping

from namenorm.romanise.backward import backward
from namenorm.romanise.pinyin_reader import Reading
from namenorm.rules import Rules

# Bearers among a million people, surnames by their bearers and given names by the shares of their syllables: the
# thousand commonest spellings have 49 or more, the three thousand commonest 20 or more.
_LEAST = 20.0
_ONE_SYLLABLE, _TWO_SYLLABLES = 0.25, 0.75  # of given names


def is_common(reading: Reading) -> bool:
    """Tell whether a spelling is among the three thousand names that most people of China bear."""
    return _bearers(reading, Rules("und").built("backward", backward)["pinyin"].given) >= _LEAST


def _bearers(reading: Reading, shares: Mapping[str, float]) -> float:
    """Return how many among a million people are spelt so."""
    bearers = 1000 * reading.surname_permille * (_ONE_SYLLABLE if len(reading.given) == 1 else _TWO_SYLLABLES)
    for syllable in reading.given:
        bearers *= shares.get(syllable, 0.0) / 1000
    return bearers
