"""Numerals of Han characters and digits mixed, read as numbers: 三百五十, 3.5亿, 1亿2000万, 二〇二四, 七八十."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_POSITIONAL = 3  # characters of digits alone from which they are read one by one: 一九八


@dataclass(frozen=True, slots=True)
class HanNumerals:
    """The characters of one language's numerals."""

    digits: Mapping[str, int]
    steps: Mapping[str, float]
    groups: Mapping[str, float]
    tens: Mapping[str, int]
    point: str

    @property
    def characters(self) -> str:
        """All of them, for a character class."""
        return "".join((*self.digits, *self.steps, *self.groups, *self.tens))

    @property
    def scales(self) -> str:
        """Those that multiply."""
        return "".join((*self.steps, *self.groups))

    def span(self, numeral: str) -> tuple[float, float] | None:
        """Return the least and the most that a numeral may be; both are the same for most. None if it is none."""
        pair = self._neighbours(numeral)
        if pair is None:
            value = self.value(numeral)
            return None if value is None else (value, value)
        low, high = (self.value(numeral[: pair + drop] + numeral[pair + drop + 1 :]) for drop in (1, 0))
        return None if low is None or high is None else (low, high)

    def value(self, numeral: str) -> float | None:
        """Return the number that a numeral is."""
        if self.point and self.point in numeral:
            return self._with_point(numeral)
        if len(numeral) > 1 and self.counts_up(numeral):
            return float(self.digits[numeral[0]])
        if len(numeral) > 1 and all(char in self.digits for char in numeral):
            return float("".join(str(self.digits[char]) for char in numeral))
        return self._evaluated(numeral)

    def counts_up(self, numeral: str) -> bool:
        """Tell whether a numeral is several numbers side by side: 三四五六, ages or grades."""
        values = [self.digits.get(char, 0) for char in numeral]
        return len(numeral) > 2 and 0 not in values and all(a < b for a, b in pairwise(values))

    def _neighbours(self, numeral: str) -> int | None:
        """Return the place of two digits that follow one another in counting: 七八十 is seventy or eighty."""
        for place in range(len(numeral) - 1):
            first, second = (self.digits.get(numeral[place + one], 0) for one in (0, 1))
            if first and second == first + 1 and self._stands_alone(numeral, place):
                return place
        return None

    def _stands_alone(self, numeral: str, place: int) -> bool:
        before, after = numeral[max(0, place - 1) : place], numeral[place + 2 : place + 3]
        return before not in self.digits and (after in self.steps or after in self.groups or (not before and not after))

    def _with_point(self, numeral: str) -> float | None:
        whole, _, rest = numeral.partition(self.point)
        decimals = "".join(str(self.digits[char]) for char in rest if char in self.digits)
        scale = rest[len(decimals) :]
        before = self.value(whole) if whole else 0.0
        if before is None or not decimals or any(char not in self.scales for char in scale):
            return None
        factor = 1.0
        for char in scale:
            factor *= self.steps.get(char) or self.groups[char]
        return (before + float(f"0.{decimals}")) * factor

    def _evaluated(self, numeral: str) -> float | None:
        total, section, number, last, at = 0.0, 0.0, None, 1.0, 0
        zero = False
        while at < len(numeral):
            written = _DIGITS.match(numeral, at)
            char = numeral[at]
            at = written.end() if written else at + 1
            if written or char in self.digits:
                digit = float(written.group().replace(",", "")) if written else float(self.digits[char])
                zero = zero or digit == 0
                number = digit if not number else number * 10 + digit
            elif char in self.tens:
                section += self.tens[char]
            elif char in self.steps:
                last = self.steps[char]
                stacked = number is None and at > 1 and numeral[at - 2] in self.steps  # 十几千
                section, number = (
                    section * last if stacked else section + (1.0 if number is None else number) * last,
                    None,
                )
            elif char in self.groups:
                last, held = self.groups[char], section + (number or 0.0)
                total = total + held * last if held else max(total, 1.0) * last
                section, number = 0.0, None
            else:
                return None
        if number and number < 10 and last >= 100 and not zero and numeral[-1] in self.digits:
            number *= last / 10  # 三万五
        return total + section + (number or 0.0)


def han_numerals(topic: Mapping[str, Any]) -> HanNumerals:
    """Return the numerals that a language's rules ``quantities`` describe."""
    return HanNumerals(topic["digits"], topic["steps"], topic["groups"], topic.get("tens", {}), topic.get("point", ""))
