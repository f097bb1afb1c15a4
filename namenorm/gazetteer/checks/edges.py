"""``not`` edges: each leads to another entry of the book, and back."""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault, Place

_RULE = "edge"


def check(book: Located) -> Iterator[Fault]:
    """Yield edges that lead nowhere or to their own entry, stand twice, or are not answered by one back."""
    for entry in book.entries:
        for statement in entry.statements:
            seen: set[str] = set()
            for number, target in enumerate(statement.entity.not_same_as):
                yield from _check(book, entry, target, statement.at("not", str(number)), target in seen)
                seen.add(target)


def _check(book: Located, entry: Entry, target: str, place: Place, again: bool) -> Iterator[Fault]:
    if again:
        yield entry.fault(place, _RULE, f"{target} stands twice under not", severity="warning")
    elif target == entry.entity.id:
        yield entry.fault(place, _RULE, "not names the entry itself")
    elif target not in book.by_id:
        yield entry.fault(place, _RULE, f"not names {target}, which is not in the book")
    elif entry.entity.id not in book.by_id[target].entity.not_same_as:
        said = f"not names {target}, which does not name {entry.entity.id}: write it there, too"
        yield entry.fault(place, _RULE, said, book.by_id[target].at(), severity="warning")
