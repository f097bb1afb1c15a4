"""How alike a rendering is to the spellings that a native name may have: what a garbled name still shares with it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Indel

from namenorm.text.key import key, squash

_HELD = 16384


def likeness(surface: str, spellings: Iterable[str]) -> float:
    """Return how alike a surface is to the spelling nearest to it, 0 to 1.

    Args:
        surface: As printed: "Yang Yonggang".
        spellings: With a space between surname and given name: "Zheng Yonggang".
    """
    return max((_alike(key(surface), key(one)) for one in spellings), default=0.0)


@lru_cache(_HELD)
def _alike(ours: str, theirs: str) -> float:
    """Compare as wholes and part by part, in either order; the better of both."""
    whole = Indel.normalized_similarity(squash(ours), squash(theirs))
    mine, yours = _parts(ours), _parts(theirs)
    if len(mine) != 2 or len(yours) != 2:
        return whole
    turned = max(_both(mine, yours), _both(mine, yours[::-1]))
    return max(whole, turned)


def _both(mine: tuple[str, ...], yours: tuple[str, ...]) -> float:
    return sum(Indel.normalized_similarity(one, other) for one, other in zip(mine, yours, strict=True)) / 2


def _parts(name: str) -> tuple[str, ...]:
    """Return the first word and the rest, joined."""
    first, _, rest = name.partition(" ")
    return (first, rest.replace(" ", "")) if rest else (first,)
