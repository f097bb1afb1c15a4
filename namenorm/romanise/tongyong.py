"""Tongyong pinyin, Taiwan's official system from 2002 to 2008: "Cai Ying-wun", "Chen Cyu".

Follows the system of Taiwan's Ministry of Education (*Zhongwen yiyin shiyong yuanze*, 2002); the table is ours, written
from what is commonly known of it.
"""

from __future__ import annotations

from namenorm.romanise.mandarin import Mandarin
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.syllable_table import syllable_table
from namenorm.romanise.wade_giles import romanise_mandarin
from namenorm.rules import Rules


class Tongyong:
    """The system, over the table ``tongyong`` of the Chinese rules."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        self._mandarin = Mandarin(rules)
        self._table = rules.built("tongyong", syllable_table)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Chinese name in Han characters, likeliest first; none for another name."""
        return romanise_mandarin(name, self._mandarin, self.write)

    def write(self, syllable: str) -> dict[str, float]:
        """Return the spellings of one toneless pinyin syllable, and their weights."""
        return self._table.write(syllable)
