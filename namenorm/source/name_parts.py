"""Whether single words are names by which people are called."""

from __future__ import annotations

from collections.abc import Mapping

from namenorm.rules import Rules


class NameParts:
    """Knows them."""

    def __init__(self) -> None:
        """Read the names by which people of the West are called."""
        self._rules = Rules("und")

    def is_given(self, word: str) -> bool:
        """Tell whether people of the West are called by a word in lower case, as given name or as surname."""
        return word in self._rules.built("western_names", _words)


def _words(parsed: Mapping[float, str]) -> frozenset[str]:
    return frozenset(word for held in parsed.values() for word in held.split())
