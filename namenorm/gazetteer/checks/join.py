"""Fragments joined to the entries that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namenorm.gazetteer.checks.book import Entry, ReadFile, Statement
from namenorm.gazetteer.checks.fault import Fault
from namenorm.gazetteer.lines import merged

_RULE = "fragment"


def joined(files: Sequence[ReadFile], faults: list[Fault]) -> Iterator[Entry]:
    """Yield the entries of a book, each with its fragments; one that has no entry is added to ``faults``.

    Of two entries with one identifier, which are a fault of their own, the first gets the fragments.
    """
    waiting: dict[str, list[Statement]] = {}
    for fragment in (one for file in files for one in file.fragments):
        waiting.setdefault(fragment.entity.id, []).append(fragment)
    for statement in (one for file in files for one in file.statements):
        fragments = waiting.pop(statement.entity.id, [])
        entity = statement.entity
        for fragment in fragments:
            entity = merged(entity, fragment.entity)
        yield Entry(entity, (statement, *fragments))
    for fragment in (one for rest in waiting.values() for one in rest):
        told = f"{fragment.key}: a fragment of an entity that no file has: write its entry, or take the line out"
        faults.append(Fault(fragment.at(), "error", _RULE, told))
