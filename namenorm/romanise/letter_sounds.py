"""How well a Latin word spells a word in kana, Hangul, Cyrillic or Arabic script, whatever system was used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from namenorm.romanise.native_letters import native_letters
from namenorm.rules import Rules

Chunk = tuple[str, str]
"""Letters of the script, and the Latin letters that stand for them; either may be empty."""
MOST_NATIVE, MOST_LATIN = 2, 3
UNSEEN = -4.0
"""What two letters cost that never stand for one another."""
_NEVER = -1e9
_TABLES = {"ja": "ja", "ko": "ko", "ru": "ru", "uk": "ru", "ar": "ar", "fa": "ar"}
_HELD = 65_536
_TOPIC = "letter_sounds"


class LetterSounds:
    """The table of one script."""

    def __init__(self, lang: str) -> None:
        """Use the table of the script in which a language writes names."""
        self._scores = Rules(_TABLES[lang]).built(_TOPIC, scores)
        self.fit = lru_cache(_HELD)(self._fit)

    def _fit(self, word: str, latin: str) -> float:
        """Return how much likelier than by chance a Latin word spells a word, for each letter, as a natural logarithm.

        Above 0.6 lie 98 of a hundred pairs that are one name, and below it 99 of a hundred that are two.

        Args:
            word: In the script.
            latin: Squashed.
        """
        native = native_letters(word)
        if not native or not latin:
            return UNSEEN
        return aligned(native, latin, self._scores)[0] / max(len(native), len(latin))


def reads(lang: str) -> bool:
    """Tell whether there is a table for the script of a language."""
    return lang in _TABLES


def scores(table: Mapping[str, Any]) -> dict[Chunk, float]:
    """Return the scores of a parsed table."""
    return {
        (ours, theirs.replace("-", "")): float(score)
        for ours, held in table.items()
        for theirs, score in zip(held.split()[::2], held.split()[1::2], strict=True)
    }


def aligned(native: str, latin: str, table: Mapping[Chunk, float]) -> tuple[float, list[Chunk]]:
    """Return the best alignment's score and its chunks, the last first."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(native) + 1):
        for j in range(len(latin) + 1):
            here = best.get((i, j), (_NEVER, 0, 0))[0]
            for ours in range(min(MOST_NATIVE, len(native) - i) + 1):
                for theirs in range(min(MOST_LATIN, len(latin) - j) + 1):
                    if not _may_align(ours, theirs):
                        continue
                    score = table.get((native[i : i + ours], latin[j : j + theirs]))
                    if score is None and (ours > 1 or theirs > 1):
                        continue
                    total = here + (UNSEEN if score is None else score)
                    if total > best.get((i + ours, j + theirs), (_NEVER, 0, 0))[0]:
                        best[i + ours, j + theirs] = (total, ours, theirs)
    return best[len(native), len(latin)][0], _path(native, latin, best)


def _may_align(ours: int, theirs: int) -> bool:
    """Tell whether so many letters may be taken together: of letters that nothing stands for, one at a time."""
    return ours + theirs > 0 and (ours or theirs == 1) != 0 and (theirs > 0 or ours == 1)


def _path(native: str, latin: str, best: Mapping[tuple[int, int], tuple[float, int, int]]) -> list[Chunk]:
    i, j = len(native), len(latin)
    found = []
    while i or j:
        _, ours, theirs = best[i, j]
        found.append((native[i - ours : i], latin[j - theirs : j]))
        i, j = i - ours, j - theirs
    return found
