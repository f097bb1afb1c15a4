"""Macau's Portuguese spellings of Cantonese names: "Ho Iat Seng", "Vong Hin Fai", "Ao Ieong U".

The system is that of the *Silabário codificado de romanização do cantonense* (Macau, 1985). The table is ours, written
from the names of well-known residents. Residents whose parents came from Hong Kong keep that spelling: such surnames
stand second.
"""

from __future__ import annotations

from namenorm.romanise.cantonese import Cantonese
from namenorm.romanise.parts import spaced
from namenorm.rules import Rules


class Macau(Cantonese):
    """The system, over the table ``macau`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        super().__init__(rules, "macau", spaced)
