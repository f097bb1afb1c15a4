"""Pairs of a native form and an English name, from sources that may be redistributed.

- rigour's groups of one name across scripts (MIT, made from Wikidata): ``rust/data/names/person_names.txt`` in the
  source package of rigour 2.6.1 on PyPI.
- CedPane of 2020 (public domain): ``cedpane_2020-06-16.tsv`` from ssb22/CedPane.
- The 80 % files of NETransliteration (CC0): ``wd_*_80`` from steveash/NETransliteration-COLING2018.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from namenorm.transliterate.forms import english_letters, han_characters, native_letters

LANGUAGES = {"zh": "chinese", "ru": "russian", "ar": "arabic", "ko": "korean", "ja": "japanese"}
_UKRAINIAN, _RUSSIAN, _OTHER_CYRILLIC = (
    re.compile("[іїєґ]"),
    re.compile("[ыэёъ]"),
    re.compile("[ўјљњћђџѓќѕәөүұқғңһҳҷӣӯ]"),
)
# Letters that Persian has and Arabic has not, the Persian forms of kaf and ye among them.
_PERSIAN, _OTHER_ARABIC = re.compile("[پچژگکی]"), re.compile("[ټډړښڼۍېےںھہٹڈڑێۆڵڕڤەۇۈۋۅۉھ]")
# "The family name X", "the X family": how Chinese Wikidata labels the entry of a surname.
_FAMILY = re.compile("(?<=.)[姓氏]$")
_COMMON_NAME = re.compile(r"[A-Z][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Pair:
    """One name in two languages.

    Attributes:
        language: ``zh``, ``ru``, ``uk``, ``ar``, ``fa``, ``ko`` or ``ja``.
        native: The native form as ``namenorm.transliterate.forms`` normalises it.
        english: Letters a to z.
        count: How many people the source counts, 1 where it does not count.
        origin: ``rigour``, ``cedpane`` or ``netranslit``.
    """

    language: str
    native: str
    english: str
    count: int
    origin: str


def native_form(text: str, language: str) -> str:
    """Return a native form as pairs hold it."""
    return han_characters(text) if language == "zh" else native_letters(text, language)


def netranslit(folder: Path, part: str) -> Iterator[Pair]:
    """Yield the pairs of the 80 % or the 20 % files.

    Args:
        folder: Where ``wd_chinese_80`` and the others lie.
        part: ``80`` or ``20``.
    """
    for language, file in LANGUAGES.items():
        for line in (folder / f"wd_{file}_{part}").read_text("utf-8").splitlines():
            english, native, count = line.split("\t")
            yield Pair(language, native_form(native, language), english_letters(english), int(count), "netranslit")


def cedpane(file: Path) -> Iterator[Pair]:
    """Yield CedPane's names of one word; those of several words are mostly townships and translations."""
    for line in file.read_text("utf-8").splitlines()[1:]:
        word, simplified, *_ = line.split("\t")
        if _COMMON_NAME.fullmatch(word):
            yield Pair("zh", han_characters(simplified), english_letters(word), 1, "cedpane")


def rigour(file: Path, english_counts: Counter[str]) -> Iterator[Pair]:
    """Yield, for each group, its native forms with its Latin forms.

    A group's Latin forms are of many languages ("tschaikowski", "tchaikovsky"). Those that NETransliteration's 80 %
    files give as English stand with their counts; where none does, every plain ASCII form stands once, or every form.

    Args:
        file: ``person_names.txt``.
        english_counts: How often each English name occurs.
    """
    for line in file.read_text("utf-8").splitlines():
        forms = [form.strip() for form in line.split("=>")[0].split(",")]
        latin = english_forms(forms, english_counts)
        for form in forms:
            language = language_of(form)
            if language and latin:
                yield from _crossed(form, language, latin)


def english_forms(forms: Iterable[str], counts: Counter[str]) -> dict[str, int]:
    """Return the Latin forms of a group that count as English, with their counts."""
    spaced = [form for form in forms if form and is_latin(form)]
    known = {form: counts[english_letters(form)] for form in spaced if counts[english_letters(form)]}
    return known or dict.fromkeys([form for form in spaced if form.isascii()] or spaced, 1)


def is_latin(form: str) -> bool:
    """Tell whether all letters of a form are Latin ones."""
    return all(unicodedata.name(char, "").startswith("LATIN") for char in form if char.isalpha())


def _crossed(form: str, language: str, latin: dict[str, int]) -> Iterator[Pair]:
    """Yield the parts of a form with the parts of each Latin form that has as many of them."""
    parts = re.split(r"[\s·・•=＝]+", _FAMILY.sub("", form))
    for spelling, count in latin.items():
        words = spelling.split()
        if len(words) == len(parts):
            for native, english in zip(parts, words, strict=True):
                yield Pair(language, native_form(native, language), english_letters(english), count, "rigour")


def language_of(form: str) -> str | None:
    """Return the language that a native form is taken for, by its script and its letters; None where none fits.

    Cyrillic without a letter that tells is taken for Russian, Arabic script likewise for Arabic. Han characters are
    taken for Chinese: the names of Japan among them are told apart by sound.
    """
    names = {unicodedata.name(char, "?").split()[0] for char in form if char.isalpha()}
    if names == {"CJK"}:
        return "zh"
    if names == {"CYRILLIC"}:
        return None if _OTHER_CYRILLIC.search(form) else _cyrillic(form)
    if names == {"ARABIC"}:
        return None if _OTHER_ARABIC.search(form) else ("fa" if _PERSIAN.search(form) else "ar")
    if names == {"HANGUL"}:
        return "ko"
    return "ja" if names and names <= {"KATAKANA", "HIRAGANA", "KATAKANA-HIRAGANA"} else None


def _cyrillic(form: str) -> str | None:
    ukrainian, russian = _UKRAINIAN.search(form), _RUSSIAN.search(form)
    return None if ukrainian and russian else ("uk" if ukrainian else "ru")
