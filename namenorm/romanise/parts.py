"""Spellings of a whole name from the spellings of its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked

_COMBINATIONS = 48

Weights = Mapping[str, float]
"""Spellings of one part and how likely each is beside the likeliest, 0 to 1."""


def hyphenated(syllables: Sequence[str]) -> str:
    """Join a given name as Taiwan and Hong Kong print it: "Ching-te", "Ka-chiu"."""
    return "-".join(syllables).capitalize()


def spaced(syllables: Sequence[str]) -> str:
    """Join a given name as Singapore, Malaysia and Macau print it: "Guan Eng", "Iat Seng"."""
    return " ".join(one.capitalize() for one in syllables)


def together(
    surnames: Sequence[Weights], given: Sequence[Weights], join: Callable[[Sequence[str]], str]
) -> tuple[Spelling, ...]:
    """Return the likeliest spellings of a name, from those of each surname and of each syllable of its given name.

    Args:
        surnames: The spellings of each surname; two for a married woman's double surname.
        given: The spellings of each character of the given name.
        join: How the syllables of a given name are joined.
    """
    cut = len(surnames)
    rows = ranked((*surnames, *given), _COMBINATIONS)
    return best(Spelling(" ".join(map(_capital, row[:cut])), join(row[cut:]), weight) for row, weight in rows)


def _capital(surname: str) -> str:
    return surname[:1].upper() + surname[1:]
