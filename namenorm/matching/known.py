"""What the book knows of a word as a name: its parts of names, how common they are, its entities."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from namenorm.gazetteer.part_keys import PartKey, native_key
from namenorm.index.reader import Index
from namenorm.index.spellings import DERIVED
from namenorm.rules import Rules
from namenorm.transliterate.folder import BUNDLED
from namenorm.transliterate.known import LEVELS, Known

_HELD = 65_536  # words remembered
_COMMONEST = 80  # the highest count of rigour's groups
_OFTEN, _SELDOM = 5.0, 1.5  # Zipf frequency of the commonest surnames, and of what no list has
_MOST_GROUPS = 80
_MOST_ENTITIES = 12
_MOST_DERIVED = 3  # a spelling that more people share says nothing
Groups = frozenset[int]


class KnownNames:
    """Look-ups of an index, each word once; without an index every word is unknown."""

    def __init__(self, index: Index | None, *, with_entities: bool = True) -> None:
        """Ask an index; for parts of names alone, unless ``with_entities``."""
        self.index, self._with_entities = index, with_entities
        self.groups: Callable[[PartKey, str], Groups] = lru_cache(_HELD)(self._groups)
        self.bearers: Callable[[Groups], float] = lru_cache(_HELD)(self._bearers)

    def native(self, form: str) -> Groups:
        """Return the parts of names that are written so in their own script."""
        return self.groups("native", native_key(form))

    def latin(self, groups: Groups) -> str:
        """Return how the commonest of some parts is usually written in Latin letters; empty for none."""
        if self.index is None or not groups:
            return ""
        parts = self.index.name_parts
        return parts.latin(max(groups, key=lambda one: (parts.common(one), -one)))[0]

    def entities(self, key: str) -> dict[str, frozenset[int]]:
        """Return the entities of a name as ``Prepared`` has them: ``entities``, ``derived`` and ``apart``."""
        if self.index is None or not self._with_entities:
            return {}
        postings = self.index.find(key)
        found = frozenset(one.entity for one in postings if one.system not in DERIVED)
        derived = frozenset(one.entity for one in postings) - found
        return {
            "entities": found,
            "derived": derived if len(derived) <= _MOST_DERIVED else frozenset(),
            "apart": self._apart(self.index, found) if len(found) <= _MOST_ENTITIES else frozenset(),
        }

    @staticmethod
    def _apart(index: Index, found: frozenset[int]) -> frozenset[int]:
        others = (index.number(id_) for one in found for id_ in index.entity(one).not_same_as)
        return frozenset(one for one in others if one is not None) - found

    def _groups(self, by: PartKey, key: str) -> Groups:
        if self.index is None:
            return frozenset()
        return frozenset(self.index.name_parts.numbers(by, key)[:_MOST_GROUPS])

    def rarity(self, word: str, groups: Groups) -> float:
        """Return how rare a name is, 1 for one that no list knows, 0 for the commonest.

        By how many bear it, and by how often English has the word: most surnames are counted by the second alone.
        """
        read = (_OFTEN - frequencies().get(word, 0.0)) / (_OFTEN - _SELDOM)
        known = min(0.8, read) if groups else read
        return max(0.0, min(1.0, known, self.bearers(groups)))

    def _bearers(self, groups: Groups) -> float:
        if self.index is None or not groups:
            return 1.0
        most = max(map(self.index.name_parts.common, groups))
        return 0.8 * (1 - math.log1p(min(most, _COMMONEST)) / math.log1p(_COMMONEST))


def borne(word: str) -> float:
    """Return how commonly a word is borne as a name in English, by the name model's list, 0 for not at all to 1."""
    names = _english_names()
    return names.level(word) / (LEVELS - 1) if names else 0.0


@cache
def _english_names() -> Known | None:
    try:
        return Known.load(BUNDLED)
    except OSError:  # installed without the model
        return None


@cache
def frequencies() -> Mapping[str, float]:
    """Return the Zipf frequency of words of English, dictionary words among them, read once a process."""
    rules = Rules("en")
    named = {word: tenths / 10 for tenths, words in rules.topic("name_words").items() for word in words.split()}
    return {**rules.words(), **named}
