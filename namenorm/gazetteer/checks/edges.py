"""``not`` edges: each leads to another entry of the book, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault

_RULE = "edge"


def check(book: Located) -> Iterator[Fault]:
    """Yield edges that lead nowhere or to their own entry, stand twice, or are not answered by one back."""
    for entry in book.entries:
        seen: Counter[str] = Counter()
        for number, target in enumerate(entry.entity.not_same_as):
            place = entry.at("not", str(number))
            seen[target] += 1
            if seen[target] > 1:
                yield entry.fault(place, _RULE, f"{target} stands twice under not", severity="warning")
            elif target == entry.entity.id:
                yield entry.fault(place, _RULE, "not names the entry itself")
            elif target not in book.by_id:
                yield entry.fault(place, _RULE, f"not names {target}, which is not in the book")
            else:
                yield from _one_way(entry, number, book.by_id[target])


def _one_way(entry: Entry, number: int, target: Entry) -> Iterator[Fault]:
    if entry.entity.id not in target.entity.not_same_as:
        said = f"not names {target.entity.id}, which does not name {entry.entity.id}: write it there, too"
        yield entry.fault(entry.at("not", str(number)), _RULE, said, target.at(), severity="warning")
