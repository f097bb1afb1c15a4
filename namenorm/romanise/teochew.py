"""Teochew names of Singapore and Malaysia: "Teo Chee Hean", "Heng Swee Keat".

No standard exists; see ``southern`` for where the spellings of the table are from.
"""

from __future__ import annotations

from namenorm.romanise.southern import Southern
from namenorm.rules import Rules


class Teochew(Southern):
    """The spellings, over the table ``teochew`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        super().__init__(rules, "teochew")
