"""A name that the book calls wrong must not be somebody's right name: it would be flagged wherever they are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.model import RIGHT_KINDS, Name
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_WRONG = frozenset({"literal", "misspelling"})
_RIGHT = RIGHT_KINDS | {"native", "adopted"}
_Bearers = Mapping[str, list[tuple[Entry, Name, Place]]]


def check(book: Located) -> Iterator[Fault]:
    """Yield each ``literal`` or ``misspelling`` that is also a right name, of another entry or of its own.

    Names are compared as the index finds them, without regard to capitals, spacing and punctuation.
    """
    bearers = _bearers(book)
    for entry in book.entries:
        for name, place in entry.names():
            if name.kind in _WRONG:
                yield from _clash(entry, name, place, bearers)


def _bearers(book: Located) -> _Bearers:
    bearers: dict[str, list[tuple[Entry, Name, Place]]] = {}
    for entry in book.entries:
        for name, place in entry.names():
            if name.kind in _RIGHT:
                bearers.setdefault(_spelling(name), []).append((entry, name, place))
    return bearers


def _clash(entry: Entry, name: Name, place: Place, bearers: _Bearers) -> Iterator[Fault]:
    told: set[str] = set()
    for other, right, there in bearers.get(_spelling(name), ()):
        if other.entity.id not in told:
            told.add(other.entity.id)
            whose = "the entry itself" if other is entry else other.entity.id
            said = f"the {name.kind} {name.text} is a right name ({right.kind}) of {whose} at {there}: take one out"
            yield entry.fault(place, "wrong-name", said, there)


def _spelling(name: Name) -> str:
    return squash(simplified(name.text) if has_han(name.text) else name.text)
