"""Numbers as a language prints them, and the constructions in which they make a sum: the rules of NN312, in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_MARK = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Numeral:
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
class Factor:
    """A word for a factor: "doubled", and between which factors it is right."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Numerals:
    """The rules, ready for use; groups ``n0``, ``n1``, … are numbers, ``p0`` is a number of per cent.

    Attributes:
        percent: What makes a number one of per cent.
        scales: Words that make a number larger.
        words: Numbers in words.
        changes: From one number to another, and the change.
        up: Words of a change upwards.
        factors: Words of a change that is a factor.
        shares: A part of a whole, and the share.
        share: Any number of per cent; group ``p``.
        remainder: What is left.
        totals: A whole and its two kinds, each with what its sentence must hold; group ``link``.
        some_of: Links that name only some of the whole.
    """

    percent: tuple[str, ...]
    scales: Mapping[str, float]
    words: Mapping[str, float]
    changes: tuple[re.Pattern[str], ...]
    up: frozenset[str]
    factors: tuple[Factor, ...]
    shares: tuple[re.Pattern[str], ...]
    share: re.Pattern[str]
    remainder: re.Pattern[str]
    totals: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    some_of: tuple[str, ...]

    def read(self, text: str) -> Numeral:
        """Return the number that a match of ``{n}`` or ``{p}`` prints."""
        digits, _, scale = text.lstrip("$€£¥").partition(" ")
        if digits.casefold() in self.words:
            return Numeral(text, self.words[digits.casefold()], 0.0, False, False)
        factor = self.scales.get(scale, 1)
        half = _half(digits.replace(",", ""), bool(scale))
        return Numeral(text, float(digits.replace(",", "")) * factor, half * factor, factor != 1, digits == text)


def _half(digits: str, scaled: bool) -> float:
    """Return half a unit of the last place: after the point, or of the second digit of a number that ends in a zero.

    A whole number without a zero at its end was counted, and is exact.
    """
    _, point, decimals = digits.partition(".")
    if point:
        return 0.5 * 10.0 ** -len(decimals)
    return 0.5 * 10.0 ** max(len(digits) - 2, 0) if scaled or digits.endswith("0") else 0.0


def arithmetic(topic: Any) -> Numerals:
    """Return the topic ``arithmetic`` of a language in the form in which it is used."""
    percent = rf"(?:{_either(topic['percent'])})"
    digits = rf"[$€£¥]?{_DIGITS}(?: (?:{_either(topic['scales'])}))?"
    number = rf"(?<![\d.,])(?:{digits}|(?i:{_either(topic['words'])}))(?![\w-])(?!{percent})"
    parts = {
        "n": rf"(?P<n#>{number})",
        "p": rf"(?P<p#>{_DIGITS}){percent}",
        "thing": r"(?: [a-z][a-z-]*){0,3}",
        "hedge": rf"(?P<hedge#>(?:{_either(topic['hedges'])}) )?",
    }
    return Numerals(
        percent=tuple(topic["percent"]),
        scales=topic["scales"],
        words=topic["words"],
        changes=tuple(_pattern(one, parts) for one in topic["changes"]),
        up=frozenset(topic["up"]),
        factors=tuple(
            Factor(_pattern(one["pattern"], parts), tuple(one["keys"]), one["least"], one["most"])
            for one in topic["factors"]
        ),
        shares=tuple(_pattern(one, parts) for one in topic["shares"]),
        share=re.compile(rf"(?P<p>{_DIGITS}){percent}"),
        remainder=_pattern("|".join(topic["remainder"]), parts),
        totals=tuple(
            (_pattern(topic["total"], parts | {"first": first, "second": second}), (second,))
            for first, second in topic["halves"]
        ),
        some_of=tuple(topic["some_of"]),
    )


def _pattern(rule: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """Put the parts into a rule, and number the groups of each kind from 0."""
    counters = {name: count() for name in parts}
    filled = _MARK.sub(lambda mark: parts[mark[1]].replace("#", str(next(counters[mark[1]]))), rule)
    return re.compile(rf"(?<![\w.,])(?:{filled})")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
