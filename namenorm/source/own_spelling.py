"""How people of the lands of Russian and Ukrainian are spelt, by the systems of their language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from namenorm.romanise.systems import romanise
from namenorm.rules import Rules
from namenorm.source.likeness import likeness
from namenorm.text.key import squash

_SYSTEMS = {"ru": "russian", "uk": "ukrainian"}
_SAMPLE = {"ru": "Иван", "uk": "Іван"}
"""A given name before a surname whose spellings are asked for: the systems read full names."""
_HELD = 4096


class OwnSpelling:
    """The spellings of one language."""

    def __init__(self, lang: str) -> None:
        """Use the systems of ``ru`` or ``uk``."""
        self._lang = lang
        self._given = frozenset(Rules(lang).topic("given_names")["names"].split())
        self._same = Rules("ru").built("same_spelling", _patterns)
        self._folded = lru_cache(_HELD)(self._fold)
        self._spellings = lru_cache(_HELD)(self._spelt)

    def is_given(self, forms: Iterable[str]) -> bool:
        """Tell whether a word, in any of its forms, is a given name of the language."""
        return not self._given.isdisjoint(forms)

    def spells(self, forms: Iterable[str], printed: str) -> bool:
        """Tell whether a squashed word spells a surname in some system, in any of its forms."""
        folded = self._folded(printed)
        return any(folded == self._folded(squash(one)) for form in forms for one in self._spellings(form))

    def likest(self, forms: Sequence[str], printed: str) -> str:
        """Return the spelling of a surname that a squashed word is likest; empty where there is none."""
        every = [one for form in forms for one in self._spellings(form)[:1]]
        return max(every, key=lambda one: likeness(printed, (one,)), default="")

    def _spelt(self, form: str) -> tuple[str, ...]:
        spelt = romanise(f"{_SAMPLE[self._lang]} {form}", system=_SYSTEMS[self._lang])
        return tuple(dict.fromkeys(one.surname for one in spelt))

    def _fold(self, word: str) -> str:
        for pattern, by in self._same:
            word = pattern.sub(by, word)
        return word


def own_spelling(lang: str) -> OwnSpelling | None:
    """Return the spellings of a language; None where its names are not told from those of foreigners so."""
    return OwnSpelling(lang) if lang in _SYSTEMS else None


def _patterns(table: Mapping[str, Any]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), by) for pattern, by in table["patterns"]]
