"""The letters of a word in another script, or its Han characters, for comparing its sound with Latin letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from namenorm.romanise.hangul import is_hangul, letters
from namenorm.romanise.kana import Kana
from namenorm.rules import Rules
from namenorm.text.han import simplified

_HELD = 32_768
_SILENT, _NASAL = "ㅇ", "ŋ"
_BETWEEN = re.compile(r"[\s・·＝=‐－-]+")
_CYRILLIC = re.compile(r"[^а-яєіїґўј]")
_ARABIC = re.compile(r"[^\u0621-\u064a\u067e\u0686\u0698\u06a4\u06af\u06cc]")
_HAN = re.compile(r"[^\u4e00-\u9fff]")
_SAME_CYRILLIC = str.maketrans("ё", "е")
_SAME_ARABIC = str.maketrans("أإآٱیىکةؤئ", "ااااييكهوي")


@lru_cache(_HELD)
def native_letters(word: str) -> str:
    """Return the letters of a word; empty where it holds none of these scripts.

    Kana are typed in romaji, Hangul is divided into its letters, and letters of Cyrillic or Arabic script that are
    exchanged in print are one. Han characters are simplified.
    """
    folded = word.lower()
    if "\uac00" <= folded[:1] <= "\ud7a3":
        return "".join(_of_syllable(char) for char in folded if is_hangul(char))
    if "\u0400" <= folded[:1] <= "\u04ff":
        return _CYRILLIC.sub("", folded.translate(_SAME_CYRILLIC))
    if "\u0600" <= folded[:1] <= "\u06ff":
        return _ARABIC.sub("", folded.translate(_SAME_ARABIC))
    if "\u4e00" <= folded[:1] <= "\u9fff":
        return _HAN.sub("", simplified(folded))
    if not "\u3041" <= folded[:1] <= "\u30ff":
        return ""
    typed = [_kana().typed(part) for part in _BETWEEN.split(word) if part]
    return "".join(typed).replace("v", "b") if all(typed) else ""  # ヴォルタ and ボルタ are one


def _of_syllable(syllable: str) -> str:
    initial, vowel, final = letters(syllable)
    return initial.replace(_SILENT, "") + vowel + final.replace(_SILENT, _NASAL)


@cache
def _kana() -> Kana:
    return Rules("ja").built("kana", Kana)
