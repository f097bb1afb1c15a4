"""Personal spellings of Taiwan: Wade–Giles with habits of their bearers, "Ko Wen-je", "Jaw Shaw-kong", "Lee Teng-hui".

A passport takes whatever its bearer wrote before, so that Wade–Giles stands beside Gwoyeu Romatzyh (1928), Mandarin
Phonetic Symbols II (1986), Tongyong (2002) and Hanyu pinyin (2009), mixed within one name. Source of the systems:
Bureau of Consular Affairs, table of Mandarin sounds in four systems; of the habits: spellings that well-known persons
of Taiwan use, by syllable.
"""

from __future__ import annotations

from namenorm.romanise.mandarin import Mandarin
from namenorm.romanise.parts import Weights
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.syllable_table import falling
from namenorm.romanise.tongyong import Tongyong
from namenorm.romanise.wade_giles import WadeGiles, by_syllables, romanise_mandarin
from namenorm.rules import Rules

_OTHER_SYSTEM = 0.15


class Taiwan:
    """The spellings, over the table ``taiwan`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        self._mandarin = Mandarin(rules)
        self._wade_giles = WadeGiles(rules)
        self._tongyong = Tongyong(rules)
        self._habits = rules.topic("taiwan")

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Chinese name in Han characters, likeliest first; none for another name."""
        return romanise_mandarin(name, self._mandarin, self.write, self._surname)

    def write(self, syllable: str) -> dict[str, float]:
        """Return the spellings of one toneless pinyin syllable in a given name, and their weights."""
        habits = self._habits["syllables"].get(syllable)
        usual = falling(habits) if habits else self._wade_giles.write(syllable)
        others = (*self._tongyong.write(syllable), syllable.replace("ü", "u"))
        return {**dict.fromkeys(others, _OTHER_SYSTEM), **usual}

    def _surname(self, surname: str) -> Weights:
        known = self._habits["surnames"].get(surname)
        return falling(known) if known else by_syllables(surname, self._mandarin, self._wade_giles.write)
