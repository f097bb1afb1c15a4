"""A romanisation given as a table: how each initial, each final and each irregular syllable is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.romanise.ranked import ranked

_EACH_FURTHER = 0.5
_MOST = 6


def falling(spellings: str, each: float = _EACH_FURTHER) -> dict[str, float]:
    """Weigh spellings that stand in a row, the usual one first: 1, 0.5, 0.25 and so on, or by another factor."""
    return {one: each**place for place, one in enumerate(spellings.split())}


@dataclass(frozen=True, slots=True)
class SyllableTable:
    """How the syllables of one romanisation are written in another.

    Attributes:
        initials: Spellings of each initial, the usual one first; one that is not listed stays as it is.
        finals: Spellings of each final, likewise.
        syllables: Spellings of whole syllables, which win over those of their parts.
    """

    initials: Mapping[str, str]
    finals: Mapping[str, str]
    syllables: Mapping[str, str]

    def write(self, syllable: str) -> dict[str, float]:
        """Return the spellings of a syllable and their weights beside the usual one, which weighs 1."""
        whole = self.syllables.get(syllable)
        if whole is not None:
            return falling(whole)
        initial = next((syllable[:length] for length in (3, 2, 1) if syllable[:length] in self.initials), "")
        final = syllable[len(initial) :]
        parts = [falling(self.initials.get(initial, "")) or {"": 1.0}, falling(self.finals.get(final, final))]
        return {"".join(row): weight for row, weight in ranked(parts, _MOST)}


def syllable_table(parsed: Mapping[str, Any]) -> SyllableTable:
    """Build a table from ``initials``, ``finals`` and ``syllables`` of a topic of the rules."""
    return SyllableTable(parsed["initials"], parsed["finals"], parsed["syllables"])
