"""How far characters that give a name by its sounds, and a name in Latin letters, have their consonants in common."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from namenorm.gazetteer.part_keys import rough_key
from namenorm.romanise import toneless
from namenorm.romanise.letter_sounds import LetterSounds
from namenorm.source.name_chances import MARKS
from namenorm.text.key import key, squash

ALIKE = 0.55
"""From here on they may be one name."""
_LESS_FOR_A_PART = 0.2  # of several parts each may be less alike: 约翰 and John share little
_LEAST_LETTERS = 3
_HELD = 8192
TO_SPACE = str.maketrans(dict.fromkeys(MARKS, " "))
"""Puts spaces for the dots of a transcription."""


def sounds_like(plain: str, latin: str) -> bool:
    """Tell whether characters may give the sounds of a Latin name, part for part where both have as many.

    Args:
        plain: In simplified characters, with its dots.
        latin: The name.
    """
    ours, theirs = plain.translate(TO_SPACE).split(), key(latin).split()
    if len(squash(latin)) < _LEAST_LETTERS:
        return False
    if len(ours) == len(theirs) > 1:
        return min(alike(one, other) for one, other in zip(ours, theirs, strict=True)) >= ALIKE - _LESS_FOR_A_PART
    return alike(plain, latin) >= ALIKE


@lru_cache(_HELD)
def alike(plain: str, latin: str) -> float:
    """Return how alike the consonants are, 0 to 1."""
    return Indel.normalized_similarity(rough_key(_heard(plain)), rough_key(_once(squash(latin))))


def fits(plain: str, latin: str) -> float:
    """Return how well a squashed word gives characters; see ``LetterSounds.fit``."""
    return _letter_sounds().fit(plain, latin)


@cache
def _letter_sounds() -> LetterSounds:
    return LetterSounds("zh")


def begins_alike(plain: str, latin: str) -> bool:
    """Tell whether both begin with sounds that are easily taken for one another: 福奇 and "Foggy"."""
    return rough_key(_heard(plain))[:1] == rough_key(squash(latin))[:1]


def _heard(plain: str) -> str:
    return toneless.joined(plain.translate(TO_SPACE).replace(" ", "")).replace("ü", "u")


def _once(letters: str) -> str:
    """Write double letters once: Hannekom, Hanekom."""
    return letters[:1] + "".join(two for one, two in pairwise(letters) if one != two)
