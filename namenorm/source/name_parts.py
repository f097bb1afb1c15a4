"""What the book's parts of names say of single words."""

from __future__ import annotations

from collections.abc import Mapping

from namenorm.index.stack import Stack
from namenorm.rules import Rules
from namenorm.text.key import squash


class NameParts:
    """Asks a book for parts of names."""

    def __init__(self, index: Stack) -> None:
        """Ask ``index``."""
        self._index, self._rules = index, Rules("und")

    def writes(self, latin: str, han: str) -> bool:
        """Tell whether a squashed Latin part of a name is written as a form in Han characters."""
        return any(latin in map(squash, one.latin) for one in self._index.parts(han) if one.by == "native")

    def is_given(self, word: str) -> bool:
        """Tell whether people of the West are called by a word in lower case, as given name or as surname."""
        return word in self._rules.built("western_names", _words)


def _words(parsed: Mapping[float, str]) -> frozenset[str]:
    return frozenset(word for held in parsed.values() for word in held.split())
