"""A name that the book calls wrong must not be somebody's right name: it would be flagged wherever they are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from namenorm.gazetteer.checks.book import Located, Named
from namenorm.gazetteer.checks.fault import Fault, Severity
from namenorm.gazetteer.model import RIGHT_KINDS

_WRONG = frozenset({"literal", "misspelling"})
_RIGHT = RIGHT_KINDS | {"native", "adopted"}
_Bearers = Mapping[str, list[Named]]


def check(book: Located) -> Iterator[Fault]:
    """Yield each ``literal`` or ``misspelling`` that is also a right name, of another entry or of its own.

    Names are compared as the index finds them, without regard to capitals, spacing and punctuation. Where an editor
    wrote the one and a work of reference has the other, which may be of no note, it is a warning.
    """
    wrong = [one for one in book.names if one.name.kind in _WRONG]
    bearers: dict[str, list[Named]] = {one.spelling: [] for one in wrong}
    for one in book.names:
        if one.spelling in bearers and one.name.kind in _RIGHT:
            bearers[one.spelling].append(one)
    for one in wrong:
        yield from _clash(one, bearers)


def _clash(wrong: Named, bearers: _Bearers) -> Iterator[Fault]:
    told: set[str] = set()
    entry, name = wrong.entry, wrong.name
    for right in bearers[wrong.spelling]:
        other = right.entry
        if other.entity.id not in told:
            told.add(other.entity.id)
            whose = "the entry itself" if other is entry else other.entity.id
            said = f"the {name.kind} {name.text} is a right name ({right.name.kind}) of {whose} at {right.place}"
            severity: Severity = "error" if other.by_hand == entry.by_hand else "warning"
            yield entry.fault(wrong.place, "wrong-name", f"{said}: take one out", right.place, severity=severity)
