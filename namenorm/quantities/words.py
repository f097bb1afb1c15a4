"""Numbers written in words, put together by the grammar of English: three hundred and fifty million."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_MOST = 24  # words of a numeral that are looked at; no number that is meant has more
_LEAST_STEP = 100  # from here a scale multiplies what stands before it


class Word(NamedTuple):
    """A word or digits of a numeral.

    Attributes:
        text: As it stands, in lower case.
        start: First code point.
        end: One past the last.
        value: What it is worth.
        role: ``number`` (also digits), ``scale``, ``ordinal``, ``article`` or ``join``.
    """

    text: str
    start: int
    end: int
    value: float
    role: str


class Numeral(NamedTuple):
    """A numeral: the words that it is made of, and what they are worth together."""

    words: Sequence[Word]
    value: float

    @property
    def ordinal(self) -> bool:
        """Whether its last word is an ordinal."""
        return self.words[-1].role == "ordinal"


def numerals(words: Sequence[Word]) -> Iterator[Numeral]:
    """Yield the numerals of a run of words that stand side by side, each as long as the grammar allows."""
    at = 0
    while at < len(words):
        length = _longest(words[at : at + _MOST])
        if length:
            taken = words[at : at + length]
            yield Numeral(taken, _worth(taken))
        at += max(1, length)


def _longest(words: Sequence[Word]) -> int:
    """Return how many of the first words make one numeral; 0 if the first cannot begin one."""
    if words[0].role in ("join", "article"):
        follows = len(words) > 1 and words[1].role == "scale" and words[0].role == "article"
        return 1 + _longest(words[1:]) if follows else 0
    count = 1
    while count < len(words) and words[count - 1].role != "ordinal":
        step = 2 if words[count].role == "join" and count + 1 < len(words) else 1
        before, word = words[count - 1], words[count + step - 1]
        if word.role in ("article", "join") or not _continues(before, word, joined=step == 2):
            break
        count += step
    return count


def _continues(before: Word, word: Word, *, joined: bool) -> bool:
    if word.role == "scale":
        return not joined and (before.role != "scale" or word.value > before.value or before.value >= 1000)
    if before.role == "scale":
        return before.value >= _LEAST_STEP and word.value < (_LEAST_STEP if joined else before.value)
    return not joined and 20 <= before.value < 100 and before.value % 10 == 0 and 0 < word.value < 10


def _worth(words: Sequence[Word]) -> float:
    total, section = 0.0, 0.0
    for word in words:
        if word.role in ("join", "article"):
            continue
        if word.role == "scale":
            held = (section or 1.0) * word.value
            if word.value >= 1000:
                total, section = (total + held, 0.0) if section or not total else (total * word.value, 0.0)
            else:
                section = held
        else:
            section += word.value
    return total + section


def lexicon(topic: Mapping[str, Mapping[str, float]]) -> dict[str, tuple[float, str]]:
    """Return the words of a language's numerals with value and role."""
    found: dict[str, tuple[float, str]] = {}
    for role, name in (("number", "words"), ("scale", "scales"), ("ordinal", "ordinals")):
        found.update({word: (float(value), role) for word, value in topic.get(name, {}).items()})
    found.update(dict.fromkeys(topic.get("articles", ()), (1.0, "article")))
    found.update(dict.fromkeys(topic.get("joins", ()), (0.0, "join")))
    return found


GAP = re.compile(r"[\s\u00ad-]{1,2}")
"""What may stand between the words of one numeral."""
