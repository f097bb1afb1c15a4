"""Quantities as a translation would write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namenorm.quantities.values import Quantity

_IN_WORDS = 1_000_000  # from here a number is written with the word of its scale
_GROUPED = 1000
_MOST_DECIMALS = 3


def say(one: Quantity, topic: Mapping[str, Any]) -> str:
    """Return a quantity as a text writes it by the rules ``quantities`` of its language, without what it counts.

    Args:
        one: The quantity; of several values that it may have, the first is said.
        topic: The rules.
    """
    if one.kind == "month":
        return next((name for name, number in topic.get("months", {}).items() if number == one.value), f"{one.value:g}")
    if one.kind in ("year", "day", "hour"):
        return f"{one.value:g}"
    if one.kind == "percent":
        return _plain(one.value, topic)
    return number(one.value, topic)


def number(value: float, topic: Mapping[str, Any]) -> str:
    """Return a number with the word of its scale where it is large: 350 million, 12,500, 3.5."""
    for word, scale in sorted(_scales(topic).items(), key=lambda row: -row[1]):
        if value >= max(_IN_WORDS, scale) and round(value / scale, _MOST_DECIMALS) == value / scale:
            return f"{_plain(value / scale, topic)} {word}"
    return _plain(value, topic)


def _scales(topic: Mapping[str, Any]) -> dict[str, float]:
    """Return the scales that a thousand units of the one below make, each by the first of its words."""
    found: dict[float, str] = {}
    for word, scale in topic.get("scales", {}).items():
        if scale >= _IN_WORDS and f"{scale:e}".startswith("1.0") and len(f"{scale:.0f}") % 3 == 1:
            found.setdefault(float(scale), word)
    return {word: scale for scale, word in found.items()}


def _plain(value: float, topic: Mapping[str, Any]) -> str:
    form = f"{value:,.0f}" if value == int(value) else f"{value:,.{_MOST_DECIMALS}f}".rstrip("0")
    group, decimal = topic.get("group", ","), topic.get("decimal", ".")
    return form.translate(str.maketrans({",": group, ".": decimal}))
