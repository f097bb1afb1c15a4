"""Whether a person's Chinese name is their own: that of a family, and not how the Chinese press transcribes another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from namenorm.romanise.surnames import surnames
from namenorm.romanise.systems import romaniser, systems
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

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
