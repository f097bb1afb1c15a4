"""Hepburn: what is printed for a Japanese reading as dictionaries type it (wapuro: ``satou``, ``ootani``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

Part = Literal["surname", "given"]


class Hepburn:
    """The system, over ``rules/ja/hepburn.yaml``, which names its sources."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Use the parsed table."""
        self._long = re.compile("|".join(f"({pattern})" for pattern, _ in table["long"]))
        self._short_of = tuple(short for _, short in table["long"])
        self._h, self._m = (re.compile(table[name]["pattern"]) for name in "hm")
        self._by = {name: table[name]["by"] for name in "hm"}
        self._shares: Mapping[str, Mapping[str, float]] = {name: table[name] for name in ("h", "m", "wapuro")}

    def spellings(self, reading: str, part: Part) -> dict[str, float]:
        """Return what is printed for a reading, with shares that add up to 1, the usual form first.

        Args:
            reading: In lower-case wapuro romaji, with ``n'`` before a vowel.
            part: Whether it is a surname, where other forms are more usual than in a given name.
        """
        plain = reading.replace("'", "")
        shares = {self._short(plain): 100.0}
        for name, other in (("h", self._h.sub(self._by["h"], plain)), ("wapuro", plain)):
            shares.setdefault(self._short(other) if name == "h" else other, self._shares[name][part])
        for spelling, share in tuple(shares.items()):
            shares.setdefault(self._m.sub(self._by["m"], spelling), share * self._shares["m"][part] / 100)
        total = sum(shares.values())
        return {spelling: share / total for spelling, share in shares.items()}

    def _short(self, reading: str) -> str:
        """Shorten the long vowels in one pass: in ``oouchi`` the u that follows is a vowel of its own (Ouchi)."""
        return self._long.sub(lambda match: self._short_of[(match.lastindex or 1) - 1], reading)
