"""Whether two names are one name spelt in two ways, so that nobody could tell their bearers apart by them."""

from __future__ import annotations

from functools import cache

from namenorm.index.locate import open_index
from namenorm.matching.comparer import Comparer

_ONE = frozenset({"same", "spelling", "romanisation", "sound", "nickname", "joined"})
_BESIDE = frozenset({"title", "particle"})


@cache
def _comparer() -> Comparer:
    return Comparer(open_index(), facts=False)


def one_name(a: str, b: str) -> bool:
    """Tell whether each word of one name is a word of the other as it may be spelt, by the book's lists.

    Two words are one where they are equal, where the book has them as one given name or surname (Stephen and Steven,
    Clark and Clarke), as romanisations of one syllable or as a short form (Rob and Robert), and where they are spelt
    alike in sound (Aleksey and Alexey). No word may be left over; titles and particles do not count.
    """
    kinds = {line.kind for line in _comparer().compare(a, b, "person").alignment}
    return kinds - _BESIDE <= _ONE
