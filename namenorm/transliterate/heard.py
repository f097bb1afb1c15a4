"""What one part of a name sounds like to the bundled model, in whatever script it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

_MOST = 12
_HELD = 4096  # parts that stand in many articles of one day; the model takes some milliseconds for one
_SCRIPTS = {"CJK": "zh", "LATIN": "pinyin", "CYRILLIC": "ru", "ARABIC": "ar", "HANGUL": "ko", "KATAKANA": "ja"}


@lru_cache(_HELD)
def heard(part: str) -> Mapping[str, float]:
    """Return the English spellings of a part with their probabilities; none for a script that the model cannot read.

    Args:
        part: One given name or surname; in Latin letters it is read as pinyin, in Cyrillic ones as Russian.
    """
    return heard_together([part])[part]


def heard_together(parts: Sequence[str]) -> dict[str, Mapping[str, float]]:
    """Return what ``heard`` says of each of several parts; in batches, which is several times faster."""
    from namenorm.transliterate.bundled import bundled_model  # takes longer to load than a page to check

    by_source: dict[str | None, list[str]] = {}
    for part in dict.fromkeys(parts):
        by_source.setdefault(source_of(part), []).append(part)
    table: dict[str, Mapping[str, float]] = dict.fromkeys(by_source.pop(None, ()), MappingProxyType({}))
    for source, some in by_source.items():
        for part, found in zip(some, bundled_model().transliterate(some, str(source), _MOST), strict=True):
            table[part] = {one.text: one.probability for one in found if one.text.isalpha()}
    return table


def source_of(part: str) -> str | None:
    """Return which of the model's sources a part is read as, by the script of its first letter; None for no script."""
    first = next((char for char in part if char.isalpha()), "")
    return _SCRIPTS.get(unicodedata.name(first, "?").split()[0].split("-")[0]) if first else None
