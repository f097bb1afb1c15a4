"""How a surname and each character of a given name are spelt in a culture, for names put together from parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from namenorm.romanise.japanese import Japanese
from namenorm.romanise.korean import Korean
from namenorm.romanise.parts import Weights, spaced
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.through_pinyin import read_given, read_surname
from namenorm.romanise.vietnamese import Vietnamese
from namenorm.romanise.western import WesternSpelling
from namenorm.rules import Rules


class PartSpellings(Protocol):
    """The spellings of one culture; all weights are shares that add up to 1, or there are none."""

    def surname(self, native: str) -> Weights:
        """Return how a surname is spelt."""
        ...

    def given(self, native: str) -> Weights:
        """Return how a given name that is known whole is spelt."""
        ...

    def character(self, native: str, *, first: bool) -> Weights:
        """Return how a character of a given name is read."""
        ...

    def joined(self, readings: Sequence[str]) -> Weights:
        """Return how a given name of characters so read is spelt."""
        ...

    def name(self, surname: str, given: str) -> Spelling:
        """Return a name in its usual order."""
        ...


class _SurnameFirst:
    def given(self, native: str) -> Weights:
        return {}

    def name(self, surname: str, given: str) -> Spelling:
        return Spelling(surname, given, 1.0)


class KoreanParts(_SurnameFirst):
    """As the South prints them, and the North: Yoon Suk-yeol, Kim Jong-un."""

    def __init__(self) -> None:
        """Use the bundled rules."""
        self._korean = Korean(Rules("ko"))

    def surname(self, native: str) -> Weights:
        """Return how a surname is spelt."""
        return self._korean.of_surname(native)

    def character(self, native: str, *, first: bool) -> Weights:
        """Return how a character of a given name is read, in Hangul."""
        return self._korean.of_character(native, first=first)

    def joined(self, readings: Sequence[str]) -> Weights:
        """Return how a given name so read is spelt, with a hyphen."""
        return self._korean.of_given("".join(readings))


class VietnameseParts(_SurnameFirst):
    """Without diacritics, every syllable a word: Nguyen Phu Trong."""

    def __init__(self) -> None:
        """Use the bundled rules."""
        self._vietnamese = Vietnamese(Rules("vi"))

    def surname(self, native: str) -> Weights:
        """Return how a surname is read."""
        return self._vietnamese.of_surname(native)

    def character(self, native: str, *, first: bool) -> Weights:
        """Return how a character of a given name is read."""
        return self._vietnamese.of_character(native)

    def joined(self, readings: Sequence[str]) -> Weights:
        """Return a given name with spaces."""
        return {spaced(readings): 1.0}


class ChineseParts(_SurnameFirst):
    """In pinyin: Lin Fangzheng."""

    def surname(self, native: str) -> Weights:
        """Return how a surname is read."""
        return _spelt(read_surname(tuple(native)))

    def character(self, native: str, *, first: bool) -> Weights:
        """Return how a character of a given name is read."""
        return {one.lower(): share for one, share in _spelt(read_given((native,))).items()}

    def joined(self, readings: Sequence[str]) -> Weights:
        """Return a given name as one word."""
        return {"".join(readings).capitalize(): 1.0}


class JapaneseParts:
    """In Hepburn, the given name first: Yoshimasa Hayashi."""

    def __init__(self) -> None:
        """Use the bundled rules."""
        self._japanese = Japanese(Rules("ja"))

    def surname(self, native: str) -> Weights:
        """Return how a surname is spelt."""
        found: dict[str, float] = {}
        for reading, likely in self._japanese.of_surname(native).items():
            for spelling, share in self._japanese.printed(reading, "surname").items():
                found[spelling.capitalize()] = found.get(spelling.capitalize(), 0.0) + likely * share
        return found

    def given(self, native: str) -> Weights:
        """Return how a given name that is known whole is spelt."""
        found: dict[str, float] = {}
        for reading, likely in self._japanese.of_given(native).items():
            for spelling, share in self.joined((reading,)).items():
                found[spelling] = found.get(spelling, 0.0) + likely * share
        return found

    def character(self, native: str, *, first: bool) -> Weights:
        """Return how a character of a given name is read, in wapuro."""
        return self._japanese.of_character(native)

    def joined(self, readings: Sequence[str]) -> Weights:
        """Return how a given name so read is printed."""
        printed = self._japanese.printed("".join(readings), "given")
        return {spelling.capitalize(): share for spelling, share in printed.items()}

    def name(self, surname: str, given: str) -> Spelling:
        """Return the given name before the surname."""
        return WesternSpelling(surname, given, 1.0)


def _spelt(readings: Mapping[tuple[str, ...], float]) -> dict[str, float]:
    return {"".join(one).capitalize(): share for one, share in readings.items()}
