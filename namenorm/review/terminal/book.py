"""The book behind the questions: the store that editors work on, over the index that checks use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.store import Store
from namenorm.index.reader import Index, Posting
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_MOST = 20
_LEAST_PREFIX = 3  # letters of which the spellings are few enough to be read; of Han characters one
_LEAST_NEAR, _SHORT = 5, 8  # letters: shorter spellings have too many neighbours
_KEYS = 200


@dataclass(frozen=True, slots=True)
class Held:
    """An entity of the book.

    Attributes:
        entity: The entity.
        version: Of the store; None where only the index has it.
    """

    entity: Entity
    version: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that a search found, and by what: one of its names, and how the spelling comes from that."""

    held: Held
    name: Name | None
    system: str = ""


class Book:
    """Answers who an identifier is, and whom a spelling may mean."""

    def __init__(self, store: Store, index: Index | None = None) -> None:
        """Ask a store first and then, if there is one, an index."""
        self._store, self._index = store, index

    def entity(self, entity_id: str) -> Held | None:
        """Return the entity of an identifier, as the store has it or else the index; None if neither does."""
        stored = self._store.entity(entity_id) if entity_id else None
        if stored is not None:
            return Held(stored.entity, stored.version)
        found = self._index.by_id(entity_id) if self._index is not None and entity_id else None
        return None if found is None else Held(found, None)

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the entities that a text may mean, twenty at most.

        First those of the store, then those of the index with this very spelling, attested or generated, then those
        with a spelling that begins so, then those with one that differs by a letter or, if it is long, by two.
        """
        found: dict[str, Found] = {}
        for one in islice(self._found(text), _KEYS):
            found.setdefault(one.held.entity.id, one)
            if len(found) == _MOST:
                break
        return tuple(found.values())

    def _found(self, text: str) -> Iterator[Found]:
        for hit in self._store.find(text, _MOST):
            held = self.entity(hit.entity.id)
            if held is not None:
                yield Found(held, hit.name)
        if self._index is not None:
            yield from self._of_index(self._index, squash(simplified(text) if has_han(text) else text))

    def _of_index(self, index: Index, key: str) -> Iterator[Found]:
        for spelling in _spellings(index, key):
            for posting in index.find(spelling):
                yield self._posted(index, posting)

    def _posted(self, index: Index, posting: Posting) -> Found:
        entity = index.entity(posting.entity)
        return Found(self.entity(entity.id) or Held(entity, None), entity.names[posting.name], posting.system)


def _spellings(index: Index, key: str) -> Iterator[str]:
    if not key:
        return
    yield key
    if len(key) >= _LEAST_PREFIX or has_han(key):
        yield from sorted(index.keys(key), key=len)[:_KEYS]
    if len(key) >= _LEAST_NEAR and not has_han(key):
        edits = 1 if len(key) < _SHORT else 2
        yield from (one for one, _ in sorted(index.near(key, edits), key=lambda pair: pair[1])[:_KEYS])
