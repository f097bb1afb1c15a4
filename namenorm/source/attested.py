"""Which printed words are names or words that anybody uses, and which nobody does."""

from __future__ import annotations

from functools import cache

from namenorm.transliterate.folder import BUNDLED
from namenorm.transliterate.known import Known

_BORNE = 2
"""The least level of a name; see ``transliterate.known.LEVELS``."""


def is_attested(letters: str) -> bool:
    """Tell whether a squashed word is a name that somebody bears, or a word of English text."""
    return letters in _known()


def is_borne(letters: str) -> bool:
    """Tell whether a squashed word stands on a list of names."""
    return _known().level(letters) >= _BORNE


def renown(letters: str) -> int:
    """Return how common a name is, from 0, that nobody uses it, to 7."""
    return _known().level(letters)


@cache
def _known() -> Known:
    return Known.load(BUNDLED)
