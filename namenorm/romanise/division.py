"""Where a Chinese name divides, for systems that read surname and given name by different tables."""

from __future__ import annotations

from dataclasses import dataclass

from namenorm.romanise.surnames import Surnames, surnames
from namenorm.rules import Rules
from namenorm.text.han import simplified


@dataclass(frozen=True, slots=True)
class Division:
    """A Chinese name in its parts.

    Attributes:
        surnames: One surname in simplified characters, or a husband's and a wife's as married women of Hong Kong
            join them (林鄭月娥).
        given: The given name as it was written.
    """

    surnames: tuple[str, ...]
    given: str


def known_surnames(rules: Rules) -> frozenset[str]:
    """Return the surnames of the Chinese rules and those of ``surnames_abroad``, in simplified characters."""
    return frozenset(surnames(rules).permille) | rules.built("surnames_abroad", frozenset)


def divide(name: str, table: Surnames, known: frozenset[str]) -> Division | None:
    """Divide a name of two to four Han characters; None if it cannot be a Chinese name with a known surname."""
    if not 2 <= len(name) <= 4 or not all("\u3400" <= character <= "\u9fff" for character in name):
        return None
    simple = simplified(name)
    head = len(table.split(simple)[0])
    if head == 1 and len(name) == 4:
        double = (simple[0], simple[1])
        return Division(double, name[2:]) if known.issuperset(double) else None
    return Division((simple[:head],), name[head:]) if simple[:head] in known else None
