"""Arabic names as the press prints them: "Mohammed bin Salman", "Abdel Fattah el-Sisi", "Mahmoud Abbas".

Unvocalised script leaves the short vowels out, and families spell by English or French usage, so that names are read
from a table of spellings that persons bear (``rules/ar/names.yaml``). A name that the table lacks is taken apart at the
article and at the words for servant, father and son; what is left is spelt by rule (``rules/ar/letters.yaml``, after
BGN/PCGN, ALA-LC and the United Nations). The article stands unassimilated, as the press prints it, al-Sisi and not
as-Sisi, but for spellings that the table has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from namenorm.romanise.arabic_script import units
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked
from namenorm.romanise.vowels import Letters
from namenorm.romanise.western import WesternSpelling
from namenorm.rules import Rules

_MOST_UNITS, _MOST_OF_A_UNIT, _MOST_ROWS = 5, 6, 36
_EACH_FURTHER = 0.6
_WITHOUT_MIDDLE = 0.3
_ARTICLE_APART = 0.3  # spellings made with the article, beside those that few persons are known to bear
_ARTICLE, _SERVANT = "ال", "عبد"


class Arabic:
    """The system, over the rules of Arabic, or of another language that is written and named likewise."""

    def __init__(self, rules: Rules) -> None:
        """Use the given rules, with the topics ``names`` and ``letters``."""
        self._names: Mapping[str, str] = rules.topic("names")
        table: Mapping[str, Any] = rules.topic("letters")
        self._letters = rules.built("letters", Letters)
        self._article: Sequence[str] = table["article"]
        self._servant: Sequence[str] = table["servant"]
        self._heads: Mapping[str, Sequence[str]] = table["heads"]
        self._tails: Mapping[str, Sequence[str]] = table["tails"]

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a name in Arabic script, likeliest first; none for other scripts.

        Args:
            name: Given name first, with or without vowel signs. Of more than two units, such as a given name, a
                father's and a family's, the middle ones may be left out.
        """
        parts = units(name)
        if not 1 <= len(parts) <= _MOST_UNITS:
            return ()
        options = [self.unit(part) for part in parts]
        return best(self._rows(options)) if all(options) else ()

    def unit(self, unit: str) -> dict[str, float]:
        """Return the spellings of one unit in folded letters, with shares that add up to 1 at most."""
        known = self._names.get(unit)
        if not known:
            return _shares(self._composed(unit))
        held = _shares(_counts(known))
        if unit.startswith(_ARTICLE) and len(unit) > len(_ARTICLE) + 2:
            for spelling, share in _shares(self._composed(unit)).items():
                held.setdefault(spelling, share * _ARTICLE_APART)
        return _shares(held)

    def _rows(self, options: Sequence[Mapping[str, float]]) -> Iterator[Spelling]:
        for row, weight in ranked(options, _MOST_ROWS):
            yield WesternSpelling(" ".join(row[1:]), row[0], weight)
        if len(options) > 2:
            for row, weight in ranked((options[0], options[-1]), _MOST_ROWS):
                yield WesternSpelling(row[1], row[0], weight * _WITHOUT_MIDDLE)

    def _composed(self, unit: str) -> dict[str, float]:
        head, _, rest = unit.partition(" ")
        if rest and head == _SERVANT:
            return _joined(self._servant, " ", self.unit(rest.removeprefix(_ARTICLE) if len(rest) > 4 else rest))
        if rest and head in self._heads:
            return _joined(self._heads[head], " ", self.unit(rest))
        first, _, tail = unit.rpartition(" ")
        if first and tail in self._tails:
            endings = {one: _EACH_FURTHER**place for place, one in enumerate(self._tails[tail])}
            return {a + b: x * y for a, x in self.unit(first).items() for b, y in endings.items()}
        if unit.startswith(_ARTICLE) and len(unit) > 4:
            return _joined(self._article, "", self.unit(unit.removeprefix(_ARTICLE)))
        return self._letters.spelt(unit.replace(" ", ""))


def _joined(heads: Sequence[str], between: str, rest: Mapping[str, float]) -> dict[str, float]:
    return {
        f"{head}{between}{text}": weight * _EACH_FURTHER**place
        for place, head in enumerate(heads)
        for text, weight in rest.items()
    }


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    chosen = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_OF_A_UNIT]
    total = sum(weight for _, weight in chosen)
    return {spelling: weight / total for spelling, weight in chosen}


def _counts(printed: str) -> dict[str, float]:
    every = (one.rpartition(" ") for one in printed.split(", "))
    return {spelling: float(count) for spelling, _, count in every}
