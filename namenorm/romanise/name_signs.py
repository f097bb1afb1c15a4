"""By what names beyond East Asia are told apart: given names, endings, letters (``rules/und/name_signs.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from unidecode import unidecode

from namenorm.romanise.elements import elements
from namenorm.romanise.ranked import shares
from namenorm.rules import Rules


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one language in one script.

    Attributes:
        known: The share of each word that a table has among the words of names.
        endings: How many times as common a word with the ending is as among names of all languages, longest first.
        unknown: The same of a word with none of these.
    """

    known: Mapping[str, float]
    endings: Mapping[str, float]
    unknown: float

    def word(self, word: str, usual: float) -> float:
        """Return how common a word is among the words of names.

        Args:
            word: In lower case.
            usual: How common a word that no table has is among names of all languages.
        """
        times = next((held for ending, held in self.endings.items() if _ends(word, ending)), self.unknown)
        return max(self.known.get(word, 0.0), usual * times)


def _ends(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) > len(ending) + 1


@cache
def table() -> Mapping[str, Any]:
    """Return the topic ``name_signs``, read once a process."""
    read: Mapping[str, Any] = Rules("und").topic("name_signs")
    return read


@cache
def latin_signs() -> Mapping[str, Signs]:
    """Return the signs of languages whose names are read from Latin letters."""
    held = {lang: one for lang, one in table()["latin"].items() if lang != "western"}
    return {lang: _signs(lang, one, _KNOWN.get(lang, _nothing)(lang)) for lang, one in held.items()}


@cache
def cyrillic_signs() -> Mapping[str, Signs]:
    """Return the signs of Russian and Ukrainian names in Cyrillic letters."""
    return {lang: _signs(lang, {"known": 6, **table()["cyrillic"][lang]}, {}) for lang in ("ru", "uk")}


def _signs(lang: str, held: Mapping[str, Any], known: Mapping[str, float]) -> Signs:
    given = held.get("given", "").split()
    named = {name: held["known"] / 20 / len(given) for name in given}  # half of a name's words are given names
    longest = sorted(held["endings"].items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return Signs({**known, **named}, dict(longest), table()["unknown"][lang])


@cache
def western_names() -> Mapping[str, float]:
    """Return the share of each word that the topic ``western_names`` has among the words of such names."""
    steps = Rules("und").topic("western_names").items()
    return {word: float(step) / 1000 for step, words in steps for word in words.split()}


def _nothing(lang: str) -> dict[str, float]:
    return {}


def _counted(lang: str) -> dict[str, float]:
    """Return the share of each word of Arabic or Persian names in Latin letters, by the persons who bear it."""
    found: dict[str, float] = {}
    for printed in Rules(lang).topic("names").values():
        for one in printed.split(", "):
            spelling, _, count = one.rpartition(" ")
            for word in unidecode(spelling).lower().replace("-", " ").split():
                found[word] = found.get(word, 0.0) + float(count)
    total = sum(found.values())
    return {word: count / total for word, count in found.items()}


def _of_elements(lang: str) -> dict[str, float]:
    """Return the words that the elements of Tibetan or Mongolian names are spelt with, all as common."""
    held = Rules(lang).built("elements", elements).values()
    every = (one for element in held for one in (*element.official, *element.elsewhere))
    return shares(dict.fromkeys((word.lower() for one in every for word in one.split()), 1.0))


def _uyghur(lang: str) -> dict[str, float]:
    words = (word.lower() for held in Rules(lang).topic("names")["parts"].values() for word in held.split())
    return shares(dict.fromkeys(words, 1.0))


_KNOWN = {"ar": _counted, "fa": _counted, "bo": _of_elements, "mn": _of_elements, "ug": _uyghur}
