"""Hakka names of Malaysia and Singapore: "Liew Vui Keong", "Chin", "Voon".

No standard exists; see ``southern`` for where the spellings of the table are from.
"""

from __future__ import annotations

from namenorm.romanise.southern import Southern
from namenorm.rules import Rules


class Hakka(Southern):
    """The spellings, over the table ``hakka`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        super().__init__(rules, "hakka")
