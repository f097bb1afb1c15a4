"""A list of known names, arranged so that a search can be held to it, with how common each is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import marisa_trie

from namenorm.transliterate.forms import english_letters

LEVELS = 8
"""How common a name is: 0 unknown; 1 a word of English text; 2 on a list of names; then by how many people are known to
bear it, 3 for one, 4 for two or three, 5 for up to seven, 6 for up to fifteen, and 7 for more."""


class Known:
    """English names as letters a to z."""

    def __init__(self, trie: marisa_trie.Trie, levels: bytes | None = None) -> None:
        """Use a trie of names.

        Args:
            trie: The names.
            levels: How common each is, by its number in the trie; None where that is not known.
        """
        self._trie = trie
        self._levels = levels
        self._all: list[str] | None = None

    @classmethod
    def of(cls, names: Iterable[str]) -> Known:
        """Return a list of names; two that differ in case, accents or spaces only are one."""
        return cls(marisa_trie.Trie(sorted({english_letters(name) for name in names} - {""})))

    @classmethod
    def load(cls, folder: Path) -> Known:
        """Read ``names.marisa`` and ``levels.bin``."""
        trie = marisa_trie.Trie()
        trie.mmap(str(folder / "names.marisa"))
        return cls(trie, (folder / "levels.bin").read_bytes())

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self._trie)

    def __contains__(self, letters: object) -> bool:
        """Tell whether letters spell a name of the list."""
        return letters in self._trie

    def all(self) -> list[str]:
        """Return the names."""
        if self._all is None:
            self._all = list(self._trie.keys())
        return self._all

    def begins(self, letters: str) -> bool:
        """Tell whether a name of the list begins with these letters."""
        return next(self._trie.iterkeys(letters), None) is not None

    def level(self, letters: str) -> int:
        """Return how common a name is, 0 to 7; 2 for any of a list that does not say."""
        if letters not in self._trie:
            return 0
        return 2 if self._levels is None else self._levels[self._trie[letters]]
