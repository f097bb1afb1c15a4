"""Hokkien names of Singapore, Malaysia and the Philippines: "Tan Keng Yam", "Ooi", "Cheah".

No standard exists; see ``southern`` for where the spellings of the table are from.
"""

from __future__ import annotations

from namenorm.romanise.southern import Southern
from namenorm.rules import Rules


class Hokkien(Southern):
    """The spellings, over the table ``hokkien`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        super().__init__(rules, "hokkien")
