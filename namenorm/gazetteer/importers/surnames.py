"""Which words of a person's name are the surname, where the source does not say."""

from __future__ import annotations

from collections.abc import Iterable

from namenorm.gazetteer.importers.chinese import surname_in
from namenorm.gazetteer.model import Name
from namenorm.text.key import has_han

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
