"""The constructions in which numbers make a sum, a share or a change: the rules ``arithmetic`` of NN312, in use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.quantities.printed import PrintedNumbers, printed_numbers
from namenorm.quantities.read import TOPIC
from namenorm.rules import Rules

_MARK = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Factor:
    """A word for a factor: "doubled", and between which factors it is right."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Sums:
    """The rules, ready for use; groups ``n0``, ``n1``, … are numbers, ``p0`` is a number of per cent.

    Attributes:
        numbers: How numbers are printed.
        changes: From one number to another, and the change.
        up: Words of a change upwards.
        factors: Words of a change that is a factor.
        shares: A part of a whole, and the share.
        share: Any number of per cent; group ``p``.
        remainder: What is left.
        totals: A whole and its two kinds, each with what its sentence must hold; group ``link``.
        some_of: Links that name only some of the whole.
    """

    numbers: PrintedNumbers
    changes: tuple[re.Pattern[str], ...]
    up: frozenset[str]
    factors: tuple[Factor, ...]
    shares: tuple[re.Pattern[str], ...]
    share: re.Pattern[str]
    remainder: re.Pattern[str]
    totals: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    some_of: tuple[str, ...]


def sums(rules: Rules) -> Sums:
    """Return the topic ``arithmetic`` of a language in the form in which it is used, built once.

    Raises:
        GazetteerError: If the rules of the language cannot be read.
    """
    numbers = rules.built(TOPIC, printed_numbers)
    return rules.built("arithmetic", _Builder(numbers))


class _Builder:
    """Builds the constructions over the numbers of a language."""

    def __init__(self, numbers: PrintedNumbers) -> None:
        self._numbers = numbers

    def __call__(self, topic: Any) -> Sums:
        percent = rf"(?:{either(self._numbers.percent)})"
        parts = {
            "n": rf"(?P<n#>{self._numbers.number})",
            "p": rf"(?P<p#>{self._numbers.digits}){percent}",
            "thing": r"(?: [a-z][a-z-]*){0,3}",
            "hedge": rf"(?P<hedge#>(?:{either(topic['hedges'])}) )?",
        }
        return Sums(
            numbers=self._numbers,
            changes=tuple(_pattern(one, parts) for one in topic["changes"]),
            up=frozenset(topic["up"]),
            factors=tuple(
                Factor(_pattern(one["pattern"], parts), tuple(one["keys"]), one["least"], one["most"])
                for one in topic["factors"]
            ),
            shares=tuple(_pattern(one, parts) for one in topic["shares"]),
            share=re.compile(rf"(?P<p>{self._numbers.digits}){percent}"),
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
