"""Whether two names share any sound at all, by a crude rule that states what a comparison can find."""

from __future__ import annotations

import re

from rapidfuzz import fuzz
from unidecode import unidecode

_LETTERS = re.compile(r"[a-z]+")
_LEAST = 65
# Consonants by the place where they are spoken; the vowels and h, on which romanisations differ most, go.
_CLASSES = str.maketrans("pbfvwdtgkcqjszxlrmn", "pppppttkkkkssssrrnn", "aeiouyh")


def audible(a: str, b: str) -> bool:
    """Tell whether some word of one name sounds a little like some word of the other.

    Names are spelt by Unidecode and their words reduced to classes of consonants. Two words share a sound where about
    two thirds of their consonants stand in one order (RapidFuzz's ratio of 65), where they are equal, or where one is
    the other's initial. Most names by adoption share none ("Stalin", "Dzhugashvili"); of names of two people
    drawn at random three in ten do. Japanese names in Han characters, which Unidecode reads as Chinese, cannot be
    judged so.
    """
    return any(_alike(one, two) for one in _words(a) for two in _words(b))


def _alike(one: str, two: str) -> bool:
    if len(one) == 1 or len(two) == 1:
        return one[0] == two[0]
    mine, theirs = one.translate(_CLASSES), two.translate(_CLASSES)
    return one == two or (min(len(mine), len(theirs)) > 1 and fuzz.ratio(mine, theirs) >= _LEAST)


def _words(name: str) -> list[str]:
    joined = name if name.isascii() else "".join(unidecode(char).strip() or " " for char in name)
    return _LETTERS.findall(joined.casefold())
