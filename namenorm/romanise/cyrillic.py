"""What the systems for Cyrillic share: patterns with weights, the order of a full name, and customary given names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked
from namenorm.romanise.western import WesternSpelling
from namenorm.rules import Rules

_MOST_OF_A_WORD = 6
_PATRONYMIC = re.compile(r"(?:[оеє]вич|[оеєї]вна|іч|ич|[иі]нична|[иі]чна)$", re.IGNORECASE)
_BESIDE_THE_CUSTOMARY = 0.1

System = list[tuple[re.Pattern[str], Mapping[str, float]]]


class Cyrillic:
    """The systems for one language in Cyrillic script, over its ``romanisation.yaml``, which names the standards."""

    def __init__(self, rules: Rules) -> None:
        """Use the rules of the language."""
        table = rules.topic("romanisation")
        self._letters: Mapping[str, str] = table["letters"]
        self._given: Mapping[str, Mapping[str, float]] = table["given"]
        self._systems = rules.built("romanisation", _systems)
        self._word = re.compile(f"[{''.join(self._letters)}]+(?:-[{''.join(self._letters)}]+)*")

    def romanise(self, name: str) -> tuple[Spelling, ...]:
        """Return the spellings of a full name, likeliest first; none for other scripts and other letters.

        Args:
            name: Given name and surname, with or without a patronymic, which is left out; or the surname first,
                before a comma or with the patronymic last.
        """
        parts = _divided(name)
        if parts is None or not all(self._word.fullmatch(part.lower()) for part in parts):
            return ()
        return best(self._all(*parts))

    def _all(self, given: str, surname: str) -> Iterator[Spelling]:
        for weight, system in self._systems:
            firsts = self._customary(given, self._spelt(given, system))
            for (first, last), likely in ranked([firsts, self._spelt(surname, system)], 2 * _MOST_OF_A_WORD):
                yield WesternSpelling(last, first, weight * likely)

    def _customary(self, given: str, spelt: Mapping[str, float]) -> dict[str, float]:
        custom = self._given.get(given.lower())
        if not custom:
            return dict(spelt)
        shares = {spelling: share * _BESIDE_THE_CUSTOMARY for spelling, share in spelt.items()}
        total = sum(custom.values())
        return shares | {spelling: shares.get(spelling, 0.0) + share / total for spelling, share in custom.items()}

    def _spelt(self, word: str, system: System) -> dict[str, float]:
        """Return a word in Latin letters, hyphenated parts capitalised each, with shares that add up to 1 at most."""
        options = [ranked(list(self._tokens(part, system)), _MOST_OF_A_WORD) for part in word.lower().split("-")]
        parts = [{"".join(letters).capitalize(): weight for letters, weight in rows} for rows in options]
        return {"-".join(row): weight for row, weight in ranked(parts, _MOST_OF_A_WORD)}

    def _tokens(self, word: str, system: System) -> Iterator[Mapping[str, float]]:
        place = 0
        while place < len(word):
            for pattern, shares in system:
                match = pattern.match(word, place)
                if match:
                    yield shares
                    place = match.end()
                    break
            else:
                yield {self._letters[word[place]]: 1.0}
                place += 1


def _divided(name: str) -> tuple[str, str] | None:
    """Return given name and surname; None for a name of one word, or of more than a patronymic between."""
    family, comma, rest = name.partition(",")
    words = [*rest.split(), *family.split()] if comma else name.split()
    if len(words) == 3 and _PATRONYMIC.search(words[1]):
        return words[0], words[2]
    if len(words) == 3 and _PATRONYMIC.search(words[2]):
        return words[1], words[0]
    return (words[0], words[1]) if len(words) == 2 else None


def _systems(table: Mapping[str, Any]) -> list[tuple[float, System]]:
    return [
        (system["weight"] / 100, [(re.compile(pattern), _shares(held)) for pattern, held in system["patterns"]])
        for system in table["systems"].values()
    ]


def _shares(held: Mapping[str, float]) -> dict[str, float]:
    total = sum(held.values())
    return {letters: share / total for letters, share in held.items()}
