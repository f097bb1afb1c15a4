"""Under which terms a name is found: itself and what begins at each of its words, folded and joined."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from namenorm.gazetteer.model import Entity
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key

LAST = "\U0010ffff"
"""Sorts after every character of a term: the end of a range of prefixes."""
_SHORTEST = 2  # of a term that does not begin its name: a letter alone is the start of too many words


def folded(text: str) -> str:
    """Return a text as terms are stored: without case, accents, spaces or punctuation, in simplified characters."""
    return _folded(text).replace(" ", "")


def terms_of(entity: Entity) -> Iterator[tuple[bool, str, int]]:
    """Yield whether a term is the whole of a name, the term, and the position of the name; no term twice a name.

    A name in letters is found at each of its words (``robertdaly``, ``daly``), one in Han characters at each of them
    (``刘德华``, ``德华``).
    """
    for position, name in enumerate(entity.names):
        words = _folded(name.text)
        whole = words.replace(" ", "")
        if whole:
            yield True, whole, position
        for term in sorted({words[start:].replace(" ", "") for start in _starts(words)}):
            if len(term) >= _SHORTEST and term != whole:
                yield False, term, position


def _folded(text: str) -> str:
    return key(simplified(text) if has_han(text) else text)


def _starts(words: str) -> Iterator[int]:
    for place, (before, here) in enumerate(pairwise(words), 1):
        if before == " " or has_han(here):
            yield place
