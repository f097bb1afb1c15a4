"""Chinese surnames: where a name divides, how its surname is read and how common it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.romanise import toneless
from namenorm.rules import Rules

_COMPOUND_PERMILLE = 0.3  # all compound surnames but Ouyang are borne by fewer than one in a thousand


@dataclass(frozen=True, slots=True)
class Surnames:
    """The surname table.

    Attributes:
        permille: Bearers among a thousand people by surname in simplified characters.
        compound: Surnames of two characters.
        readings: Readings by surname where they differ from the character's as a word, the usual one first.
    """

    permille: Mapping[str, float]
    compound: frozenset[str]
    readings: Mapping[str, tuple[str, ...]]

    def split(self, name: str) -> tuple[str, str]:
        """Divide a Chinese name in simplified characters into surname and given name; the latter may be empty."""
        length = 2 if len(name) > 2 and name[:2] in self.compound else 1
        return name[:length], name[length:]

    def read(self, surname: str) -> tuple[str, ...]:
        """Return the toneless readings of a surname, joined, the usual one first."""
        known = self.readings.get(surname)
        return known if known else (toneless.joined(surname),)

    def by_reading(self) -> dict[str, float]:
        """Return the bearers among a thousand people by toneless spelling, surnames that are read alike together."""
        shares: dict[str, float] = {}
        for surname, share in self.permille.items():
            readings = self.read(surname)
            for spelling in {reading.replace("ü", u) for reading in readings for u in ("u", "v", "yu")}:
                shares[spelling] = shares.get(spelling, 0.0) + share / len(readings)
        return dict(sorted(shares.items()))


def surnames(rules: Rules) -> Surnames:
    """Return the surname table of the Chinese rules."""
    return rules.built("surnames", _build)


def _build(parsed: Mapping[str, Any]) -> Surnames:
    permille = {char: float(share) for share, chars in parsed["permille"].items() for char in chars}
    compound = frozenset(parsed["compound"])
    permille.update(dict.fromkeys(compound, _COMPOUND_PERMILLE))
    return Surnames(permille, compound, {name: tuple(all_of) for name, all_of in parsed["readings"].items()})
