"""The Hong Kong Government's usage for Cantonese names: "Lee Ka-chiu", "Leung Chun-ying", "Au-yeung".

It is no published standard: it grew from E. J. Eitel's dictionary (1877, 1910) and is seen in *A Gazetteer of Place
Names in Hong Kong, Kowloon and the New Territories* (1960) and on identity cards. It is described by S. Kataoka and C.
Lee, "A system without a system: Cantonese romanization used in Hong Kong place and personal names", Hong Kong Journal
of Applied Linguistics 11 (2008). The table is ours, written from spellings that well-known persons bear.
"""

from __future__ import annotations

from namenorm.romanise.cantonese import Cantonese
from namenorm.romanise.parts import hyphenated
from namenorm.rules import Rules


class HongKong(Cantonese):
    """The system, over the table ``hong_kong`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        super().__init__(rules, "hong_kong", hyphenated)
