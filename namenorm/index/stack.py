"""Several indexes asked as one: an overlay over a book."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from typing import Any

from namenorm.gazetteer.model import Entity, Name, localised
from namenorm.gazetteer.precedent import Precedent
from namenorm.gazetteer.same import joined
from namenorm.index.house import House, HouseForm
from namenorm.index.part_find import PartPosting
from namenorm.index.reader import Index, Posting
from namenorm.index.same import same_in
from namenorm.index.spellings import DERIVED, OF_LANGUAGE, in_language
from namenorm.rules import BOOK_LANGUAGE

_MOST_LIKELY = 32  # of one spelling; in the bundled book five have the one that most share on pages of news
_HELD = 2048  # spellings and identifiers whose entities are kept: a page is asked for each of its names again and again


@dataclass(frozen=True, slots=True)
class Found:
    """An entity that has a spelling.

    Attributes:
        index: Where it stands.
        posting: Where there, and how the spelling came about.
        lang: The language in which it is asked.
        house: The house style in which it is printed, if any.
        joined: The entity with what another index says of it, where one does; None where it is as it stands there.
    """

    index: Index
    posting: Posting
    lang: str = BOOK_LANGUAGE
    house: House | None = None
    joined: Entity | None = None

    @property
    def entity(self) -> Entity:
        """The entity; read when it is first asked for, since a page has many generated hits that nobody looks at."""
        entity = self.joined or self.index.entity(self.posting.entity)
        return _as_printed(entity, self.lang, self.house)

    @property
    def name(self) -> Name:
        """The attested name that the spelling is or was made from."""
        return self.entity.names[self.posting.name]

    @property
    def system(self) -> str:
        """How the spelling came about, a member of ``spellings.SYSTEMS``."""
        return self.posting.system

    @property
    def derived(self) -> bool:
        """Whether the spelling was generated and nobody attests it."""
        return self.system in DERIVED


class Stack:
    """Indexes in order of authority; an entity of an earlier one hides the entity of the same identifier in a later.

    An entity that a later one has under another identifier is one with that: it has the identifier and the canonical
    name of the earlier one, and what both say.

    Asked in a target language, entities have their canonical names of that language, and are found by them too. Asked
    in a house style, they have the names that the house prints.
    """

    def __init__(self, indexes: Sequence[Index], lang: str = BOOK_LANGUAGE) -> None:
        """Ask ``indexes``, the most authoritative first, in a language."""
        self.indexes, self._lang = tuple(indexes), lang
        self.house: House | None = None
        self.plain: Stack = self
        self._mark = in_language(lang, "") if lang != BOOK_LANGUAGE else ""
        self.hash = self.indexes[0].hash if len(self.indexes) == 1 else _joint_hash(self.indexes)
        self.spellings = sum(one.spellings for one in self.indexes)
        self._find = lru_cache(_HELD)(self._found)
        self._entity = lru_cache(_HELD)(self._by_id)
        self._whole = lru_cache(_HELD)(self._joined)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the indexes, which pickle their paths."""
        if self.house is not None:
            return (Stack.in_style, (self.plain, self.house))
        return (Stack, (self.indexes, self._lang))

    def in_style(self, house: House) -> Stack:
        """Return the same indexes, asked in the style of a house; ``plain`` of it are these, as the book has names."""
        printed = Stack(self.indexes, self._lang)
        printed.house, printed.plain = house, self
        return printed

    def house_form(self, entity_id: str) -> HouseForm | None:
        """Return what the house prints for an entity; None without a house, or where its style says nothing of it."""
        found = None if self.house is None else self._at(entity_id)
        return None if found is None or self.house is None else self.house.form(localised(found, self._lang))

    def find(self, key: str) -> tuple[Found, ...]:
        """Return the entities that have a squashed spelling."""
        return self._find(key)

    def likely(self, key: str) -> tuple[Found, ...]:
        """Return the same of a page's word; where very many have a spelling, those that attest it, and a few others.

        A name in pinyin that hundreds of a book share tells nobody from the rest, and to weigh them all would take as
        long as a hundred pages.
        """
        found = self._find(key)
        return found if len(found) <= _MOST_LIKELY else tuple(sorted(found, key=_attested_first)[:_MOST_LIKELY])

    def may_have(self, key: str) -> bool:
        """Tell whether ``find`` may find anything; of made-up spellings it is asked first, for none of them is kept."""
        return any(index.has(key) or (self._mark and index.has(self._mark + key)) for index in self.indexes)

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of an identifier from the most authoritative index that has it."""
        return self._entity(entity_id)

    def _by_id(self, entity_id: str) -> Entity | None:
        found = self._at(entity_id)
        return self._printed(found) if found is not None else None

    def _at(self, entity_id: str) -> Entity | None:
        for place, index in enumerate(self.indexes):
            if (found := index.by_id(entity_id)) is not None:
                return self._whole(place, found)
        return None

    def _joined(self, place: int, entity: Entity) -> Entity:
        """Return an entity of an index with what the others say of it, the most authoritative first."""
        same = [same_in(index, entity, self.indexes[place]) for index in self.indexes]
        return reduce(joined, (one for one in (*same[:place], entity, *same[place + 1 :]) if one is not None))

    def _printed(self, entity: Entity) -> Entity:
        return _as_printed(entity, self._lang, self.house)

    def prefixes(self, key: str) -> list[str]:
        """Return the spellings with which a squashed text begins."""
        if len(self.indexes) == 1 and not self._mark:
            return self.indexes[0].prefixes(key)
        plain = {one for index in self.indexes for one in index.prefixes(key)}
        return sorted(plain.union(*(self._own(index.prefixes(self._mark + key)) for index in self.indexes)), key=len)

    def keys(self, prefix: str) -> list[str]:
        """Return the squashed spellings that begin with a prefix."""
        found = [one for index in self.indexes for one in index.keys(prefix) if not one.startswith(OF_LANGUAGE)]
        if not self._mark:
            return found
        return [*found, *(one for index in self.indexes for one in self._own(index.keys(self._mark + prefix)))]

    def near(self, key: str, edits: int = 2, opening: str = "") -> list[tuple[str, int]]:
        """Return the spellings within some edits of a squashed one, and how many, the nearest first.

        Args:
            key: The spelling.
            edits: The greatest distance.
            opening: First letters of the key with which the spellings must begin.
        """
        marks = ("", self._mark) if self._mark else ("",)
        rows = [
            row for mark in marks for index in self.indexes for row in index.near(mark + key, edits, mark + opening)
        ]
        found = {key.removeprefix(self._mark): distance for key, distance in rows if self._is_ours(key)}
        return sorted(found.items(), key=lambda row: (row[1], row[0]))

    def parts(self, key: str) -> tuple[PartPosting, ...]:
        """Return the parts of names of a squashed key from the most authoritative index that has any."""
        return next((found for index in self.indexes if (found := index.parts(key))), ())

    def precedents(self, finding_key: str, surface: str, suggestion: str | None) -> list[Precedent]:
        """Return the judgements on a finding from the most authoritative index that has any; see ``Index``."""
        asked = (index.precedents(finding_key, surface, suggestion) for index in self.indexes)
        return next((found for found in asked if found), [])

    def holders(self, title: str, organisation: str) -> Iterator[Entity]:
        """Yield all to whom the book gives an office, whenever they held it, unless they are hidden."""
        return self._every(lambda index: index.holders(title, organisation))

    def bearers(self, title: str, most: int) -> Iterator[Entity]:
        """Yield all to whom a book gives a title, of whatever body; of a book with more than ``most``, nobody."""
        return self._every(lambda index: index.bearers(title, most))

    @cached_property
    def newsmakers(self) -> Sequence[str]:
        """The squashed surnames of people of whom news writes under the surname alone, in order."""
        return sorted({surname for index in self.indexes for surname in index.newsmakers})

    def newsmakers_called(self, surname: str) -> Iterator[Entity]:
        """Yield those with such a surname, unless they are hidden."""
        return self._every(lambda index: map(index.entity, index.newsmakers.get(surname, ())))

    def entities(self) -> Iterator[Entity]:
        """Yield every entity that is not hidden."""
        return self._every(Index.entities)

    def _every(self, of: Callable[[Index], Iterable[Entity]]) -> Iterator[Entity]:
        """Yield the entities of all indexes that are not hidden, each once."""
        if len(self.indexes) == 1:
            yield from map(self._printed, of(self.indexes[0]))
            return
        seen: set[str] = set()
        for place, index in enumerate(self.indexes):
            shown = (one for one in of(index) if not self._is_hidden(place, one.id))
            for whole in (self._whole(place, one) for one in shown):
                if whole.id not in seen:
                    seen.add(whole.id)
                    yield self._printed(whole)

    def _found(self, key: str) -> tuple[Found, ...]:
        if len(self.indexes) == 1:
            return tuple(self._each(key))
        once = {(one.entity.id, one.posting.name, one.system): one for one in reversed([*self._each(key)])}
        return tuple(reversed(once.values()))

    def _each(self, key: str) -> Iterator[Found]:
        for place, index in enumerate(self.indexes):
            for posting in (*index.find(key), *(index.find(self._mark + key) if self._mark else ())):
                if len(self.indexes) == 1:
                    yield Found(index, posting, self._lang, self.house)
                elif place == 0 or not self._is_hidden(place, index.entity(posting.entity).id):
                    yield self._at_place(place, posting)

    def _at_place(self, place: int, posting: Posting) -> Found:
        index = self.indexes[place]
        entity = index.entity(posting.entity)
        whole = self._whole(place, entity)
        if whole is entity:
            return Found(index, posting, self._lang, self.house)
        name = entity.names[posting.name]
        at = next(number for number, one in enumerate(whole.names) if (one.text, one.lang) == (name.text, name.lang))
        return Found(index, replace(posting, name=at), self._lang, self.house, whole)

    def _own(self, keys: Iterable[str]) -> Iterator[str]:
        """Yield the spellings of the language among keys; in the language of the book they stand among the others."""
        return (one.removeprefix(self._mark) for one in keys if self._mark and one.startswith(self._mark))

    def _is_ours(self, key: str) -> bool:
        return not key.startswith(OF_LANGUAGE) or bool(self._mark and key.startswith(self._mark))

    def _is_hidden(self, place: int, entity_id: str) -> bool:
        return any(above.number(entity_id) is not None for above in self.indexes[:place])


def _attested_first(found: Found) -> bool:
    return found.derived


def _as_printed(entity: Entity, lang: str, house: House | None) -> Entity:
    local = localised(entity, lang)
    return local if house is None else house.printed(local)


def _joint_hash(indexes: Sequence[Index]) -> str:
    return hashlib.sha256("".join(one.hash for one in indexes).encode()).hexdigest()
