"""What stands around a number and changes what it is: the other end of a range, the letters of a code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from namenorm.quantities.values import Quantity

_LETTERS = re.compile(r"[A-Za-z#_][-–]?$")
_DOTTED = re.compile(r"\d\.$")
_DOTTED_ON = re.compile(r"\.\d")
_OPENS = re.compile(r"(?:^|\n)\s*[(（\[]?$")
_ITEM = re.compile(r"\s?[)）\].、．:：]")
_SCALED = 1000  # a number of this size shares its scale with the one before it: 3 to 5 million


def in_code(text: str, one: Quantity) -> bool:
    """Tell whether digits count nothing: in a code (F-35C, 424.10.0.20), at the head of an item of a list, or 0."""
    before = text[max(0, one.start - 2) : one.start]
    if one.value == 0 or _LETTERS.search(before) or _DOTTED.search(before) or _DOTTED_ON.match(text, one.end):
        return True
    return bool(_OPENS.search(text[max(0, one.start - 8) : one.start]) and _ITEM.match(text, one.end))


def with_ranges(text: str, found: Sequence[Quantity], between: re.Pattern[str]) -> list[Quantity]:
    """Return quantities, each first end of a range with what only its last end says: 3至6月, 10 to 15 percent."""
    done = list(found)
    for place in range(len(done) - 2, -1, -1):
        first, second = done[place], done[place + 1]
        if first.kind == "number" and not (first.unit or first.money) and between.fullmatch(text, first.end, second.start):
            done[place] = _like(first, second)
    return done


def _like(first: Quantity, second: Quantity) -> Quantity:
    if second.kind in ("month", "day", "hour", "percent", "ordinal", "year"):
        weight = second.weight if first.weight == "weak" else first.weight
        return replace(first, kind=second.kind, weight=weight)
    return replace(first, unit=second.unit, money=second.money)
