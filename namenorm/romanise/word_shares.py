"""How common a word is among the words of names that no East Asian system spells: as listed, or by its letters."""

from __future__ import annotations

import math
import re

from namenorm.romanise.name_signs import table, western_names
from namenorm.romanise.parse import namesakes_of_english, tables, western_word
from namenorm.romanise.through_pinyin import divisions

_SYLLABLES, _KANA = 400, 60  # of pinyin without tones, and of Hepburn
_MORA = re.compile(
    r"n(?![aiueoy])|(?:sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmrfyjw])?[aiueo]|([kstp])(?=\1|[st][hs]?)|m(?=[bpm])"
)


def western(word: str) -> float:
    """Return how common a word is in Western names, a hyphenated one by its parts."""
    return math.prod(max(western_names().get(part, 0.0), unlisted(part)) for part in word.split("-"))


def unlisted(word: str) -> float:
    """Return how common a word is in names of any language, if no list of names has it.

    One that is pinyin or Hepburn letter by letter is the rarer, since it may be that; one that English text has is as
    common as text tells, which names famous people and has words of its own.
    """
    share: float = tables().print["unlisted"] / 1000
    syllables = min(map(len, divisions(word)), default=0)
    every = (share, _like(syllables, _SYLLABLES, "like_pinyin"), _like(kana(word), _KANA, "like_kana"))
    return max(_heard(word), min(one for one in every if one))


def _heard(word: str) -> float:
    english, rules = namesakes_of_english(), table()
    heard = western_word(word, tables().print, english) * rules["english"] if word in english else 0.0
    most: float = rules["english_most"]
    return min(heard, most)


def kana(word: str) -> int:
    """Return of how many kana a word in Hepburn is; 0 where it is none."""
    found = list(_MORA.finditer(word))
    return len(found) if sum(len(one[0]) for one in found) == len(word) else 0


def strange_japanese(word: str) -> float:
    """Return how common a word in Hepburn is among Japanese surnames or given names that no table has."""
    length = kana(word)
    share: float = table()["strange_japanese"] / 1000
    return share / (_KANA**length * _LENGTHS) if length > 1 else 0.0


_LENGTHS = 4  # such names have two to five kana


def _like(length: int, letters: int, topic: str) -> float:
    """Return how common one word of so many syllables is, if each word is as common; 0 for none."""
    shares: list[float] = table()[topic]
    return shares[min(length, len(shares)) - 1] / 1000 / letters**length if length else 0.0
