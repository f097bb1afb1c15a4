"""How people of the original's own language are spelt: by the systems of their language, or as kanji are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from namenorm.romanise.kanji_sounds import KanjiSounds
from namenorm.romanise.systems import romanise
from namenorm.rules import Rules
from namenorm.source.likeness import likeness
from namenorm.text.key import has_han, squash

_SYSTEMS = {"ru": "russian", "uk": "ukrainian"}
_SAMPLE = {"ru": "Иван", "uk": "Іван"}
"""A given name before a surname whose spellings are asked for: the systems read full names."""
_HELD = 4096
_LEAST_TAKEN_OVER = 5  # letters of a word: Vietnamese ones have fewer where they have no marks


class OwnSpelling(Protocol):
    """What tells how the names of a language's own people are spelt."""

    def is_given(self, forms: Iterable[str]) -> bool:
        """Tell whether a word, in any of its forms, is a given name of the language."""
        ...

    def is_own(self, form: str) -> bool:
        """Tell whether a word by itself is the surname of somebody of the language."""
        ...

    def spells(self, forms: Sequence[str], printed: str) -> bool:
        """Tell whether a squashed word spells a surname in some system, in any of its forms."""
        ...

    def likest(self, forms: Sequence[str], printed: str) -> str:
        """Return the spelling of a surname that should stand for a squashed word; empty where there is none."""
        ...


class KanjiSpelling:
    """The readings of kanji."""

    def __init__(self, sounds: KanjiSounds) -> None:
        """Use the readings that JMnedict has."""
        self._sounds = sounds

    def is_given(self, forms: Iterable[str]) -> bool:
        """Return no: by its kanji a part of a name is not told from a surname."""
        return False

    def is_own(self, form: str) -> bool:
        """Tell whether a word is a surname in kanji; one of a single character is a part of other names, too."""
        return has_han(form) and len(form) > 1 and self._sounds.is_surname(form)

    def spells(self, forms: Sequence[str], printed: str) -> bool:
        """Tell whether a squashed word is a reading of the kanji, likely or not."""
        return any(self._sounds.spells(form, printed) for form in forms)

    def likest(self, forms: Sequence[str], printed: str) -> str:
        """Return the usual reading."""
        return self._sounds.likeliest(forms[0]).capitalize()


class SameSpelling:
    """The spelling of names that an original has in Latin letters, and of foreigners in Vietnamese."""

    def __init__(self, least: int = 1) -> None:
        """Take words of ``least`` letters and more for names that are taken over."""
        self._least = least

    def is_given(self, forms: Iterable[str]) -> bool:
        """Return no: a given name is spelt as it stands there, too."""
        return False

    def is_own(self, form: str) -> bool:
        """Tell whether a word is taken over: one with marks is Vietnamese, and a short one may be."""
        return form.isascii() and len(form) >= self._least

    def spells(self, forms: Sequence[str], printed: str) -> bool:
        """Tell whether a squashed word is the very word."""
        return any(squash(form) == printed for form in forms)

    def likest(self, forms: Sequence[str], printed: str) -> str:
        """Return the word itself."""
        return next(form for form in forms if form.isascii())


class CyrillicSpelling:
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

    def is_own(self, form: str) -> bool:
        """Return no: only the given name beside it tells."""
        return False

    def spells(self, forms: Sequence[str], printed: str) -> bool:
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


class NoSpelling:
    """Of a script in which the names of the language's people are not told from those of foreigners."""

    def is_given(self, forms: Iterable[str]) -> bool:
        """Return no."""
        return False

    def is_own(self, form: str) -> bool:
        """Return no."""
        return False

    def spells(self, forms: Sequence[str], printed: str) -> bool:
        """Return no."""
        return False

    def likest(self, forms: Sequence[str], printed: str) -> str:
        """Return nothing."""
        return ""


class MixedSpelling:
    """The spelling of a language in a script of its own, whose originals have names in Latin letters besides."""

    def __init__(self, own: OwnSpelling) -> None:
        """Use what tells of the language's script."""
        self._own, self._same = own, SameSpelling()

    def is_given(self, forms: Iterable[str]) -> bool:
        """Tell whether a word, in any of its forms, is a given name of the language."""
        return self._own.is_given(forms)

    def is_own(self, form: str) -> bool:
        """Tell whether a word by itself is the surname of somebody of the language, or stands in Latin letters."""
        return self._of(form).is_own(form)

    def spells(self, forms: Sequence[str], printed: str) -> bool:
        """Tell whether a squashed word spells a surname."""
        return self._of(*forms).spells(forms, printed)

    def likest(self, forms: Sequence[str], printed: str) -> str:
        """Return the spelling of a surname that should stand for a squashed word; empty where there is none."""
        return self._of(*forms).likest(forms, printed)

    def _of(self, *forms: str) -> OwnSpelling:
        return self._same if any(form.isascii() for form in forms) else self._own


def own_spelling(lang: str) -> OwnSpelling:
    """Return the spellings of a language."""
    if lang == "vi":
        return SameSpelling(_LEAST_TAKEN_OVER)
    if lang == "ja":
        return MixedSpelling(KanjiSpelling(KanjiSounds()))
    return MixedSpelling(CyrillicSpelling(lang) if lang in _SYSTEMS else NoSpelling())


def _patterns(table: Mapping[str, Any]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), by) for pattern, by in table["patterns"]]
