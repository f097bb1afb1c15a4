"""Kana as dictionaries type them: みちる is ``michiru``, しんいち ``shin'ichi``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_VOWELS = "aiueo"
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_DOUBLED = re.compile(r"っ(?=([a-z]))")
_LONG = re.compile(r"(?<=([aiueo]))ー")
_BEFORE_VOWEL = re.compile(r"ん(?=[あいうえおやゆよ])")


class Kana:
    """The table of ``rules/ja/kana.yaml``, which names its source."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Use the parsed table."""
        rows = table["rows"].items()
        self._letters: dict[str, str] = dict(table["single"])
        for consonant, row in rows:
            pairs = zip(row, _VOWELS, strict=True)
            self._letters.update({kana: consonant + vowel for kana, vowel in pairs if kana != "-"})
        self._small: Mapping[str, str] = table["small"]
        self._soft: Mapping[str, str] = table["soft"]
        self._small_vowels: Mapping[str, str] = table["vowels"]
        self._glides: Mapping[str, str] = table["glides"]

    def typed(self, text: str) -> str:
        """Return a text in wapuro romaji; empty where it holds anything but kana."""
        kana = _BEFORE_VOWEL.sub("n'", text.translate(_KATAKANA))
        spelt = ""
        for char in kana:
            spelt = self._joined(spelt, char)
        spelt = _LONG.sub(r"\1", _DOUBLED.sub(r"\1", spelt).replace("cch", "tch"))
        return spelt if spelt.isascii() and not spelt.isspace() else ""

    def _joined(self, spelt: str, char: str) -> str:
        if char in self._small_vowels:
            return self._before_vowel(spelt) + self._small_vowels[char]
        if char not in self._small:
            return spelt + self._letters.get(char, char)
        for syllable, consonant in self._soft.items():
            if spelt.endswith(syllable):
                return spelt.removesuffix(syllable) + consonant + self._small[char]
        return (spelt[:-1] + "y" if spelt.endswith(("i", "e")) else spelt) + self._small[char]

    def _before_vowel(self, spelt: str) -> str:
        """Return what is left of a text before a small vowel, which takes the place of its last one."""
        for syllable, glide in self._glides.items():
            before = spelt.removesuffix(syllable)
            if before != spelt and (len(syllable) > 1 or not before[-1:].isalpha() or before[-1] in _VOWELS):
                return before + glide
        return spelt[:-1] if spelt[-1:] in tuple(_VOWELS) else spelt
