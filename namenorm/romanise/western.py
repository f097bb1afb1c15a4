"""Spellings of names that are printed with the given name first."""

from __future__ import annotations

from dataclasses import dataclass

from namenorm.romanise.pinyin import Spelling


@dataclass(frozen=True, slots=True)
class WesternSpelling(Spelling):
    """A spelling that English prints with the given name before the surname."""

    @property
    def text(self) -> str:
        """The spelling as it is usually printed, given name first."""
        return f"{self.given} {self.surname}".strip()
