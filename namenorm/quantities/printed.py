"""Numbers as a text prints them, with how far what they stand for may lie off, to compare the numbers of one text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.quantities.plain import grouped

_SIGNS = "$€£¥"
_MOST_IN_WORDS = 12  # style guides write numbers out up to here


@dataclass(frozen=True, slots=True)
class Printed:
    """A number that was read.

    Attributes:
        text: As it is printed.
        value: What it is.
        half: By how much, up or down, what it stands for may differ: half a unit of the last place that counts.
        scaled: True where a word such as "million" makes it larger.
        plain: True for digits alone, such as those of a year.
    """

    text: str
    value: float
    half: float
    scaled: bool
    plain: bool


@dataclass(frozen=True, slots=True)
class PrintedNumbers:
    """How a language prints numbers, by its rules ``quantities``.

    Attributes:
        number: What matches a number: digits with or without a scale, or a small number in words.
        digits: What matches digits.
        percent: What makes digits a number of per cent, as it stands behind them.
    """

    number: str
    digits: str
    percent: tuple[str, ...]
    words: Mapping[str, float]
    scales: Mapping[str, float]
    group: str
    decimal: str

    def read(self, text: str) -> Printed:
        """Return the number that a match of ``number`` or ``digits`` prints."""
        digits, _, scale = text.lstrip(_SIGNS).partition(" ")
        if digits.casefold() in self.words:
            return Printed(text, self.words[digits.casefold()], 0.0, False, False)
        factor = self.scales.get(scale, 1)
        half = self._half(digits.replace(self.group, ""), bool(scale))
        value = grouped(digits, self.group, self.decimal)
        return Printed(text, value * factor, half * factor, factor != 1, digits == text)

    def _half(self, digits: str, scaled: bool) -> float:
        """Return half a unit of the last place: after the point, or of the second digit where a zero stands last.

        A whole number without a zero at its end was counted, and is exact.
        """
        _, point, decimals = digits.partition(self.decimal)
        if point:
            return 0.5 * 10.0 ** -len(decimals)
        return 0.5 * 10.0 ** max(len(digits) - 2, 0) if scaled or digits.endswith("0") else 0.0


def printed_numbers(topic: Mapping[str, Any]) -> PrintedNumbers:
    """Return how a language prints numbers, by its rules ``quantities``."""
    percent = tuple(word if not word[0].isalpha() else f" {word}" for word in topic["percent_after"])
    words = {word: float(value) for word, value in topic["words"].items() if 1 <= value <= _MOST_IN_WORDS}
    group, decimal = re.escape(topic["group"]), re.escape(topic["decimal"])
    digits = rf"\d[\d{group}]*(?:{decimal}\d+)?"
    scaled = rf"[{_SIGNS}]?{digits}(?: (?:{_longest_first(topic['scales'])}))?"
    number = rf"(?<![\d.,])(?:{scaled}|(?i:{_longest_first(words)}))(?![\w-])(?!(?:{_longest_first(percent)}))"
    return PrintedNumbers(number, digits, percent, words, topic["scales"], topic["group"], topic["decimal"])


def _longest_first(words: Mapping[str, float] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
