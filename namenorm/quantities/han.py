"""Quantities in a text of Han characters: Chinese by ``rules/zh/quantities.yaml``, Japanese by ``rules/ja``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from namenorm.quantities.around import dates, in_code, opens_item, with_months, with_ranges
from namenorm.quantities.han_numerals import HanNumerals, han_numerals
from namenorm.quantities.labels import Labels, labels_of
from namenorm.quantities.matcher import either
from namenorm.quantities.plain import plain
from namenorm.quantities.values import MOST, Kind, Quantity, Weight
from namenorm.text.overlaps import overlapping
from namenorm.values import Span

_BEFORE = 6  # characters before a number that are looked at
_AFTER = 8
_YEARS = (1000, 2200)
_BESIDE = 2  # characters between a month and its day
_HUNDRED = 100
_LONGEST = 40  # characters of a number
_LONGEST_PART = 12  # and of a part of a fraction
_BELOW = 0.999  # of the room that 多 leaves: 20多 is below 30
_PERCENT: Kind = "percent"
_FRACTION: Kind = "fraction"


@dataclass(frozen=True, slots=True)
class HanReader:
    """Finds the quantities of a text."""

    numerals: HanNumerals
    number: re.Pattern[str]
    fraction: re.Pattern[str]
    whole: re.Pattern[str]
    words: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    unit: re.Pattern[str]
    tag: re.Pattern[str]
    measures: re.Pattern[str]
    counted: re.Pattern[str]
    century_before_decade: re.Pattern[str]
    between: re.Pattern[str]
    era: re.Pattern[str]
    labels: Labels
    topic: Mapping[str, Any]

    def read(self, text: str) -> list[Quantity]:
        """Return the quantities of a text in order."""
        bare = plain(text)
        fractions = [*self._fractions(bare), *dates(bare)]
        taken = sorted({one.span for one in fractions}, key=lambda one: one.start)
        covered = [Span(*match.span()) for match in self.words.finditer(bare)]
        numbers = [
            one
            for match in self.number.finditer(bare)
            if not match["weekday"] and not overlapping(taken, *match.span())
            for one in self._number(bare, match, covered)
        ]
        found = with_ranges(bare, sorted([*fractions, *numbers], key=lambda one: one.start), self.between)
        return self.labels.marked(bare, with_months(found, _BESIDE))

    def _fractions(self, text: str) -> Iterator[Quantity]:
        for match in self.whole.finditer(text):  # 百分百, 百分二百: without 之
            value = self.numerals.value(match["above"])
            if value is not None and value <= MOST:
                yield Quantity(*match.span(), value, _PERCENT, weight="soft", digits=False)
        for match in self.fraction.finditer(text):
            below, above = self.numerals.value(match["below"]), self.numerals.span(match["above"])
            if not below or above is None or max(below, above[1]) > MOST:
                continue
            over, kind = (1.0, _PERCENT) if below == 100 else (below, _FRACTION)
            rough = self._rough(text, match.start(), match.end())
            for value in dict.fromkeys(above):  # 百分之七八十: seventy, or eighty
                yield Quantity(match.start(), match.end("above"), value / over, kind, rough=rough, digits=False)
            last = self.numerals.value(match["to"]) if match["to"] else None
            if last is not None and last <= MOST:  # 百分之30至43
                yield Quantity(*match.span("to"), last / over, kind, rough=rough, digits=False)

    def _number(self, text: str, match: re.Match[str], covered: Sequence[Span]) -> Iterator[Quantity]:
        if match["read_as"]:
            number, *others = self.topic["read_as"][match["read_as"]]
            yield Quantity(*match.span(), float(number), "ordinal", weight="weak", digits=False)
            for other in others:
                yield Quantity(*match.span(), float(other), weight="weak", digits=False)
        head, odd, tail = match["head"], match["odd"], match["tail"] or ""
        start = match.start("head")
        if head:
            inside = [held.end for held in overlapping(covered, start, start + 1) if held.start < start]
            skipped = max(inside, default=start) - start  # 唯一一个 has one 一 that counts
            head, start = (head[skipped:], start + skipped) if skipped < len(head) else (head, start)
        if odd and tail and odd in self.topic["some"] and match["some"]:
            return
        written = len(head or "") <= _LONGEST
        span = self.numerals.span((head + tail).replace(" ", "")) if head and written else None
        if span is None or span[1] > MOST:
            return
        end = match.end()
        low, high = span
        if match["some"]:
            low, high = (2 * low, 10 * low - 1)
        elif odd:
            low, high = low, low + _odd_room(self.numerals, head, low) * _BELOW
        if self.numerals.counts_up(head):  # 三四五年级: three numbers
            yield from self._list(start, head)
            return
        digits, rough = head[0].isdecimal(), bool(match["some"] or odd)
        two = high != low and not rough  # 七八十: seventy, or eighty
        one = Quantity(start, end, low, high=high if high != low and not two else None, digits=digits)
        one = self._tagged(text, replace(one, rough=rough))
        weight = self._weight(text, one, match, covered)
        if weight is not None:
            yield replace(one, weight="soft" if two else weight)
            if two:
                yield replace(one, value=one.value / low * high, weight="soft")

    def _list(self, start: int, digits: str) -> Iterator[Quantity]:
        for place, digit in enumerate(digits, start):
            value = float(self.numerals.digits[digit])
            yield Quantity(place, place + 1, value, weight="weak" if value <= 2 else "soft", digits=False)

    def _tagged(self, text: str, one: Quantity) -> Quantity:
        """Return a number with what stands around it: its kind, unit, money, and whether it is rough."""
        tag = self.tag.match(text, one.end)
        rough = one.rough or self._rough(text, one.start, tag.end() if tag else one.end)
        one = replace(one, rough=rough)
        if text[max(0, one.start - 1) : one.start] in self.topic["ordinal"] and one.start:
            return replace(one, kind="ordinal")
        name = tag.lastgroup if tag else None
        if tag is not None and name in (
            "year",
            "decade",
            "century",
            "born",
            "month",
            "day",
            "hour",
            "percent",
            "tenths",
        ):
            return self._dated(text, one, name, tag)
        unit = self.unit.match(text, one.end)
        counted = None if unit else self.counted.match(text, one.end)
        one = replace(one, counts=counted is not None and not self.unit.match(text, counted.end()))
        sign = self._sign(text, one.start)
        if unit is None:
            return replace(one, money=sign)
        money = self.topic["currencies"].get(unit["unit"])
        if money:
            return replace(one, money=frozenset(money))
        return replace(one, unit=self.topic["units"].get(unit["unit"], ""), money=sign)

    def _sign(self, text: str, start: int) -> frozenset[str]:
        signs: Mapping[str, list[str]] = self.topic["currency_signs"]
        held = text[max(0, start - 4) : start].rstrip()
        found = next((signs[sign] for sign in sorted(signs, key=len, reverse=True) if held.endswith(sign)), ())
        return frozenset(found)

    def _dated(self, text: str, one: Quantity, name: str, tag: re.Match[str]) -> Quantity:
        value = one.value
        if name == "percent":
            return replace(one, kind="percent")
        if name == "tenths":
            return replace(one, kind="percent", value=value * 10, high=one.high and one.high * 10)
        if name == "year":
            return self._year(text, one, tag)
        if name == "decade":
            return replace(one, kind="decade", others=(1900 + value, 2000 + value) if value < 100 else ())
        if name == "born":
            return replace(one, others=(1900 + value, 2000 + value) if 10 <= value < 100 else ())
        if name == "century":
            return replace(one, kind="ordinal")
        if name == "hour":
            return replace(one, kind="hour", others=(value + 12,) if value <= 12 else (value - 12,))
        most = {"month": 12, "day": 31}[name]
        kind: Kind = "month" if name == "month" else "day"
        if tag.group().strip() in self.topic.get("day_or_number", ()):
            one = replace(one, labels=frozenset({"number"}))
        return replace(one, kind=kind) if 1 <= value <= most and value == int(value) else one

    def _year(self, text: str, one: Quantity, tag: re.Match[str]) -> Quantity:
        era = self.era.search(text, max(0, one.start - _BEFORE), one.start)
        if era:
            first = self.topic["eras"][era[0]]
            return replace(one, kind="year", value=first + one.value, others=(one.value,), rough=False)
        if _YEARS[0] <= one.value <= _YEARS[1] and "多" not in text[one.start : one.end]:
            return replace(one, kind="year", rough=False)
        short = (2000 + one.value, 1900 + one.value) if 1 <= one.value < 100 and not one.rough else ()
        return replace(one, unit="year", others=short)

    def _rough(self, text: str, start: int, end: int) -> bool:
        return bool(self.before.search(text[max(0, start - _BEFORE) : start]) or self.after.match(text, end))

    def _weight(self, text: str, one: Quantity, match: re.Match[str], covered: Sequence[Span]) -> Weight | None:
        """Return how surely it has to be said; None where the characters count nothing."""
        head = match["head"].lstrip() if one.digits else match["head"][one.start - match.start("head") :]
        if self.century_before_decade.match(text, one.end):
            return "weak"
        if one.digits:
            return "weak" if in_code(text, one) else "soft" if opens_item(text, one) else "firm"
        word = any(held.start <= one.start and one.end <= held.end for held in overlapping(covered, one.start, one.end))
        counts = one.kind != "number" or bool(one.unit or one.money) or self.measures.match(text, one.end) is not None
        formal = [char in self.topic["formal"] for char in head if char in self.numerals.digits]
        plain_digits = all(char in self.numerals.digits for char in head)
        if any(formal) and (word or plain_digits or not all(formal) or not counts):
            return None
        if word and (len(head) == 1 or not counts):
            return None if one.value <= 2 else "weak"
        if len(head) > 1 and all(char in self.numerals.scales for char in head):
            return "weak"  # 千万: "tens of millions" as well
        if len(head) == 1 and one.value >= _HUNDRED:
            return "weak"
        if match["some"] or one.value <= 2 or (not counts and (one.value <= 10 or plain_digits or len(head) == 1)):
            return "weak"
        return "firm" if one.value > (10 if counts else _HUNDRED) else "soft"


def _odd_room(numerals: HanNumerals, head: str, low: float) -> float:
    """Return how much 多 may add: up to the next step, as 30多 is below 40, and 三十多万 below 400,000."""
    value = numerals.value(head) or low
    factor = low / value if value else 1.0
    step = 1.0
    while value >= step * 10 and value % (step * 10) == 0:
        step *= 10
    return step * factor


def han_reader(topic: Mapping[str, Any]) -> HanReader:
    """Return the reader that a language's rules ``quantities`` describe."""
    numerals = han_numerals(topic)
    chars = re.escape(numerals.characters)
    point = rf"(?:{topic['point']}[{''.join(numerals.digits)}]+)?" if topic.get("point") else ""
    digits = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    # A space may stand between digits and the first scale: 820 万.
    # Behind digits only scales go on: 10일 is the tenth, and no 101.
    # Between two groups one may stand too: 1 億 4 千万.
    apart = rf"(?:(?<=[{''.join(numerals.groups)}])\s)?{digits}(?:\s(?=[{numerals.scales}]))?"
    more = rf"(?:{apart}(?=[\s{numerals.scales}])|{digits}|[{numerals.scales}]|(?<!\d)[{chars}])*"
    run = rf"(?:{digits}(?:\s(?=[{numerals.scales}]))?|[{chars}]){more}{point}[{numerals.scales}]*"
    odd = "".join(word for word in topic["after"]["more"] if len(word) == 1)
    number = (
        rf"(?P<weekday>{topic.get('weekday', '(?!)')})|(?P<read_as>{either(topic.get('read_as', ()))})"
        rf"|(?:(?P<some>{either(topic['some'])})(?=[{numerals.scales}]))?"
        rf"(?P<head>{run})(?P<odd>[{odd}])?(?P<tail>(?<=[{odd}])[{numerals.scales}]+)?"
    )
    part = rf"[\d.{chars}]{{1,{_LONGEST_PART}}}"
    between = either(topic["between"])
    fraction = (
        rf"(?P<below>{part}){topic['fraction']}\s?(?P<above>{part})(?:\s?(?:{between})\s?(?P<to>{part})(?![{chars}]))?"
    )
    tags = {
        "percent": either(topic["percent_after"]),
        "tenths": rf"{topic['tenths']}(?![{topic['not_tenths']}])" if topic.get("tenths") else "(?!)",
        "decade": either(topic["decade"]),
        "century": either(topic["century"]),
        "born": either(topic["born"]),
        "year": rf"[)）]?(?:{either(topic['year'])})",  # 1895（明治28）年
        "month": either(topic["month"]),
        "day": either(topic["day"]),
        "hour": either(topic["hour"]),
    }
    return HanReader(
        numerals,
        re.compile(number),
        re.compile(fraction),
        re.compile(rf"(?:{topic.get('percent_led', '(?!)')})(?P<above>[{chars}]{{0,{_LONGEST_PART}}}百)"),
        re.compile(either(topic["not_numbers"].split())),
        re.compile(rf"(?:{either(word for words in topic['before'].values() for word in words)})\s*$"),
        re.compile(rf"\s*(?:{either(word for words in topic['after'].values() for word in words)})"),
        re.compile(rf"\s*(?P<unit>{either([*topic['currencies'], *topic['units']])})"),
        re.compile(r"\s*(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in tags.items()) + ")"),
        re.compile(rf"\s*(?:{either(topic['measures'].split())})"),
        re.compile(rf"\s*(?:{either(topic.get('counted', '').split())})(?![{odd}半])"),
        re.compile(rf"(?:{either(topic['century'])})[\d{chars}]+(?:{either(topic['decade'])})"),
        re.compile(rf"\s*(?:{either(topic['between'])})\s*[$€£¥]?"),
        re.compile(either(topic["eras"])),
        labels_of(topic),
        topic,
    )
