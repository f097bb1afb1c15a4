"""Entries of a book that lies over another one, in which they stand already under another identifier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from namenorm.gazetteer.checks.book import Located
from namenorm.gazetteer.checks.fault import Fault
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.same import is_same, may_be_same

Alike = Callable[[Entity], Iterable[Entity]]


def check(book: Located, alike: Alike) -> Iterator[Fault]:
    """Yield a warning for each entry that the other book has, or may have, under another identifier.

    Args:
        book: The book.
        alike: Returns the entities of the other book that bear a name of an entity and are not the entry of its
            identifier.
    """
    for entry in book.entries:
        others = [one for one in alike(entry.entity) if may_be_same(entry.entity, one) or is_same(entry.entity, one)]
        if others:
            same = len(others) == 1 and is_same(entry.entity, others[0])
            yield entry.fault(entry.at(), "elsewhere", _said(entry.entity, others, same), severity="warning")


def _said(entity: Entity, others: list[Entity], same: bool) -> str:
    named = " or ".join(f"{one.id} ({one.name})" for one in others)
    read = "used beside it, the two are read as one" if same else "used beside it, each makes the other less certain"
    is_ = "is" if same else "may be"
    told = "to change that entry give this one its identifier; if they are two, name it under not"
    return f"{entity.name} {is_} {named} of the bundled book: {read}; {told}"
