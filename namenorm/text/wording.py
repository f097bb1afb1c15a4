"""How counts and sureness are said to a reader."""

from __future__ import annotations

_SURE = (
    (0.98, "almost certain"),
    (0.9, "very likely"),
    (0.7, "likely"),
    (0.5, "more likely than not"),
    (0.0, "a guess"),
)


def count_words(number: int, noun: str) -> str:
    """Return a number with its noun: "1 finding", "3 findings"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def sureness(confidence: float) -> str:
    """Return how sure in words and per cent, rounded down.

    A confidence of 1 is that of a rule, which holds or does not, and is no estimate.
    """
    if confidence >= 1:
        return "by rule"
    words = next(said for least, said in _SURE if confidence >= least)
    return f"{words}, {int(confidence * 100)} %"
