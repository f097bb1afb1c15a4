"""By which letters the forms of a word are held together."""

from __future__ import annotations

from functools import lru_cache

_ENDINGS = (("es", "s"), ("ing", "ed", "ly", "er"))
"""Endings in the order in which they are taken off, one of each group."""
_LEAST = 3  # letters before an ending
_LETTERS = 5


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the first letters of a word without its commonest English endings: "planned" and "plans" are "plan".

    It is meant for telling whether two texts speak of the same things, and holds some strangers together too.
    """
    found = word.lower()
    for group in _ENDINGS:
        ending = next((one for one in group if found.endswith(one) and len(found) - len(one) >= _LEAST), "")
        found = found.removesuffix(ending)
    if len(found) > _LEAST and found[-1] == found[-2]:
        found = found[:-1]
    if len(found) > _LEAST and found[-1] in "yei":
        found = found[:-1]
    return found[:_LETTERS]
