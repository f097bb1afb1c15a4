"""Two entries that may be one: the same identifier, canonical name or Han name."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.model import Name
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_FULL = frozenset({"native", "adopted", "alias", "stage", "married", "former"})
"""Kinds of name that say who is meant; a short form or nickname is shared by many (民主党), which is no fault."""


def check(book: Located) -> Iterator[Fault]:
    """Yield entries of one kind (person, organisation …) that share a name, and neither says that it is not the other.

    Han names are compared in simplified characters.
    """
    yield from _same_id(book)
    first: dict[tuple[str, str], list[tuple[Entry, Place]]] = {}
    for entry in book.entries:
        told: set[str] = set()
        for name, place in entry.names():
            spelling = _compared(name)
            if spelling is None:
                continue
            before = first.setdefault((entry.entity.kind, spelling), [])
            for other, there in before:
                if other.entity.id not in told and not _kept_apart(entry, other):
                    told.add(other.entity.id)
                    yield _double(entry, place, name, other, there)
            if all(other is not entry for other, _ in before):
                before.append((entry, place))


def _same_id(book: Located) -> Iterator[Fault]:
    first: dict[str, Entry] = {}
    for entry in book.entries:
        before = first.setdefault(entry.entity.id, entry)
        if before is not entry:
            said = f"{entry.entity.id} stands before at {before.at()}: give one of them another key"
            yield entry.fault(entry.at(), "double", said, before.at())


def _compared(name: Name) -> str | None:
    if name.kind == "canonical":
        return squash(name.text)
    return squash(simplified(name.text)) if name.kind in _FULL and has_han(name.text) else None


def _kept_apart(one: Entry, other: Entry) -> bool:
    ids = one.entity.id, other.entity.id
    return ids[0] == ids[1] or ids[1] in one.entity.not_same_as or ids[0] in other.entity.not_same_as


def _double(entry: Entry, place: Place, name: Name, other: Entry, there: Place) -> Fault:
    said = (
        f"{name.text} is also a name of {other.entity.id} at {there}: "
        "merge the two or, if they are two, name each under the other's not"
    )
    return entry.fault(place, "double", said, there)
