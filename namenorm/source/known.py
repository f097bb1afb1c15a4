"""The names of a book that stand in an original: which entities bear them, and how likely they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from namenorm.gazetteer.model import BULK, Entity
from namenorm.index.stack import Found, Stack

_HELD = 8192
# The chance of a certain listed name among the words of news, set by hand in the order of what rare words have; what a
# work of reference lists for its name alone is met far less often than what an editor entered.
_CHANCE = {"person": 2e-6, "org": 5e-6, "place": 5e-6, "other": 1e-6}
_SHORT, _BULK = 0.2, 0.02
# Dictionary kinds that a translation must not render as names.
_NO_NAMES = frozenset({"misspelling", "blocked", "literal"})


class KnownNames:
    """Asks a book for names in their own script."""

    def __init__(self, index: Stack) -> None:
        """Ask ``index``."""
        self._index = index
        self.named = lru_cache(_HELD)(self._named)

    def prefixes(self, key: str) -> list[str]:
        """Return the names, of two characters and more, with which a squashed text begins."""
        return [one for one in self._index.prefixes(key) if len(one) > 1]

    def chance(self, key: str) -> float:
        """Return how likely a name of the book is met among the words of news; 0 if it is none."""
        return max(map(_chance, self.named(key)), default=0.0)

    def entities(self, key: str) -> tuple[Entity, ...]:
        """Return the entities that bear a squashed name, each once."""
        return tuple({one.entity.id: one.entity for one in self.named(key)}.values())

    def kind(self, key: str) -> str:
        """Return what kind of thing a name of the book is likeliest."""
        return max(self.named(key), key=_chance).entity.kind

    def _named(self, key: str) -> Sequence[Found]:
        return tuple(one for one in self._index.find(key) if not one.derived and one.system not in _NO_NAMES)


def _chance(found: Found) -> float:
    chance = _CHANCE[found.entity.kind]
    if found.system == "short":
        chance *= _SHORT
    return chance * _BULK if found.entity.source in BULK else chance
