"""Whether a translation speaks of somebody or something at all: by a name, a part of one, its people, or its sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from namenorm.gazetteer.model import Entity
from namenorm.mentions.words import Words
from namenorm.source.echoes import HEARD, Fit
from namenorm.source.spelt import right_names
from namenorm.text.key import key, squash

_LEAST_WORD = 4  # letters of a word that tells of a name by its beginning: Norway, Norwegian
_LEAST_WHOLE = 5  # letters of a name that may stand anywhere among the letters of a text
_MOST_COMPARED = 3_000
"""Words with a capital beyond which only those of a sentence are listened to."""
_HARDLY_HEARD = 0.3
"""The fit of a word in the rendering of a sentence that may still be a form of a name."""


class Said:
    """What one translation says.

    Attributes:
        capital: Its squashed words with a capital, unless they are too many to be compared.
    """

    def __init__(self, words: Words, nations: Mapping[str, str], fit: Fit) -> None:
        """Read a translation.

        Args:
            words: Its words.
            nations: Country of each squashed word that speaks of one.
            fit: Tells how well a squashed word gives a word of the original.
        """
        self._keys = frozenset(words.keys)
        capital = frozenset(words.keys[at] for at in words.capitals)
        self.capital = capital if len(capital) <= _MOST_COMPARED else frozenset[str]()
        self._letters = "".join(words.keys)
        self._begin = frozenset(one[:_LEAST_WORD] for one in self._keys)
        runs = (*words.keys, *("".join(words.keys[at : at + 2]) for at in range(len(words.keys))))
        self._countries = frozenset(nations[one] for one in runs if one in nations)
        self._fit = fit
        self.sounds = lru_cache(maxsize=None)(self._sounds)

    def names(self, entity: Entity) -> bool:
        """Tell whether a translation has a name of an entity, a word of one, its initials, or its people."""
        if any(id_.startswith("iso3166:") for id_ in entity.ids) and not self._countries.isdisjoint(entity.countries):
            return True
        return any(self._has_any_of(name) for name in right_names(entity))

    def has(self, name: str) -> bool:
        """Tell whether a translation has a name in Latin letters as it stands, wherever words begin and end."""
        whole = squash(name)
        return whole in self._keys or (len(whole) >= _LEAST_WHOLE and whole in self._letters)

    def _has_any_of(self, name: str) -> bool:
        """Tell whether it has a name, its initials, or a word that begins like one of the name."""
        words = key(name).split()
        if self.has(name) or (len(words) > 1 and "".join(word[0] for word in words) in self._keys):
            return True
        return any(word[:_LEAST_WORD] in self._begin for word in words if len(word) >= _LEAST_WORD)

    def _sounds(self, forms: Sequence[str]) -> bool:
        """Tell whether any word with a capital sounds like a word of the original in one of its forms."""
        return self.hears(forms, self.capital, HEARD)

    def hears(self, forms: Iterable[str], keys: Iterable[str], least: float = _HARDLY_HEARD) -> bool:
        """Tell whether one of some squashed words gives a word of the original in one of its forms."""
        return any(self._fit(form, one) >= least for form in forms for one in keys)
