"""One question that a comparison is asked, with its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Scorer = Callable[[str, str], float]
"""Says how surely two names are one person's, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and whether they name one person.

    Attributes:
        a: A name; in Latin letters where only one of the two is.
        b: Another.
        same: Whether they name one person or, in the benchmark, one company or vessel.
        kind: What is compared: the script of ``b`` (``latin``, ``han``, ``kanji``, ``kana``, ``hangul``, ``cyrillic``,
            ``arabic``) or, in the benchmark, the schema (``Person``, ``Company`` …).
        way: How the pair was drawn: ``one`` for two names of one person, ``surname``, ``given``, ``nearest``, ``sound``
            or ``random`` for names of two; in the benchmark, its group of cases.
        person: Whom ``a`` names, for resampling.
        audible: False where two names of one person share no sound, see ``eval.compare.audible``.
    """

    a: str
    b: str
    same: bool
    kind: str
    way: str
    person: str
    audible: bool = True
