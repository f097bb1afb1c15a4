"""Faults of eight kinds put into a translation: numbers, dates, percentages, units and money made wrong, by a seed.

The patterns are this file's own, so that what makes the faults shares nothing with what finds them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from eval.quality.provable import are_listed, names_unit, says

_NUMBER = re.compile(
    r"(?<![\w.,:/#+-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w:/])|(?<![\w.,:/#+-])\d+(?:\.\d+)?(?![\w:/]|[.,-]\d)"
)
_YEAR = re.compile(r"(?<![\w.,:/#+-])(?:19|20)\d\d(?![\w:/%]|[.,-]\d)")
_WORDS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty")
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?=\s\d)")
_DAY = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\s(?P<day>\d\d?)\b")
_SCALE = re.compile(r"\b(?:thousand|million|billion|trillion)\b")
_SCALES = ("thousand", "million", "billion", "trillion")
_PERCENT = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)?)(\s?%|\s(?:percent|per cent)\b)")
_SHARES_SIGN = re.compile(r"\s?(?:or|to|and|-|–)\s?\d+(?:\.\d+)?\s?(?:%|per)")
_UNITS = (
    ("yuan", "US dollars"), ("US dollars", "yuan"), ("U.S. dollars", "yuan"), ("dollars", "yuan"),
    ("euros", "dollars"), ("USD", "RMB"), ("RMB", "USD"), ("hours", "days"), ("days", "hours"),
    ("minutes", "hours"), ("kilometers", "meters"), ("meters", "kilometers"), ("km", "miles"), ("kg", "tons"),
    ("tons", "kilograms"), ("months", "years"), ("years old", "months old"), ("weeks", "months"),
    ("years", "months"), ("mm", "cm"), ("cm", "mm"), ("grams", "kilograms"), ("ml", "liters"),
    ("square meters", "square kilometers"), ("seconds", "minutes"), ("hour", "day"), ("yen", "won"),
    ("pounds", "euros"),
)  # fmt: skip
_UNIT = re.compile(
    r"(?<=\d )(?:" + "|".join(re.escape(a) for a, _ in sorted(_UNITS, key=lambda row: -len(row[0]))) + r")\b"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A translation made wrong.

    Attributes:
        kind: Which of the eight kinds.
        text: The translation with the fault.
        old: What was right.
        new: What stands there instead.
    """

    kind: str
    text: str
    old: str
    new: str


Maker = Callable[[str, random.Random], Iterator[tuple[int, int, str]]]


def _digit(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    """Yield numbers with one digit changed, and small numbers in words as another one."""
    for match in _plain_numbers(text):
        digits = [place for place, char in enumerate(match.group()) if char.isdigit()]
        place = dice.choice(digits)
        others = [digit for digit in "123456789" if digit != match.group()[place]]
        yield *match.span(), match.group()[:place] + dice.choice(others) + match.group()[place + 1 :]
    for match in _WORD.finditer(text):
        other = dice.choice([word for word in _WORDS if word != match.group().lower()])
        yield *match.span(), other.capitalize() if match.group()[0].isupper() else other


def _magnitude(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    """Yield numbers ten times too large or small, and words of scale a step off, as 万 and 亿 are mistaken."""
    for match in _SCALE.finditer(text):
        place = _SCALES.index(match.group())
        yield (
            *match.span(),
            _SCALES[place + 1 if place == 0 else place - 1 if place == 3 else place + dice.choice((-1, 1))],
        )
    for match in _plain_numbers(text):
        held = match.group()
        if "." in held:
            continue
        value = int(held.replace(",", ""))
        wrong = value // 10 if value % 10 == 0 and value >= 100 and dice.random() < 0.5 else value * 10
        yield *match.span(), f"{wrong:,}" if "," in held or wrong >= 10_000 else str(wrong)


def _dropped(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    """Yield numbers left out, with the word of their scale."""
    for match in _plain_numbers(text):
        scale = re.match(r"\s(?:hundred|thousand|million|billion|trillion)\b", text[match.end() :])
        end = match.end() + (scale.end() if scale else 0)
        yield match.start(), end + (text[end : end + 1] == " "), ""


def _swapped(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of numbers that stand in each other's place, as one stretch."""
    found = [match for match in _NUMBER.finditer(text) if not _heads_item(text, match)]
    for first, second in pairwise(found):
        if first.group() != second.group() and not are_listed(text, first.span(), second.span()):
            between = text[first.end() : second.start()]
            yield first.start(), second.end(), second.group() + between + first.group()


def _year(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in _YEAR.finditer(text):
        yield *match.span(), str(int(match.group()) + dice.choice((-10, -3, -2, -1, 1, 2, 3, 10)))


def _month_day(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in _MONTH.finditer(text):
        yield *match.span(), dice.choice([month for month in _MONTHS if month != match.group()])
    for match in _DAY.finditer(text):
        if int(match["day"]) <= 31:
            others = [day for day in range(1, 29) if day != int(match["day"])]
            yield match.start("day"), match.end("day"), str(dice.choice(others))


def _percent(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    for match in _PERCENT.finditer(text):
        shared = _SHARES_SIGN.match(text, match.end())  # "70 or 80%" says the same
        if not shared and dice.random() < 0.5:
            yield match.start(2), match.end(2), ""
        else:
            wrong = abs(float(match[1]) + dice.choice((-20, -5, -1, 1, 5, 20)))
            yield match.start(1), match.end(1), f"{wrong if wrong != float(match[1]) else wrong + 3:g}"


def _unit(text: str, dice: random.Random) -> Iterator[tuple[int, int, str]]:
    other = dict(_UNITS)
    for match in _UNIT.finditer(text):
        yield *match.span(), other[match.group()]


def _plain_numbers(text: str) -> Iterator[re.Match[str]]:
    years = {match.start() for match in _YEAR.finditer(text)}
    days = {match.start("day") for match in _DAY.finditer(text)}
    percents = {match.start() for match in _PERCENT.finditer(text)}
    for match in _NUMBER.finditer(text):
        if (
            not _heads_item(text, match)
            and match.start() not in years | days | percents
            and int(float(match.group().replace(",", ""))) > 0
        ):
            yield match


def _heads_item(text: str, match: re.Match[str]) -> bool:
    return not text[: match.start()].strip(" ([（") and text[match.end() : match.end() + 1] in (".", ")", "、")


KINDS: dict[str, Maker] = {
    "digit": _digit,
    "magnitude": _magnitude,
    "dropped": _dropped,
    "swapped": _swapped,
    "year": _year,
    "month or day": _month_day,
    "percent": _percent,
    "unit or currency": _unit,
}


_SUPPORT = {
    "year": re.compile(r"[\d一二〇○零九]{2,4}\s?[年.\-/]|\d{4}"),
    "month or day": re.compile(r"[\d一二三四五六七八九十]\s?月.*[日号]"),
    "percent": re.compile(r"[%％成]|百分"),
}
_BY_NUMBER = frozenset({"digit", "magnitude", "dropped", "swapped", "year", "percent"})


def possible(text: str, source: str, lang: str = "zh") -> list[str]:
    """Return the kinds of faults that can be put into a translation, where the original can tell that they are some.

    A month that the translator worked out from what a Chinese original calls this month is left alone. Originals in
    other languages are close translations themselves, so that what has the numbers has their units and months too.
    """
    close = lang != "zh" and any(char.isdecimal() for char in source)
    supported = (kind for kind in KINDS if close or kind not in _SUPPORT or _SUPPORT[kind].search(source))
    return [kind for kind in supported if next(_told(text, source, kind, random.Random(0), lang), None)]


def put(text: str, source: str, kind: str, dice: random.Random, lang: str = "zh") -> Fault:
    """Return a text with one fault of a kind, at a place drawn among those where the original proves it."""
    start, end, new = dice.choice(list(_told(text, source, kind, dice, lang)))
    return Fault(kind, text[:start] + new + text[end:], text[start:end], new)


def _told(text: str, source: str, kind: str, dice: random.Random, lang: str) -> Iterator[tuple[int, int, str]]:
    for start, end, new in KINDS[kind](text, dice):
        old = text[start:end]
        patterns = (_NUMBER,) if kind == "swapped" else (_NUMBER, _WORD)
        numbers = [found.group() for pattern in patterns for found in pattern.finditer(old)]
        if kind == "unit or currency" and lang == "zh" and not names_unit(source, old):
            continue
        if kind in _BY_NUMBER and not all(says(source, number) for number in numbers):
            continue
        yield start, end, new
