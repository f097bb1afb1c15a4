from __future__ import annotations

from genscripts.unihan_cantonese import by_reading
from namenorm.rules import Rules

LINES = [
    "# Unihan_Readings.txt\n",
    "\n",
    "U+5F35\tkCantonese\tzoeng1\n",
    "U+5F20\tkCantonese\tzoeng1\n",
    "U+5F35\tkMandarin\tzhāng\n",
    "U+884C\tkCantonese\thang4 hong4\n",
    "U+20001\tkCantonese\thang4\n",
]


def test_characters_are_gathered_by_their_first_reading_without_its_tone() -> None:
    assert by_reading(LINES) == {"hang": "行", "zoeng": "张張"}


def test_the_file_of_the_rules_is_sorted_and_gives_each_character_once(chinese: Rules) -> None:
    table = chinese.topic("cantonese")
    characters = [one for row in table.values() for one in row]
    assert list(table) == sorted(table)
    assert all(list(row) == sorted(row) for row in table.values())
    assert len(set(characters)) == len(characters) > 20_000
