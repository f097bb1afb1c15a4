"""Lines of clean English, to stand around a template or to take another person's name out of."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

# A full name as pinyin is printed: a surname of one syllable, and a given name of up to two. Only such lines are taken
# whose name the line introduces by speaking of a person, which keeps places and companies out.
_PINYIN_NAME = re.compile(
    r"\b((?:Wang|Li|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Gao|Lin|Luo) [A-Z][a-z]{1,9})\b"
    r"(?=,? (?:said|told|was|is|has|had|who|and)\b)"
)
_SHORTEST, _LONGEST = 40, 400


@dataclass(frozen=True, slots=True)
class Line:
    """A line that names somebody.

    Attributes:
        text: The line.
        name: The name in it.
        group: Where the line stands, for resampling.
    """

    text: str
    name: str
    group: str


class Surroundings:
    """Lines to draw from."""

    def __init__(self, lines: Sequence[str], named: Sequence[Line]) -> None:
        """Hold lines without a pinyin name, and lines with one."""
        self._lines = lines
        self._named = named

    def lines(self, count: int, without: str, chance: random.Random) -> list[str]:
        """Draw lines that hold no word of a given spelling."""
        words = set(without.split())
        drawn = chance.sample(self._lines, min(count, len(self._lines)))
        return [line for line in drawn if not words & set(re.findall(r"\w+", line))]

    def about_somebody_else(self, clues: frozenset[str], chance: random.Random) -> Line | None:
        """Draw a line about a person that holds no word which would speak for another; None where there is none."""
        fit = [line for line in self._named if not clues & set(re.findall(r"\w+", line.text.lower()))]
        return chance.choice(fit) if fit else None


def read_surroundings(files: Iterable[Path]) -> Surroundings:
    """Read files of one segment a line; lines that are very short or very long are left out."""
    lines: list[str] = []
    named: list[Line] = []
    for file in files:
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
            if not _SHORTEST <= len(line) <= _LONGEST:
                continue
            match = _PINYIN_NAME.search(line)
            if match is None:
                lines.append(line)
            elif line.count(match.group(1)) == 1:
                named.append(Line(line, match.group(1), f"line:{number}"))
    return Surroundings(lines, named)
