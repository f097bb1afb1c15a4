"""The toneless pinyin of a Chinese text, syllable by syllable, as pypinyin reads its words.

pypinyin cuts a text into the words that it knows and reads each by itself, so a word is read once and kept: a book of
sixty thousand entities asks three hundred thousand times, for five thousand words. The slow twin is
``pypinyin.lazy_pinyin(text, style=Style.NORMAL, v_to_u=True)``, and a test holds the two together.
"""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.core import Pinyin

_WORDS_HELD = 32_768
_cut = Pinyin().seg


def syllables(han: str) -> list[str]:
    """Return the toneless syllables of a text in simplified characters, ü as ü; what is no Han character as it stands.

    A run of other letters is one element; each character has one of its own.
    """
    return [syllable for word in _cut(han) for syllable in _read(word)]


def joined(han: str) -> str:
    """Return the toneless syllables of a text without a space between them."""
    return "".join(syllables(han))


@lru_cache(_WORDS_HELD)
def _read(word: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(word, style=Style.NORMAL, v_to_u=True))
