"""Ordinary nouns, where a language writes all of them with a capital and so says nothing of names by capitals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from namenorm.mentions.words import Lexicon
from namenorm.romanise.pinyin_reader import PinyinReader

_LEAST_HEAD, _LEAST_TAIL = 3, 5  # letters of the parts of a compound; shorter tails end family names (-mann, -berg)
_HELD = 8192


class Nouns:
    """Tells the capitalised words of a page that are no names; of a language without such capitals none."""

    def __init__(self, ordinary: Mapping[str, float], lexicon: Lexicon, pinyin: PinyinReader) -> None:
        """Use the words of the language, how it makes compounds of them, and the syllables of pinyin."""
        self.capitals = lexicon.nouns
        self._ordinary, self._lexicon, self._pinyin = ordinary, lexicon, pinyin
        self._held = lru_cache(maxsize=_HELD)(self._read)

    def is_noun(self, key: str) -> bool:
        """Tell whether a squashed word is a noun or a title: listed, a compound of listed ones, or by its ending.

        What reads as one syllable of pinyin may be a name as well, and is left to whoever reads names in pinyin.
        """
        return self.capitals and self._held(key)

    def is_function_word(self, key: str) -> bool:
        """Tell whether a squashed word opens sentences, in such a language."""
        return self.capitals and key in self._lexicon.breakers

    def _read(self, key: str) -> bool:
        if self._lexicon.is_title(key):
            return True
        known = key in self._ordinary or key.endswith(self._lexicon.noun_endings) or self._is_compound(key)
        return known and len(self._pinyin.parse(key) or ()) != 1

    def _is_compound(self, key: str) -> bool:
        places = range(_LEAST_HEAD, len(key) - _LEAST_TAIL + 1) if self._lexicon.joints else ()
        return any(key[place:] in self._ordinary and self._is_head(key[:place]) for place in places)

    def _is_head(self, head: str) -> bool:
        if head in self._ordinary:
            return True
        stems = (head.removesuffix(joint) for joint in self._lexicon.joints if head.endswith(joint))
        return any(len(stem) >= _LEAST_HEAD and stem in self._ordinary for stem in stems)
