"""What the letters of a name tell where a source does not say it: its language, its kind, its surname.

Language tags of other programs are brought into the form that the book uses: ``zh_TW`` is ``zh-Hant-TW``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from namenorm.gazetteer.checks.names import Scripts, alphabets
from namenorm.gazetteer.model import Name, NameKind
from namenorm.romanise.surnames import surnames
from namenorm.romanise.systems import romaniser, systems
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?")
_SCRIPT_OF = {"TW": "Hant", "HK": "Hant", "MO": "Hant", "CN": "Hans", "SG": "Hans", "MY": "Hans"}
_BARE = frozenset({"CN", "TW"})
"""Regions that say the script alone where a program has no other way to say it."""


def book_tag(tag: str) -> str:
    """Return a tag as the book writes it; empty for what is no tag of a language.

    A region is kept for Chinese alone, where names differ by it; whose script is told by the region where it is not.
    """
    found = _TAG.fullmatch(tag.strip())
    if found is None:
        return ""
    lang, script, region = found[1].lower(), (found[2] or "").title(), (found[3] or "").upper()
    if lang != "zh":
        return f"{lang}-{script}" if script else lang
    script = script or _SCRIPT_OF.get(region, "")
    kept = "" if region in _BARE else region
    return "-".join(part for part in (lang, script, kept) if part)


CHINESE = frozenset({"CN", "TW", "HK", "MO"})
"""Countries where everybody's Chinese name is their own, but for the names that a dot divides."""
# Their names are written in Han characters, too, and some surnames sound alike: 李 is Lee in Seoul and in Singapore.
_OTHERS = frozenset({"JP", "KR", "KP", "VN"})
_TRANSCRIBED = frozenset("·•・‧")
_LONGEST = 4
# Any given name: only the spellings of the surname before it are asked for.
_GIVEN = "明"


def is_own_name(name: str, english: str, countries: Iterable[str], known: bool = False) -> bool:
    """Tell whether a Chinese name is its bearer's own.

    Args:
        name: The name in Han characters.
        english: The bearer's canonical name.
        countries: Of the bearer, ISO 3166-1.
        known: Whether language or people of the bearer say so already.
    """
    if not _TRANSCRIBED.isdisjoint(name):  # Uyghurs, Tibetans and Mongols of China, and foreigners
        return False
    home = set(countries)
    if known or home & CHINESE:
        return True
    return not home & _OTHERS and is_family_name(name, english)


def is_family_name(name: str, english: str) -> bool:
    """Tell whether a name in Han characters begins with a Chinese surname that the Latin name has at its place.

    戴博 and "Robert Daly" do not; 骆家辉 and "Gary Locke" do not either, and are left to an editor; 庄嘉颖 and "Ja Ian
    Chong" do: 庄 is Chong in Hokkien. The spellings are those of every Chinese system of ``romanise``.
    """
    if not 2 <= len(name) <= _LONGEST or not all(map(has_han, name)):
        return False
    surname = surnames(_rules()).split(simplified(name))[0]
    words = english.replace("-", " ").split()
    return any(squash(word) in _spellings(surname) for word in _where_surnames_stand(words))


def surname_in(name: str, english: str) -> str:
    """Return the word of the Latin name that spells the surname of the Chinese one; empty where none does."""
    surname = surnames(_rules()).split(simplified(name))[0]
    places = _where_surnames_stand(english.split())
    return next((word for word in places if squash(word) in _spellings(surname)), "")


def _where_surnames_stand(words: list[str]) -> list[str]:
    """Return the first word, the last, and the one before a given name of two: Edmund Chong Ket Wah."""
    return [*words[:1], *words[-1:], *words[-3:-2]]


@cache
def _spellings(surname: str) -> frozenset[str]:
    if surname not in surnames(_rules()).permille:
        return frozenset()
    chinese = [romaniser(one.name) for one in systems() if one.lang == "zh"]
    found = (spelling.surname for system in chinese for spelling in system.romanise(surname + _GIVEN))
    return frozenset(squash(one) for one in found if one)


@cache
def _rules() -> Rules:
    return Rules("zh")


_LATIN = "LATIN"
# Scripts that one language of the news writes; a name in another script is "und" with its script.
_ONE_LANGUAGE = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "HEBREW": "he", "GREEK": "el", "THAI": "th"}
_BY_ALPHABET = {
    "CJK": "Hani",
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "SINHALA": "Sinh",
    "MYANMAR": "Mymr",
    "KHMER": "Khmr",
    "LAO": "Laoo",
    "TIBETAN": "Tibt",
    "MONGOLIAN": "Mong",
}


def fits(text: str, lang: str) -> bool:
    """Tell whether a name has a letter of its language's scripts and, beside Latin ones, no other.

    A language whose scripts are not known is believed.
    """
    own = _scripts_of(lang)
    if own is None:
        return bool(text)
    found = letters_of(text)
    return bool(found & own) and not found - own - {_LATIN}


def is_known(lang: str) -> bool:
    """Tell whether the scripts of a language are known."""
    return _scripts_of(lang) is not None


def is_latin(text: str) -> bool:
    """Tell whether all letters of a name are Latin, and there are some."""
    return letters_of(text) == {_LATIN}


def language_of(text: str) -> str:
    """Return the language of a name by its script: ``ja``, ``ko``; else ``und`` with the script, ``und-Latn``.

    Two scripts, as in 大S, are taken for the one that is not Latin; a name without letters is ``und``.
    """
    found = Counter(alphabet for char in text for alphabet in _alphabet(char))
    for alphabet, lang in _ONE_LANGUAGE.items():
        if alphabet in found:
            return lang
    known = [one for one, _ in found.most_common() if one in _BY_ALPHABET]
    known.sort(key=lambda one: one == _LATIN)
    return f"und-{_BY_ALPHABET[known[0]]}" if known else "und"


def letters_of(text: str) -> frozenset[str]:
    """Return the first words of the Unicode names of a text's letters, ``LATIN``, ``CJK``."""
    if text.isascii():
        return frozenset({_LATIN}) if any(map(str.isalpha, text)) else frozenset()
    return frozenset().union(*map(_alphabet, text))


@lru_cache(maxsize=65536)
def _alphabet(char: str) -> frozenset[str]:
    return alphabets(char)


@cache
def _scripts_of(lang: str) -> frozenset[str] | None:
    rules = Rules("und").topic("scripts")
    return Scripts(rules["languages"], rules["letters"]).of(lang)


# Surname first in Latin letters, too.
_SURNAME_FIRST = frozenset({"CN", "TW", "HK", "MO", "KR", "KP", "VN"})
# Second references take the given name or the whole: there is no surname to tell, but for families of other custom.
_NO_SURNAMES = frozenset({"MY", "ID", "MM", "IS", "BN", "ET", "ER", "MN"})
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})


def surname_of(english: str, countries: Iterable[str], names: Iterable[Name] = ()) -> str:
    """Return the surname among the words of a Latin name; empty where custom knows none or nothing tells.

    A native Chinese name tells first, by the spellings of its surname; then the custom of the countries.
    """
    chinese = (one.text for one in names if one.kind == "native" and one.lang.startswith("zh") and has_han(one.text))
    of_chinese = next((found for found in (surname_in(one, english) for one in chinese) if found), "")
    words = [word for word in english.replace(",", " ").split() if word.rstrip(".") not in _SUFFIXES]
    if of_chinese or not words:
        return of_chinese
    home = set(countries)
    if home and home <= _NO_SURNAMES:
        return ""
    return words[0] if home and home <= _SURNAME_FIRST and len(words) <= 3 else _last(words)


def _last(words: list[str]) -> str:
    """Return the last word with the particles before it: von der Leyen, de Gaulle."""
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return " ".join(words[start:])


def guessed(
    text: str, kind: NameKind, english: str, countries: tuple[str, ...], languages: Mapping[str, tuple[str, ...]]
) -> Name:
    """Return a name with the language that its script and the bearer's countries suggest.

    A name in an official language of a country of the bearer's that is not written in Latin letters is ``native``
    where ``kind`` is ``alias``. Any other keeps its kind, and is ``und`` with its script where several languages
    are written so.

    Args:
        text: The name.
        kind: What the source says of it.
        english: The bearer's canonical name.
        countries: Of the bearer, ISO 3166-1.
        languages: Official languages by country.
    """
    if is_latin(text):
        return Name(text, "und-Latn", kind)
    spoken = dict.fromkeys(lang for code in countries for lang in languages.get(code, ()))
    lang = next((one for one in spoken if is_known(one) and fits(text, one)), "")
    chinese = language_of(text) == "und-Hani" and is_own_name(text, english, countries)
    if not lang and chinese:
        lang = "zh"
    own = chinese if lang == "zh" else bool(lang)
    return Name(text, lang or language_of(text), "native" if own and kind == "alias" else kind)
