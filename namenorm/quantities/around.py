"""What stands around a number and changes what it is: the other end of a range, the letters of a code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from namenorm.quantities.values import Quantity

_DATE = re.compile(r"(?<![\d./-])((?:19|20)\d\d)([./-])(\d\d?)\2(\d\d?)(?![./-]?\d)")
_MONTHS, _DAYS = 12, 31
_MOST = {"month": _MONTHS, "day": _DAYS, "hour": 24}
_WRITTEN = re.compile(r"[1-9]\d*(?:,\d{3})*(?:\.\d+)?")
_SCALE = 100
_LETTERS = re.compile(r"[A-Za-z#_][-–]?$")
_DOTTED = re.compile(r"\d\.$")
_DOTTED_ON = re.compile(r"\.\d")
_OPENS = re.compile(r"(?:^|\n)\s*[(（\[]?$")
_ITEM = re.compile(r"\s?[)）\].、．:：]")


def dates(text: str) -> Iterator[Quantity]:
    """Yield the years, months and days of dates in digits that begin with the year: 2021-06-11, 2021.6.11."""
    for match in _DATE.finditer(text):
        year, month, day = (float(match[place]) for place in (1, 3, 4))
        if month <= _MONTHS and day <= _DAYS:
            yield Quantity(*match.span(1), year, "year")
            yield Quantity(*match.span(3), month, "month")
            yield Quantity(*match.span(4), day, "day", month=month)


def in_code(text: str, one: Quantity) -> bool:
    """Tell whether digits count nothing: in a code (F-35C, 424.10.0.20), or 0."""
    before = text[max(0, one.start - 2) : one.start]
    in_dots = _DOTTED.search(before) or _DOTTED_ON.match(text, one.end)
    return (one.value == 0 and one.kind != "percent") or bool(_LETTERS.search(before) or in_dots)


def opens_item(text: str, one: Quantity) -> bool:
    """Tell whether digits number an item of a list, at the beginning of a line."""
    return bool(_OPENS.search(text[max(0, one.start - 8) : one.start]) and _ITEM.match(text, one.end))


def with_ranges(text: str, found: Sequence[Quantity], between: re.Pattern[str]) -> list[Quantity]:
    """Return quantities, each first end of a range with what only its last end says: 3至6月, 10 to 15 percent."""
    done = list(found)
    for place in range(len(done) - 2, -1, -1):
        first, second = done[place], done[place + 1]
        if (
            first.kind == "number"
            and not (first.unit or first.money)
            and between.fullmatch(text, first.end, second.start)
        ):
            done[place] = _scaled(text, _like(first, second), second)
    return done


def _scaled(text: str, first: Quantity, second: Quantity) -> Quantity:
    """Return the first end of a range, which may have the scale of the last as well: 4 to 6 million."""
    written = _WRITTEN.match(text, second.start)
    if written is None or not first.digits or not first.value:
        return first
    scale = second.value / float(written.group().replace(",", "") or 1)
    return replace(first, others=(*first.others, first.value * scale)) if scale >= _SCALE else first


def with_later_days(text: str, found: Sequence[Quantity], between: re.Pattern[str]) -> list[Quantity]:
    """Return quantities, each number that goes on with a day as one of the same month: 11 to 15 December has two."""
    done = list(found)
    for place in range(1, len(done)):
        first, second = done[place - 1], done[place]
        plain = second.kind == "number" and second.digits and not (second.unit or second.money)
        later = first.kind == "day" and plain and first.value < second.value <= _DAYS
        if later and between.fullmatch(text, first.end, second.start):
            done[place] = replace(second, kind="day", month=first.month)
    return done


def with_months(found: Sequence[Quantity], most: int) -> list[Quantity]:
    """Return quantities, each day with the month that stands beside it, ``most`` characters apart."""
    done = list(found)
    for place, one in enumerate(found):
        beside = [found[other] for other in (place - 1, place + 1) if one.kind == "day" and 0 <= other < len(found)]
        months = [other for other in beside if other.kind == "month" and _gap(one, other) <= most]
        if months:
            done[place] = replace(one, month=min(months, key=lambda other: _gap(one, other)).value)
    return done


def _gap(one: Quantity, other: Quantity) -> int:
    return max(one.start - other.end, other.start - one.end)


def _like(first: Quantity, second: Quantity) -> Quantity:
    if first.value > _MOST.get(second.kind, first.value):
        return first
    if second.kind in ("month", "day", "hour", "percent", "ordinal", "year"):
        weight = second.weight if first.weight == "weak" else first.weight
        return replace(first, kind=second.kind, weight=weight)
    return replace(first, unit=second.unit, money=second.money)
