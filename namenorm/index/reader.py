"""Look-ups over a compiled index: a file that is mapped, not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from namenorm.errors import IndexFileError
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.precedent import Precedent
from namenorm.index.blocks import BlockReader
from namenorm.index.layout import COUNT, POSTING, SEVERAL
from namenorm.index.mapped import MappedSections
from namenorm.index.near import Neighbours
from namenorm.index.offices import bearers, holders, newsmakers
from namenorm.index.part_find import PartPosting, PartsReader
from namenorm.index.precedents import by_key, by_rendering


@dataclass(frozen=True, slots=True)
class Posting:
    """An entity that has a spelling.

    Attributes:
        entity: Number of the entity in its index.
        name: Position in ``Entity.names`` of the name that the spelling is or was made from.
        system: How the spelling came about, a member of ``spellings.SYSTEMS``.
    """

    entity: int
    name: int
    system: str


class Index:
    """A compiled gazetteer, read-only; safe to share between threads, and pickled as its path.

    Attributes:
        path: The file.
        hash: What identifies it.
        size: How many entities it has.
        spellings: How many squashed spellings it has.
    """

    def __init__(self, path: Path) -> None:
        """Map an index file.

        Raises:
            IndexFileError: If the file is missing, damaged or of another format.
        """
        self.path = path
        sections = MappedSections(path)
        self.hash: str = sections.header["hash"]
        self.size: int = sections.header["entities"]
        self.spellings: int = sections.header["keys"]
        self._systems: list[str] = sections.header["systems"]
        self._table = [(name, self._systems[system]) for name, system in sections.header["codes"]]
        self._trie = sections.trie("keys")
        self.prefixes: Callable[[str], list[str]] = self._trie.prefixes
        """Returns the spellings with which a squashed text begins, shortest first; not a method, like ``entity``."""
        self._heads, self._codes = sections.view("heads", "I"), sections.view("codes")
        self._several = sections.view("several")
        self._near = Neighbours(self._trie, sections.trie("backwards"), sections.trie("ends"))
        dictionary = bytes(sections.view("dictionary"))
        self._blocks = BlockReader(sections.view("places", "Q"), dictionary, sections.view("blocks"))
        self.entity: Callable[[int], Entity] = self._blocks.entity
        """Returns an entity by its number; not a method, since nothing is asked so often."""
        self._ids, self._numbers = sections.trie("ids"), sections.view("numbers", "I")
        self._offices = sections.trie("offices")
        self._precedents = sections.trie("precedents")
        self._parts = PartsReader(
            sections.trie("part_keys"),
            sections.view("part_starts", "I"),
            sections.view("part_rows", "I"),
            sections.view("part_places", "Q"),
            sections.view("parts"),
            sections.view("part_common"),
        )

    def __reduce__(self) -> tuple[type[Index], tuple[Path]]:
        """Pickle the path; the receiving process maps the same file."""
        return (Index, (self.path,))

    def find(self, key: str) -> tuple[Posting, ...]:
        """Return the entities that have a squashed spelling."""
        number = self._trie.get(key)
        if number is None:
            return ()
        head = self._heads[number]
        if not head & SEVERAL:
            return (Posting(head, *self._table[self._codes[number]]),)
        return tuple(self._all_of(4 * (head ^ SEVERAL)))

    def has(self, key: str) -> bool:
        """Tell whether any entity has a squashed spelling."""
        return key in self._trie

    def keys(self, prefix: str) -> list[str]:
        """Return the squashed spellings that begin with a prefix."""
        found: list[str] = self._trie.keys(prefix)
        return found

    def near(self, key: str, edits: int = 2, opening: str = "") -> list[tuple[str, int]]:
        """Return the spellings in Latin letters near a squashed one, and by how many edits; see ``Neighbours``."""
        return self._near.find(key, edits, opening)

    def parts(self, key: str) -> tuple[PartPosting, ...]:
        """Return the parts of names of a squashed key: a Han form in simplified characters, or its toneless pinyin."""
        return tuple(self._parts.find(key))

    def precedents(self, finding_key: str, surface: str, suggestion: str | None) -> list[Precedent]:
        """Return the judgements on a finding, then those that say of its surface what it suggests; the latest first."""
        same = [] if suggestion is None else by_rendering(self._precedents, surface, suggestion)
        return [*(one for one in by_key(self._precedents, finding_key) if one.suggestion == suggestion), *same]

    @property
    def name_parts(self) -> PartsReader:
        """The parts of names by number, for who asks much and needs little of each."""
        return self._parts

    def number(self, entity_id: str) -> int | None:
        """Return the number of the entity of an identifier, None if there is none; nothing is decoded."""
        place = self._ids.get(entity_id)
        return None if place is None else int(self._numbers[place])

    def by_id(self, entity_id: str) -> Entity | None:
        """Return the entity of an identifier, None if there is none."""
        number = self.number(entity_id)
        return None if number is None else self.entity(number)

    def holders(self, title: str, organisation: str) -> Iterator[Entity]:
        """Yield all to whom the book gives an office, whenever they held it."""
        return map(self.entity, holders(self._offices, title, organisation))

    def bearers(self, title: str, most: int) -> Iterator[Entity]:
        """Yield all to whom the book gives a title, of whatever body; nobody where there are more than ``most``."""
        return map(self.entity, bearers(self._offices, title, most))

    @cached_property
    def newsmakers(self) -> Mapping[str, Sequence[int]]:
        """The squashed surnames of people of whom news writes under the surname alone, with their numbers."""
        return newsmakers(self._offices)

    def entities(self) -> Iterator[Entity]:
        """Yield every entity in the order of identifiers."""
        return self._blocks.all()

    def _all_of(self, place: int) -> Iterator[Posting]:
        (count,) = COUNT.unpack_from(self._several, place)
        start = place + COUNT.size
        for entity, name, system in POSTING.iter_unpack(self._several[start : start + count * POSTING.size]):
            yield Posting(entity, name, self._systems[system])


def sound_index(path: Path) -> Index | None:
    """Return the index at a place in the cache; None where there is none, or a damaged one, which is compiled anew."""
    try:
        return Index(path)
    except IndexFileError:
        return None
