"""Clean English news: stretches of it to stand around, and lines in whose place somebody else can be named."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from namenorm.rules import Rules
from namenorm.text.key import squash

_FULL = r"(?P<name>[A-Z][a-zé]+ [A-Z][a-zé]+)"
# "Saif al-X" and "in X" are no place for a person, nor is what a whole clause follows.
_INTRODUCED = re.compile(
    rf"(?<!\bin )(?<![-‑])\b{_FULL}, (?!this|it|he|she|they)"
    r"(?=(?:a|an|the|who) |[a-z]+(?: [a-z]+){0,3} (?:of|at|for) )"
)
_SPEAKS = re.compile(
    rf"(?:^|[.”] |, ){_FULL} (?=(?:also )?(?:said|told|added|explained|warned|believes|wrote|pointed)\b)"
)
_SHORTEST, _LONGEST = 40, 400


@dataclass(frozen=True, slots=True)
class News:
    """What is taken of some files of one segment a line.

    Attributes:
        files: The lines of each file.
        introductions: Lines that introduce one person, ``{name}`` in the place of the name.
        speech: Lines in which somebody speaks whom they do not introduce, likewise.
    """

    files: tuple[tuple[str, ...], ...]
    introductions: tuple[str, ...]
    speech: tuple[str, ...]

    def stretch(self, count: int, chance: random.Random) -> list[str]:
        """Draw lines that follow one another."""
        lines = chance.choice(self.files) if self.files else ()
        first = chance.randrange(max(1, len(lines) - count))
        return list(lines[first : first + count])


def read_news(files: Iterable[Path], half: int) -> News:
    """Read the first (0) or the second (1) half of each file: one is for training, the other for measuring."""
    every = [file.read_text("utf-8").rstrip("\n").split("\n") for file in files]
    halves = [lines[: len(lines) // 2] if half == 0 else lines[len(lines) // 2 :] for lines in every]
    ordinary = frozenset(Rules("en").words())
    lines = list(dict.fromkeys(line for some in halves for line in some if _SHORTEST <= len(line) <= _LONGEST))
    return News(
        tuple(map(tuple, halves)),
        tuple(_moulds(lines, _INTRODUCED, ordinary)),
        tuple(_moulds(lines, _SPEAKS, ordinary)),
    )


def _moulds(lines: Sequence[str], pattern: re.Pattern[str], ordinary: frozenset[str]) -> Iterator[str]:
    """Yield the lines that fit, if nothing else in them names the person or opens a field of a template."""
    for line in lines:
        match = pattern.search(line)
        if match is None or "{" in line or "}" in line:
            continue
        name = match.group("name")
        first, last = name.split()
        if squash(last) not in ordinary and line.count(first) == line.count(last) == 1:
            yield f"{line[: match.start('name')]}{{name}}{line[match.end('name') :]}"
