"""Personal spellings of Taiwan: Wade–Giles with habits of their bearers, "Ko Wen-je", "Jaw Shaw-kong", "Lee Teng-hui".

A passport takes whatever its bearer wrote before, so that Wade–Giles stands beside Gwoyeu Romatzyh (1928), Mandarin
Phonetic Symbols II (1986), Tongyong (2002) and Hanyu pinyin (2009), mixed within one name. The systems follow what the
Bureau of Consular Affairs publishes for passports, the habits follow the spellings that well-known persons of Taiwan
use; the table is ours, written from what is commonly known of them.
"""

from __future__ import annotations

from namenorm.romanise.gwoyeu import gwoyeu
from namenorm.romanise.mandarin import Mandarin
from namenorm.romanise.parts import Weights, hyphenated, together
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best
from namenorm.romanise.syllable_table import falling
from namenorm.romanise.tongyong import Tongyong
from namenorm.romanise.wade_giles import WadeGiles, by_syllables, written
from namenorm.rules import Rules
from namenorm.text.han import simplified

# One who leaves Wade–Giles for a system of the state writes all of the given name in it, but keeps the surname.
_IN_PINYIN = 0.2
_IN_TONGYONG = 0.1
_IN_GWOYEU = 0.25


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
        units = self._mandarin.surnames(name)
        if not units:
            return ()
        firsts = [self._surname(one) for one in units]
        readings = self._mandarin.given(name)
        spellings = list(together(firsts, self._given(name), hyphenated))
        for write, weight in ((_pinyin, _IN_PINYIN), (self._tongyong.write, _IN_TONGYONG)):
            whole = together(firsts, [written(one, write) for one in readings], hyphenated)
            spellings += (Spelling(one.surname, one.given, one.weight * weight) for one in whole)
        return best(spellings)

    def _given(self, name: str) -> list[Weights]:
        """Return the spellings of each character of the given name; one may stand in Gwoyeu Romatzyh: Ying-jeou."""
        plain = [written(one, self.write) for one in self._mandarin.given(name)]
        toned = gwoyeu(simplified(name)[-len(plain) :])
        return [{syllable: _IN_GWOYEU, **one} for one, syllable in zip(plain, toned, strict=True)]

    def write(self, syllable: str) -> dict[str, float]:
        """Return the spellings of one toneless pinyin syllable in a given name, and their weights."""
        habits = self._habits["syllables"].get(syllable)
        return falling(habits) if habits else self._wade_giles.write(syllable)

    def _surname(self, surname: str) -> Weights:
        known = self._habits["surnames"].get(surname)
        return falling(known) if known else by_syllables(surname, self._mandarin, self.write)


def _pinyin(syllable: str) -> dict[str, float]:
    return {syllable.replace("ü", "u"): 1.0}
