"""Where a Chinese name divides, for systems that read surname and given name by different tables."""

from __future__ import annotations

from dataclasses import dataclass

from namenorm.romanise.surnames import Surnames
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


def divide(name: str, table: Surnames) -> Division | None:
    """Divide a name of two to four Han characters; None if it cannot be a Chinese name with a known surname."""
    if not 2 <= len(name) <= 4:
        return None
    simple = simplified(name)
    head = len(table.split(simple)[0])
    if any(unit not in table.permille for unit in (simple[:head], *(simple[1:2] if len(name) - head > 2 else ()))):
        return None
    if len(name) - head > 2:
        return Division((simple[0], simple[1]), name[2:])
    return Division((simple[:head],), name[head:])
