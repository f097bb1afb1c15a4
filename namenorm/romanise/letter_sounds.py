"""How well a Latin word spells a word in kana, Hangul, Cyrillic, Arabic or Han script, whatever system was used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from namenorm.romanise.native_letters import native_letters
from namenorm.rules import Rules

Chunk = tuple[str, str]
"""Letters of the script, and the Latin letters that stand for them; either may be empty."""
Table = Mapping[str, Mapping[str, float]]
"""By letters of the script, how likely what stands for them."""
MOST_NATIVE, MOST_LATIN = 2, 3
UNSEEN = -4.0
"""What two letters cost that never stand for one another."""
_NEVER = -1e9
_SILENT, _OPENING = -2.5, -1.9
"""The least score of a letter for which nothing stands, and of letters with which a word may begin."""
_CASELESS = frozenset({"ko", "ar", "fa"})
"""Languages in which any word may be a name; that another one is quite unlike it has to be told by its first letter."""
_MOST_UNEVEN = {"zh": 4.0}  # letters of one side for each of the other: 肖 is Shaw
_UNEVEN = 2.5
_TABLES = {"ja": "ja", "ko": "ko", "ru": "ru", "uk": "ru", "ar": "ar", "fa": "ar", "zh": "zh"}
_HELD = 65_536
_TOPIC = "letter_sounds"


class LetterSounds:
    """The table of one script."""

    def __init__(self, lang: str) -> None:
        """Use the table of the script in which a language writes names."""
        self._table = Rules(_TABLES[lang]).built(_TOPIC, _parsed)
        self._openings = 1 if lang in _CASELESS else 2
        self._uneven = _MOST_UNEVEN.get(lang, _UNEVEN)
        self._begins = _beginnings(self._table)
        self.fit = lru_cache(_HELD)(self._fit)

    def _fit(self, word: str, latin: str) -> float:
        """Return how much likelier than by chance a Latin word spells a word, for each letter, as a natural logarithm.

        Above 0.6 lie 98 of a hundred pairs that are one name, and below it 99 of a hundred that are two.

        Args:
            word: In the script.
            latin: Squashed.
        """
        native = native_letters(word)
        if not native or not latin or not self._may_begin(native, latin):
            return UNSEEN
        longer, shorter = max(len(native), len(latin)), min(len(native), len(latin))
        return _rows(native, latin, self._table)[-1][-1] / longer if longer <= self._uneven * shorter else UNSEEN

    def _may_begin(self, native: str, latin: str) -> bool:
        """Tell whether the first or the second letters may stand for each other: of most pairs they may not."""
        counts = range(MOST_NATIVE + 1)
        return any(
            latin[at] in self._begins.get(native[at : at + count], "")
            for at in range(min(self._openings, len(latin)))
            for count in counts
        )


def by_native(table: Mapping[Chunk, float]) -> Table:
    """Return the same scores by letters of the script, and then by what stands for them."""
    found: dict[str, dict[str, float]] = {}
    for (ours, theirs), score in table.items():
        found.setdefault(ours, {})[theirs] = score
    return found


def aligned(native: str, latin: str, table: Table) -> tuple[float, list[Chunk]]:
    """Return the best alignment's score and its chunks, the last first."""
    rows = _rows(native, latin, table)
    i, j = len(native), len(latin)
    path: list[Chunk] = []
    while i or j:
        path.append(_last(rows, native[:i], latin[:j], table))
        i, j = i - len(path[-1][0]), j - len(path[-1][1])
    return rows[-1][-1], path


def _last(rows: Sequence[Sequence[float]], native: str, latin: str, table: Table) -> Chunk:
    """Return the chunk with which the best alignment of two words ends, of several the longest."""
    i, j = len(native), len(latin)
    for ours in range(min(MOST_NATIVE, i), -1, -1):
        for theirs in range(min(MOST_LATIN, j), -1, -1):
            chunk = native[i - ours :], latin[j - theirs :]
            unseen = UNSEEN if max(ours, theirs) == 1 else _NEVER
            if (ours or theirs) and rows[i - ours][j - theirs] + table.get(chunk[0], {}).get(chunk[1], unseen) == rows[
                i
            ][j]:
                return chunk
    raise AssertionError("no chunk ends the alignment")


def _rows(native: str, latin: str, table: Table) -> list[list[float]]:
    """Return the scores of the best alignments of the first letters of two words, by how many of each."""
    inserted = table.get("", {})
    extra = [inserted.get(letter, UNSEEN) for letter in latin]
    rows: list[list[float]] = []
    for i in range(len(native) + 1):
        row = [_NEVER] * (len(latin) + 1)
        row[0] = 0.0 if i == 0 else _NEVER
        for count in range(1, min(MOST_NATIVE, i) + 1):
            _advance(row, rows[i - count], latin, table.get(native[i - count : i], {}), single=count == 1)
        for j, cost in enumerate(extra):
            row[j + 1] = max(row[j + 1], row[j] + cost)
        rows.append(row)
    return rows


def _advance(row: list[float], before: list[float], latin: str, stands: Mapping[str, float], *, single: bool) -> None:
    """Put into a row what letters add to the row before them."""
    silent = stands.get("", UNSEEN)
    for j, here in enumerate(before):
        if here == _NEVER:
            continue
        if single:
            row[j] = max(row[j], here + silent)
            if j < len(latin):
                row[j + 1] = max(row[j + 1], here + stands.get(latin[j], UNSEEN))
        for theirs in range(1, min(MOST_LATIN, len(latin) - j) + 1):
            score = stands.get(latin[j : j + theirs])
            if score is not None and here + score > row[j + theirs]:
                row[j + theirs] = here + score


def _parsed(table: Mapping[str, Any]) -> Table:
    return by_native(
        {
            (ours, theirs.replace("-", "")): float(score)
            for ours, held in table.items()
            for theirs, score in zip(held.split()[::2], held.split()[1::2], strict=True)
        }
    )


def _beginnings(table: Table) -> dict[str, frozenset[str]]:
    """Return by the first letters of a word with which Latin letters it may begin."""
    silent = {ours for ours, held in table.items() if held.get("", UNSEEN) > _SILENT}
    found = {
        ours: frozenset(theirs[0] for theirs, score in held.items() if theirs and score > _OPENING)
        for ours, held in table.items()
    }
    return found | {
        one + other: found.get(one + other, frozenset()) | found[other]
        for one in silent
        for other in found
        if len(other) == 1
    }
