"""Whether a name is written as its language is, and of which language a name is where the source does not say."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from namenorm.gazetteer.checks.scripts import Scripts, alphabets
from namenorm.rules import Rules

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
