"""Cantonese names as Singapore and Malaysia write them: "Leong", "Cheong", "Loong", "Weng Kok".

Registrars of the Straits Settlements wrote by ear, in English spelling, and descendants keep what was written: there
is no standard. The table is ours, written from spellings that well-known persons bear; R. Jones, *Chinese Names: The
Traditions Surrounding the Use of Chinese Surnames and Personal Names* (Pelanduk, 1997), treats the subject.
"""

from __future__ import annotations

from namenorm.romanise.cantonese import Cantonese
from namenorm.romanise.parts import spaced
from namenorm.rules import Rules


class MalayanCantonese(Cantonese):
    """The system, over the table ``malayan_cantonese`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        super().__init__(rules, "malayan_cantonese", spaced)
