"""An entity in another book, where it stands under another identifier."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.same import is_same, right_names
from namenorm.index.reader import Index
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_CROWD = 8  # entities of one spelling: whoever shares a name with more is not known by it


def same_in(index: Index, entity: Entity, own: Index) -> Entity | None:
    """Return the entity of an index that is the same as another book's under another identifier.

    None if there is none, or several may be it, or it may be several of that book. What stands in both books under one
    identifier is known, and nobody else.

    Args:
        index: Where to look.
        entity: The entity of the other book.
        own: The index of that book.
    """
    found = None if index is own else _only(index, entity, own)
    return None if found is None or _only(own, found, index) is None else found


def _only(index: Index, entity: Entity, own: Index) -> Entity | None:
    others = (one for one in named_alike(index, entity) if own.number(one.id) is None)
    same = [one for one in others if is_same(one, entity)]
    return same[0] if len(same) == 1 else None


def named_alike(index: Index, entity: Entity) -> list[Entity]:
    """Return the entities of an index that bear a full name of an entity which the index does not have itself."""
    if index.number(entity.id) is not None:
        return []
    found: dict[str, Entity] = {}
    for spelling in dict.fromkeys(one for text in right_names(entity) for one in _spellings(text)):
        postings = index.find(spelling)
        if len(postings) <= _CROWD:
            found.update((one.id, one) for one in (index.entity(posting.entity) for posting in postings))
    return list(found.values())


def _spellings(text: str) -> Iterator[str]:
    """Yield a name as an index spells it, and with its first word last and its last word first."""
    if has_han(text):
        yield squash(simplified(text))
        return
    yield squash(text)
    first, *rest = text.split() or [text]
    if rest:
        yield from (squash("".join((*rest, first))), squash("".join((rest[-1], first, *rest[:-1]))))
