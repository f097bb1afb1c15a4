"""Numbers written in words, put together by the grammar of English: three hundred and fifty million."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_MOST = 24  # words of a numeral that are looked at; no number that is meant has more
_LEAST_STEP = 10  # scales from here may have something added: twenty in Vietnamese is two tens
_LEAST_JOINED = 100  # what is added with "and" is less
_LEAST_MANY = 1000
_JOINS = ("join", "sum")


class Word(NamedTuple):
    """A word or digits of a numeral.

    Attributes:
        text: As it stands, in lower case.
        start: First code point.
        end: One past the last.
        value: What it is worth.
        role: ``number`` (also digits), ``scale``, ``ordinal``, ``article``, ``join``, which stands before what is less
            than a hundred, or ``sum``, which stands between any two parts.
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
    if words[0].role in (*_JOINS, "article"):
        follows = len(words) > 1 and words[1].role == "scale" and words[0].role == "article"
        return 1 + _longest(words[1:]) if follows else 0
    count = 1
    while count < len(words) and words[count - 1].role != "ordinal":
        join = words[count].role if words[count].role in _JOINS and count + 1 < len(words) else ""
        step = 2 if join else 1
        before, word = words[count - 1], words[count + step - 1]
        if word.role in ("article", *_JOINS) or not _continues(before, word, join):
            break
        scale = words[count + step] if count + step < len(words) else None
        if join and scale and scale.role == before.role == "scale" and scale.value >= before.value >= _LEAST_MANY:
            break  # two numbers: one million and two million, not three hundred and fifty million
        count += step
    return count


def _continues(before: Word, word: Word, join: str) -> bool:
    if word.role == "scale":
        return not join and (before.role != "scale" or word.value > before.value or before.value >= 1000)
    if before.role == "scale":
        return before.value >= _LEAST_STEP and word.value < (_LEAST_JOINED if join == "join" else before.value)
    digits = before.text[0].isdigit() or word.text[0].isdigit()
    return join != "join" and not digits and 0 < word.value < _step(before.value)


def _step(value: float) -> float:
    """Return what a part of a numeral leaves to be added: 10 behind sixty, 100 behind three hundred, 0 behind five."""
    return next((float(step) for step in (1000, 100, 10) if value >= step and value != 10 and value % step == 0), 0.0)


def _worth(words: Sequence[Word]) -> float:
    total, section = 0.0, 0.0
    for word in words:
        if word.role in (*_JOINS, "article"):
            continue
        if word.role == "scale":
            counted = section % 100 if word.value < 100 else section
            held = (counted or 1.0) * word.value
            if word.value >= 1000:
                total, section = (total + held, 0.0) if section or not total else (total * word.value, 0.0)
            else:
                section += held - counted
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
    found.update(dict.fromkeys(topic.get("sums", ()), (0.0, "sum")))
    return found


GAP = re.compile(r"[\s\u00ad-]{1,2}")
"""What may stand between the words of one numeral."""
