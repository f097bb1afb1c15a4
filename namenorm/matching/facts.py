"""What the book says of two names: one entity, perhaps one, two entities, or two that are known not to be one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from namenorm.matching.values import Prepared

SAYS: Final[Mapping[str, str]] = {
    "book-same": "the book knows one entity by both names",
    "book-derived": "one is a name of an entity of the book, the other a romanisation of its native name",
    "book-perhaps": "the book knows an entity by both names, and others by one of them",
    "book-others": "the book knows these names, of different entities",
    "book-apart": "the book holds the entities of these names apart",
}
"""The facts, and what is told of each."""


def fact(a: Prepared, b: Prepared) -> str:
    """Return the key in ``SAYS`` of what the book says of two names; empty where it does not know both.

    A single word is no fact that two names differ: anybody of the family goes by it.
    """
    ours, theirs = a.entities, b.entities
    if not (ours.isdisjoint(b.derived) and theirs.isdisjoint(a.derived)):
        return "book-derived"
    if not ours or not theirs:
        return ""
    if not ours.isdisjoint(theirs):
        return "book-same" if len(ours) == 1 == len(theirs) else "book-perhaps"
    if ours <= b.apart or theirs <= a.apart:
        return "book-apart"
    return "book-others" if _is_full(a) and _is_full(b) else ""


def _is_full(name: Prepared) -> bool:
    return name.script != "latin" or len(name.views[0].parts) > 1
