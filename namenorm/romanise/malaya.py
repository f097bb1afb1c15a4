"""Chinese names of Singapore and Malaysia whose bearers' dialect is not known: 林冠英 is "Lim Guan Eng".

A family's dialect gives the surname its spelling; the syllables of the given name follow it, another dialect or
Mandarin. The dialects are weighed by how many families speak them (``rules/zh/malaya.yaml``, which names the censuses),
and what several give adds up, so that a few spellings stand for what each dialect by itself would give many for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from namenorm.romanise.division import divide, known_surnames
from namenorm.romanise.malayan_cantonese import MalayanCantonese
from namenorm.romanise.mandarin import Mandarin
from namenorm.romanise.mixture import Vectors, likeliest, mixed, ranked_over, vectors
from namenorm.romanise.parts import Weights, spaced
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best
from namenorm.romanise.southern import Southern
from namenorm.romanise.surnames import surnames
from namenorm.romanise.syllable_table import syllable_table
from namenorm.romanise.wade_giles import by_syllables, written
from namenorm.rules import Rules
from namenorm.text.han import simplified

_MOST_OF_A_PART, _LEAST_OF_A_PART, _MOST = 8, 0.05, 24
# Further spellings of a surname are rarer over all families than within one dialect's table, whose rows are short.
_SHARPER = 1.4
_BY_OTHER_MEANS = ("malayan_cantonese", "pinyin", "malayan_mandarin")


class Malaya:
    """The system, over the table ``malaya`` of the Chinese rules and those of the dialects that it names."""

    def __init__(self, rules: Rules, most: int = _MOST) -> None:
        """Use the given Chinese rules.

        Args:
            rules: Of Chinese.
            most: How many spellings to give at most.
        """
        table = rules.topic("malaya")
        self._names: Sequence[str] = tuple(table["dialects"])
        self._shares = _fractions(table["dialects"], self._names)
        self._mixed_in = _fractions(table["mixed_in"], self._names)
        self._mixed: float = table["mixed"] / 100
        self._most = most
        self._table, self._known = surnames(rules), known_surnames(rules)
        self._southern = {name: Southern(rules, name) for name in self._names if name not in _BY_OTHER_MEANS}
        self._cantonese = MalayanCantonese(rules)
        self._mandarin = Mandarin(rules)
        self._by_ear = rules.built("malayan_mandarin", syllable_table)

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a Chinese name in Han characters, likeliest first; none for another name."""
        division = divide(name, self._table, self._known)
        if division is None or len(division.surnames) > 1:
            return ()
        readings = self._mandarin.given(name)
        parts: list[Vectors] = [vectors([self._surname(one, division.surnames[0]) for one in self._names])]
        for character, reading in zip(simplified(division.given), readings, strict=True):
            spelt = vectors([self._character(one, character, reading) for one in self._names])
            parts.append(mixed(spelt, self._mixed_in, self._mixed))
        chosen = [likeliest(part, self._shares, _MOST_OF_A_PART, _LEAST_OF_A_PART) for part in parts]
        rows = ranked_over(chosen, self._shares, self._most) if all(chosen) else []
        return best((Spelling(first, spaced(rest), weight) for (first, *rest), weight in rows), self._most)

    def _surname(self, dialect: str, surname: str) -> Weights:
        if dialect in self._southern:
            spelt = self._southern[dialect].surname(surname)
            return {spelling: weight**_SHARPER for spelling, weight in spelt.items()}
        if dialect == "malayan_cantonese":
            return self._cantonese.surname(surname)
        write = _as_it_is if dialect == "pinyin" else self._by_ear.write
        return by_syllables(surname, self._mandarin, write)

    def _character(self, dialect: str, character: str, reading: Weights) -> Weights:
        if dialect in self._southern:
            spelt = self._southern[dialect].character(character)
        elif dialect == "malayan_cantonese":
            spelt = self._cantonese.character(character)
        else:
            spelt = written(reading, _as_it_is if dialect == "pinyin" else self._by_ear.write)
        return {spelling.lower(): weight for spelling, weight in spelt.items()}


def _as_it_is(syllable: str) -> dict[str, float]:
    return {syllable.replace("ü", "u"): 1.0}


def _fractions(table: Mapping[str, float], names: Sequence[str]) -> tuple[float, ...]:
    total = sum(table.values())
    return tuple(table[name] / total for name in names)
