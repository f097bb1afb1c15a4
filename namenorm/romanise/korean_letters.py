"""Latin letters for Hangul: what people write in their given names, McCune–Reischauer, and the North's usage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namenorm.romanise.hangul import letters
from namenorm.romanise.ranked import ranked

_MOST_OF_A_SYLLABLE = 5
_VOICING = frozenset(("", *"ㄴㄹㅁㅇ"))
_MARGINAL = 0.5


class KoreanLetters:
    """The letters of ``rules/ko/letters.yaml``, which names the standards."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        """Use the parsed table."""
        self._revised: Mapping[str, Mapping[str, str]] = table["revised"]
        self._mccune: Mapping[str, Mapping[str, str]] = table["mccune"]
        self._customary: Mapping[str, Mapping[str, Mapping[str, float]]] = table["customary"]
        self._syllables: Mapping[str, Mapping[str, float]] = table["syllables"]

    def customary(self, syllable: str) -> dict[str, float]:
        """Return how people write a syllable in a given name, with shares that add up to about 1.

        The Revised Romanisation is always among them.
        """
        known = self._syllables.get(syllable)
        shares = dict(known) if known else dict(self._by_letter(syllable))
        shares.setdefault(self.revised(syllable), _MARGINAL)
        total = sum(shares.values())
        return {spelling: share / total for spelling, share in shares.items()}

    def revised(self, syllable: str) -> str:
        """Return the Revised Romanisation of a syllable by itself."""
        initial, vowel, final = letters(syllable)
        table = self._revised
        return table["initials"][initial] + table["vowels"][vowel] + table["finals"].get(final, "")

    def mccune(self, hangul: str) -> tuple[str, ...]:
        """Return the syllables of a word in McCune–Reischauer without its diacritics.

        A weak initial is voiced after a vowel or a sonant.
        """
        return self._spelt(hangul, self._mccune["initials"])

    def north(self, hangul: str) -> dict[tuple[str, ...], float]:
        """Return the syllables of a word as the North prints them, with shares that add up to 1.

        As McCune–Reischauer, voiced across its words (Ri Son Gwon), with j, and with th, ph and kh or without.
        """
        initials = {**self._mccune["initials"], **self._mccune["north"]}
        plain = self._spelt(hangul, initials)
        aspirated = self._spelt(hangul, {**initials, **self._mccune["aspirates"]})
        return {plain: 1.0} if plain == aspirated else {plain: 0.5, aspirated: 0.5}

    def _spelt(self, hangul: str, initials: Mapping[str, str]) -> tuple[str, ...]:
        spelt, before = [], "#"
        for syllable in hangul:
            initial, vowel, final = letters(syllable)
            voiced = self._mccune["voiced"].get(initial) if before in _VOICING else None
            spelt.append((voiced or initials[initial]) + self._rime(vowel, final))
            before = final
        return tuple(spelt)

    def _rime(self, vowel: str, final: str) -> str:
        return self._mccune["vowels"][vowel] + self._revised["finals"].get(final, "")

    def _by_letter(self, syllable: str) -> list[tuple[str, float]]:
        initial, vowel, final = letters(syllable)
        options = [
            self._customary["initials"].get(initial, {self._revised["initials"][initial]: 100}),
            self._customary["vowels"].get(vowel, {self._revised["vowels"][vowel]: 100}),
            {self._revised["finals"].get(final, ""): 1.0},
        ]
        return [("".join(parts), weight / 100) for parts, weight in ranked(options, _MOST_OF_A_SYLLABLE)]
