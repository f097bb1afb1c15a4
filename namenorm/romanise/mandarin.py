"""The pinyin syllables of a name, from which Wade–Giles, Tongyong and the personal spellings of Taiwan are written."""

from __future__ import annotations

from collections.abc import Mapping

from namenorm.romanise import toneless
from namenorm.romanise.division import Division, divide, known_surnames
from namenorm.romanise.parts import Weights
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules
from namenorm.text.han import simplified

_OTHER_READING = 0.2
_OTHER_SURNAME = 0.5


class Mandarin:
    """Reads names character by character, by the surnames of the Chinese rules and by pypinyin."""

    def __init__(self, rules: Rules) -> None:
        """Use the given Chinese rules."""
        self._surnames = surnames(rules)
        self._known = known_surnames(rules)
        self._reader = PinyinReader(rules)
        self._heteronyms: Mapping[str, str] = rules.topic("heteronyms")

    def surnames(self, name: str) -> tuple[str, ...]:
        """Return the surnames of a name in simplified characters; empty if it is no Chinese name."""
        division = self._division(name)
        return division.surnames if division else ()

    def surname(self, surname: str) -> dict[tuple[str, ...], float]:
        """Return the readings of a surname in toneless syllables, with their weights."""
        joined = self._surnames.read(surname)
        return {self._syllables(one): _OTHER_SURNAME**place for place, one in enumerate(joined)}

    def given(self, name: str) -> tuple[Weights, ...]:
        """Return the readings of each character of a name's given name; empty if it is no Chinese name.

        The reading that a character has in the given name as a phrase comes first, then others that names have.
        """
        division = self._division(name)
        if division is None:
            return ()
        given = simplified(division.given)
        phrase = toneless.syllables(given)
        others = (self._heteronyms.get(character, "").split() for character in given)
        return tuple(
            {**dict.fromkeys(readings, _OTHER_READING), first: 1.0}
            for first, readings in zip(phrase, others, strict=True)
        )

    def _division(self, name: str) -> Division | None:
        return divide(name, self._surnames, self._known)

    def _syllables(self, joined: str) -> tuple[str, ...]:
        if len(joined) <= 3 or joined in self._reader.syllables:
            return (joined,)
        return self._reader.parse(joined) or (joined,)
