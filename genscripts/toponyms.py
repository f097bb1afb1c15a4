"""Which of the names that a list gives a city are its own, and not those of a place in it, around it or before it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from pypinyin import Style, pinyin
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio
from unidecode import unidecode

from namenorm.text.key import has_han, squash

_DIVISION = re.compile("(?:自治|特别行政)?(?:市|县|縣|区|區|镇|鎮|乡|鄉|街道|街道办事处|地区|盟|旗|州)$")
_LEAST_LIKE = 45.0
"""Out of 100: Пекин and Beijing, Мюнхен and Munich are as like as that; Калининград and Korolev are not."""
_MOST_READINGS, _SLIP = 24, 2
_LANGUAGE = re.compile("[語语]$")
"""How the Han name of a language ends, which stands among a city's where somebody took one field for another."""
_KANA = re.compile("[\u3041-\u30fa]")
_FROM_PINYIN, _IN_KANJI = frozenset({"CN"}), frozenset({"JP"})


def undivided(han: str) -> str:
    """Return a Han name without the kind of division that it ends with: 嘉禾 of 嘉禾县."""
    stem = _DIVISION.sub("", han)
    return stem if len(stem) > 1 else han


def own(names: Iterable[tuple[str, str]], english: str, country: str) -> tuple[tuple[str, str], ...]:
    """Return the names, each with its language, that fit the English one.

    In China, where a Han name reads as the English one, those that do not are dropped: they are of a township in the
    city, or of the county that it was. In Japan names in kana are dropped where there are kanji. A name in Cyrillic
    is dropped where it sounds otherwise, as former names do; so is a Han name of a language (日本語).

    Args:
        names: Language and text.
        english: The name in Latin letters.
        country: ISO 3166-1 alpha-2.
    """
    plain = ((lang, text) for lang, text in names if not _LANGUAGE.search(text))
    found = [(lang, text) for lang, text in plain if lang not in ("ru", "uk", "und-Cyrl") or _sounds(text, english)]
    if country in _FROM_PINYIN and any(_reads(text, english) for _, text in found):
        found = [(lang, text) for lang, text in found if not has_han(text) or _reads(text, english)]
    elif country in _FROM_PINYIN:
        found = [(lang, text) for lang, text in found if not (has_han(text) and misspells(english, text))]
    if country in _IN_KANJI and any(has_han(text) for _, text in found):
        found = [(lang, text) for lang, text in found if has_han(text) or not _KANA.search(text)]
    return tuple(found)


def misspells(english: str, han: str) -> bool:
    """Tell whether a name is nearly what a Han name reads as, and not quite: Baoshang for 宝山, a slip."""
    readings = {reading for one in {han, undivided(han)} for reading in _readings(one)}
    wanted = squash(english)
    return wanted not in readings and any(Levenshtein.distance(wanted, one) <= _SLIP for one in readings)


def _sounds(text: str, english: str) -> bool:
    return ratio(squash(unidecode(text)), squash(english)) >= _LEAST_LIKE


def _reads(text: str, english: str) -> bool:
    """Tell whether a Han name reads as an English one in toneless pinyin, with or without the kind of division."""
    wanted = squash(english)
    return any(wanted in _readings(one) for one in {text, _DIVISION.sub("", text)} if has_han(one))


def _readings(han: str) -> set[str]:
    every = pinyin(han, style=Style.NORMAL, heteronym=True)
    return {squash("".join(one)) for one in itertools.islice(itertools.product(*every), _MOST_READINGS)}
