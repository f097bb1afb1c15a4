"""Arabic script without its short vowels, spelt by rule: what is left where no table knows a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from namenorm.romanise.ranked import ranked

_MOST = 4
_EACH_FURTHER = 0.5
_GLIDES = "وي"
_ALIF = "ا"
_FINAL_H = "ه"


class Letters:
    """The letters of one language's ``letters.yaml``, which names the standards."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Use the parsed table."""
        self._consonants: Mapping[str, str] = table["consonants"]
        self._also: Mapping[str, str] = table["also"]
        self._long: Mapping[str, Sequence[str]] = table["long"]
        self._half: Mapping[str, str] = table["half"]
        self._short: Sequence[str] = table["short"]

    def spelt(self, word: str) -> dict[str, float]:
        """Return guesses at the spelling of a word in folded letters and their weights; none for other letters."""
        if not word or any(letter not in self._consonants and letter not in self._long for letter in word):
            return {}
        places = [_weighed(options) for options in self._places(word)]
        return {"".join(row).capitalize(): weight for row, weight in ranked(places, _MOST) if "".join(row)}

    def _places(self, word: str) -> Iterator[Sequence[str]]:
        """Yield the options of each letter and of each vowel that is guessed before it."""
        vowel_before = False
        for place, letter in enumerate(word):
            if letter == _FINAL_H and 0 < place == len(word) - 1 and not vowel_before:
                yield ("a", "eh") if "e" not in self._short else ("eh", "e")
                continue
            is_vowel = self._is_vowel(word, place)
            if not is_vowel and self._needs_vowel(word, place, vowel_before):
                yield self._short[:2]
            if is_vowel:
                yield self._long[letter]
            else:
                yield (self._half.get(letter) or self._consonants[letter], *self._also.get(letter, "").split())
            vowel_before = is_vowel

    def _is_vowel(self, word: str, place: int) -> bool:
        letter = word[place]
        if letter not in self._long:
            return False
        return letter == _ALIF or (place > 0 and word[place + 1 : place + 2] != _ALIF)

    def _needs_vowel(self, word: str, place: int, vowel_before: bool) -> bool:
        """Tell whether a short vowel stands before a consonant: no word begins or ends with two consonants."""
        if place == 0 or vowel_before:
            return False
        second_of_word = place == 1
        last = place == len(word) - 1
        vowel_follows = not last and (self._is_vowel(word, place + 1))
        return second_of_word or last or not vowel_follows


def _weighed(options: Sequence[str]) -> dict[str, float]:
    return {text: _EACH_FURTHER**place for place, text in enumerate(options)}
