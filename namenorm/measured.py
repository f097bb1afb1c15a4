"""What was measured of each finding code: ``measured.json``, which ``python -m eval codes`` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from namenorm.codes import CODES

FILE = "measured.json"
_ENOUGH = 5  # findings of which it is known whether they are right, and by which a code is judged
_RARELY = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """What a code found in the translations of one set, pair of languages and sort of translator.

    Attributes:
        name: Such as ``wmt21-zh.zh-en.people``; ``none`` stands for an original that was not at hand.
        words: How many words the translations have.
        found: How many findings there were.
        right: How many of the judged ones were right.
        judged: Of how many findings it is known whether they are right.
    """

    name: str
    words: int
    found: int
    right: int
    judged: int

    @property
    def by_people(self) -> bool:
        """Whether people translated or wrote, so that next to every finding is false."""
        return self.name.endswith(".people")

    @property
    def is_made(self) -> bool:
        """Whether the faults were put in, one into every other sentence, far more than there are in life."""
        return self.name.endswith(".made")

    @property
    def pair(self) -> str:
        """The languages of original and translation."""
        return self.name.split(".")[1]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a code.

    Attributes:
        code: The code.
        places: Where it was looked for.
        notes: The same of its notes, findings of severity ``info`` of a code that has a graver one. They are in no
            figure of the code.
    """

    code: str
    places: tuple[Place, ...]
    notes: tuple[Place, ...] = ()

    @property
    def right(self) -> int:
        """How many judged findings were right, without those on faults that were put in."""
        return _known(self.places)[0]

    @property
    def judged(self) -> int:
        """Of how many of these it is known whether they are right."""
        return _known(self.places)[1]

    @property
    def people(self) -> tuple[int, int]:
        """Findings in texts that people wrote, and the words of these: with the original for a code that needs it."""
        alone = not self.code.startswith("NN4")
        there = [one for one in self.places if one.by_people and one.pair.startswith("none-") == alone]
        return sum(one.found for one in there), sum(one.words for one in there)

    @property
    def is_proven(self) -> bool:
        """Whether the code may be on by default: four fifths of its findings right, and seldom heard without a fault.

        Where fewer than five are known, all in texts that people wrote are taken to be false; one of these is let pass.
        There it speaks at most once in 5,000 words.
        """
        found, words = self.people
        if found * _RARELY > words:
            return False
        if self.judged >= _ENOUGH:
            return 5 * self.right >= 4 * self.judged
        return found <= 1 or 5 * self.right >= 4 * (self.judged + found)

    @property
    def falls_short(self) -> bool:
        """Whether enough findings are known, and less than four fifths of them are right."""
        return self.judged >= _ENOUGH and 5 * self.right < 4 * self.judged

    def said(self) -> str:
        """Return the figures that tell most, for a reader."""
        found, words = self.people
        right, judged = _known(self.notes)
        notes = f"; of its notes {right} of {judged} right" if judged else ""
        return f"{self._share()}; {found or 'none'} in {words:,} words that people wrote{notes}"

    def _share(self) -> str:
        if not self.judged:
            return "too rare to be judged"
        few = ", too few to tell" if self.judged < _ENOUGH else ""
        return f"{self.right} of {self.judged} right{few}"

    def to_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        found, words = self.people
        right, judged = _known(self.notes)
        return {
            "right": self.right,
            "judged": self.judged,
            "found_by_people": found,
            "words_by_people": words,
            "notes": {"right": right, "judged": judged},
        }


def measured() -> Mapping[str, Measured]:
    """Return what was measured of each code."""
    record = json.loads((files("namenorm") / FILE).read_text("utf-8"))
    words, notes = record["words"], record["notes"]
    return {
        code: Measured(code, _places(words, record["codes"][code]), _places(words, notes.get(code, {})))
        for code in CODES
    }


def _known(places: Iterable[Place]) -> tuple[int, int]:
    """Return how many findings were right, and of how many it is known, without those on faults that were put in."""
    there = [one for one in places if not one.is_made]
    return sum(one.right for one in there), sum(one.judged for one in there)


def _places(words: Mapping[str, int], of_code: Mapping[str, list[int]]) -> tuple[Place, ...]:
    return tuple(Place(name, n, *of_code.get(name, (0, 0, 0))) for name, n in words.items())
