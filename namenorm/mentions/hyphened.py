"""Given names of two syllables with a hyphen, of which a dictionary has the second: "Kim Sung-ho", "Chen Chih-man"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from namenorm.mentions.words import HYPHENS, Words
from namenorm.rules import Rules
from namenorm.text.key import squash

_SYLLABLE = re.compile(r"[^\Waeiouy]{0,3}[aeiouy]{1,3}(?:h|k|l|m|n|ng|p|r|t|ck)?\Z")
_SYSTEMS = ("taiwan", "hong_kong", "macau", "hokkien", "teochew", "malayan_cantonese", "hakka", "foochow", "hainanese")
"""Topics of Chinese with surnames as their bearers spell them."""


@cache
def surnames() -> frozenset[str]:
    """Return the squashed surnames after which given names have hyphens: of Korea, Taiwan, Hong Kong and beyond."""
    chinese, korean = Rules("zh"), Rules("ko").topic("surnames")["spellings"]
    spelt = (one for system in _SYSTEMS for one in _spelt(chinese.topic(system)["surnames"]))
    return frozenset(map(squash, (*spelt, *(one for shares in korean.values() for one in shares))))


def _spelt(table: Mapping[str, Any]) -> Iterator[str]:
    for spellings in table.values():
        yield from spellings.split() if isinstance(spellings, str) else spellings


def is_hyphened(words: Words, first: int, last: int, known: frozenset[str]) -> bool:
    """Tell whether words are such a surname and two syllables tied by a hyphen, the second in small letters."""
    if last - first != 3 or words.keys[first] not in known or words.gap_before(last - 1) not in HYPHENS:
        return False
    given = words.texts[first + 1 : last]
    apart = words.gap_before(first + 1) not in HYPHENS
    return apart and words.capital[first + 1] and given[1].islower() and all(map(is_syllable, given))


def is_loose(words: Words, first: int, place: int, known: frozenset[str]) -> bool:
    """Tell whether a word may be the last syllable of such a name that lost its hyphen: "Yoon Seok yeol"."""
    text = words.texts[place]
    return place - first == 2 and words.keys[first] in known and text.islower() and is_syllable(text)


def is_syllable(word: str) -> bool:
    """Tell whether a word is one syllable as romanisations write it."""
    return _SYLLABLE.match(word.lower()) is not None
