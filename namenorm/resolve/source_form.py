"""A name in its own script: which entities bear it, which bear others, and how it reads in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from namenorm.gazetteer.model import Entity, Name
from namenorm.index.stack import Found
from namenorm.resolve.composed import Composer
from namenorm.romanise.kanji import folded
from namenorm.romanise.systems import System, romaniser, systems, unplaced
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_DOT = re.compile(r"\w[·•・‧･]\w")
_BETWEEN = re.compile(r"[\s·•・‧･]+")
_LATIN: frozenset[str] = frozenset()
_MOST_PUT_TOGETHER = 12
_LIKELY = 0.2  # a spelling of a system beside its likeliest one; what is rarer finds namesakes


@dataclass(frozen=True, slots=True)
class Spelt:
    """A form in Latin letters.

    Attributes:
        text: The spelling.
        put_together: Whether its parts are looked up one by one, as those of a transcribed name are.
    """

    text: str
    put_together: bool


class SourceForm:
    """The form in which a source gives a name.

    Attributes:
        text: The form.
        keys: The squashed spellings under which an index may have it.
    """

    def __init__(self, text: str, lang: str = "") -> None:
        """Take a name in any script.

        Args:
            text: The name, without white space around it.
            lang: Primary subtag of its language, where that is known.
        """
        self.text = text
        self._lang = lang
        self.keys = _keys(text, lang)
        self._surname = _keys(_last(text), lang)
        self._scripts = _scripts(text)

    @property
    def is_transcribed(self) -> bool:
        """Whether the form gives several parts of a name by their sounds, in a script that puts no spaces between."""
        return _DOT.search(self.text) is not None

    def is_name_of(self, entity: Entity) -> bool:
        """Tell whether an entity bears the form, in simplified, traditional or Japanese characters."""
        return any(not self.keys.isdisjoint(_keys(one.text, one.lang)) for one in self._alike(entity))

    def is_of_another(self, entity: Entity) -> bool:
        """Tell whether an entity has names in the script of the form, and none is this one or of the same surname.

        特朗普 may be the surname of 唐纳德·特朗普, and 当劳·特朗普 the same person. Nothing is said of 鈴木けいすけ,
        whose given name may be in kanji elsewhere, and nothing by a form in Latin letters.
        """
        own = self._alike(entity) if self._scripts else []
        return bool(own) and all(self._surname.isdisjoint(_keys(_last(one.text), one.lang)) for one in own)

    def _alike(self, entity: Entity) -> list[Name]:
        return [one for one in entity.names if _scripts(one.text) == self._scripts]

    def spellings(self, composer: Composer, countries: frozenset[str]) -> Iterator[Spelt]:
        """Yield what the form may be in Latin letters: put together from parts, or romanised.

        Args:
            composer: Puts a name together that is written by its sounds.
            countries: ISO codes of where the person may belong; none if nobody says so.
        """
        for written in dict.fromkeys((self.text, self._without_middle)):
            for candidate in composer.candidates(written, _MOST_PUT_TOGETHER):
                yield Spelt(candidate.name, True)
        for system in self._systems(countries):
            for one in romaniser(system.name).romanise(self.text):
                if one.weight >= _LIKELY:
                    yield Spelt(one.text, False)

    def may_be_spelt(self, spelt: Spelt, found: Found) -> bool:
        """Tell whether somebody found by a spelling may have the form.

        A foreigner may, whatever transcriptions the book has, but not one whose names come in the other order; somebody
        with a Chinese, Japanese or Korean name has its characters, and is not meant if the book has others.
        """
        if spelt.put_together:
            return not found.derived and found.system != "order"
        return not found.derived and not self.is_of_another(found.entity)

    @property
    def _without_middle(self) -> str:
        """The first and the last part of a transcribed name, as a book has those who are seldom named in full."""
        parts = _BETWEEN.split(self.text)
        return f"{parts[0]}·{parts[-1]}" if self.is_transcribed else self.text

    def _systems(self, countries: frozenset[str]) -> list[System]:
        """Return the romanisations that read the form, of its language and of the countries if these are told."""
        every = systems() if countries else (*unplaced(), *(one for one in systems() if one.lang != "zh"))
        return [
            one
            for one in every
            if one.reads(self.text)
            and (not self._lang or one.lang == self._lang)
            and (not countries or not countries.isdisjoint(one.regions))
        ]


def _last(name: str) -> str:
    """Return the last part of a name, which is a foreigner's surname; a Chinese name has one part."""
    return _BETWEEN.split(name)[-1]


@lru_cache(maxsize=4096)  # a look-up compares each name with the form, and then its surname
def _keys(text: str, lang: str) -> frozenset[str]:
    """Return the keys of a name; of a Japanese one also that of its Chinese characters: 宮沢 is 宮澤."""
    if not has_han(text):
        return frozenset((squash(text),))
    forms = (simplified(text), folded(text)) if lang in ("ja", "") else (simplified(text),)
    return frozenset(map(squash, forms))


def _scripts(text: str) -> frozenset[str]:
    """Return the scripts of a text's letters, as the first words of their Unicode names; the Latin one left out."""
    return _LATIN if text.isascii() else frozenset(map(_script, text)) - {"LATIN", ""}


@lru_cache(maxsize=16384)
def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0] if char.isalpha() else ""
