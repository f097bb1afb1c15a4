"""Native script in, spellings out, one file a system; and how a spelling parses.

``romanise(name, system)`` writes a native name in one of the ``systems``, ``readings(spelling)`` says how a spelling in
Latin letters parses, and ``behind_pinyin(spelling, culture)`` whose name it may be in another culture. Each is loaded
on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {"romanise": "systems", "readings": "parse", "behind_pinyin": "behind"}

__all__ = ["behind_pinyin", "readings", "romanise"]


def __getattr__(name: str) -> Any:
    """Load a public call on first use: who only checks a page reads no tables."""
    if name in _HOMES:
        return getattr(import_module(f"namenorm.romanise.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'namenorm.romanise' has no attribute {name!r}")
