"""Quantities in a text of words between spaces: English by ``rules/en/quantities.yaml``, others by their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from namenorm.quantities.around import dates, in_code, opens_item, with_later_days, with_months, with_ranges
from namenorm.quantities.labels import Labels, labels_of
from namenorm.quantities.matcher import either
from namenorm.quantities.plain import grouped, plain
from namenorm.quantities.solar import SolarDates
from namenorm.quantities.values import MOST, Quantity, Weight
from namenorm.quantities.words import GAP, Numeral, Word, lexicon, numerals
from namenorm.text.overlaps import overlapping

_GROUPED = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_NEAR_NUMBER = re.compile(r"\d(?:st|nd|rd|th)?,?\s\0|\0,?\s?(?:the\s)?\d")  # the word stands at \0
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_BEFORE = 22  # characters before a number that are looked at
_COMPOUND = re.compile(r"[-–][^\W\d_]")  # "Oct. 30-year-olds"
_BETWEEN = re.compile(r"[\s-]")
_SIGN = 5
_MOST_DAYS, _MOST_MONTHS = 31, 12
_YEARS = (1000, 2200)
_BESIDE = 4  # characters between a month and its day: "3rd of May" has four
_SHORT = 3  # letters up to which a capital makes another unit
_MILLION = 1_000_000
_SMALL = 12  # numbers in words up to here are soft


@dataclass(frozen=True, slots=True)
class SpacedReader:
    """Finds the quantities of a text."""

    atom: re.Pattern[str]
    words: Mapping[str, tuple[float, str]]
    group: str
    decimal: str
    vague: re.Pattern[str]
    fraction: re.Pattern[str]
    alone: re.Pattern[str]
    decade: re.Pattern[str]
    month: re.Pattern[str]
    month_led: re.Pattern[str]
    month_of: re.Pattern[str]
    of_all: re.Pattern[str]
    feet: re.Pattern[str]
    month_range: re.Pattern[str]
    skipped: re.Pattern[str]
    day_month: re.Pattern[str]
    solar: SolarDates | None
    before: re.Pattern[str]
    after: re.Pattern[str]
    ordinal: re.Pattern[str]
    percent: re.Pattern[str]
    percent_led: re.Pattern[str]
    unit: re.Pattern[str]
    signs: re.Pattern[str]
    letters: re.Pattern[str]
    money_letters: re.Pattern[str]
    afternoon: re.Pattern[str]
    between: re.Pattern[str]
    labels: Labels
    topic: Mapping[str, Any]

    def read(self, text: str) -> list[Quantity]:
        """Return the quantities of a text in order."""
        bare = plain(text)
        months = list(self._months(bare))
        found = [*self._dates(bare), *months, *self._special(bare)]
        composed = list(self._composed(bare))
        skipped = [match.span() for match in self.skipped.finditer(bare)]
        taken = sorted([*((one.start, one.end) for one in found), *skipped])
        for run in self._runs(bare, taken):
            found += (self._number(bare, one, months) for one in numerals(run) if one.value <= MOST)
        ranged = with_ranges(bare, sorted([*found, *composed], key=lambda one: one.start), self.between)
        return self.labels.marked(bare, with_later_days(bare, with_months(ranged, _BESIDE), self.between))

    def _dates(self, text: str) -> Iterator[Quantity]:
        """Yield the parts of dates that are no plain numbers, such as 2021-06-11, and of other calendars."""
        yield from dates(text)
        for match in self.day_month.finditer(text):
            day, month = float(match["day"]), float(match["month"])
            if day <= _MOST_DAYS and month <= _MOST_MONTHS:
                yield Quantity(*match.span("day"), day, "day", month=month)
                yield Quantity(*match.span("month"), month, "month")
        if self.solar:
            yield from self.solar.read(text)

    def _months(self, text: str) -> Iterator[Quantity]:
        for match in self.month.finditer(text):
            word = match.group()
            beside = _NEAR_NUMBER.search(
                text[max(0, match.start() - 9) : match.start()] + "\0" + text[match.end() : match.end() + 8]
            )
            if word in self.topic["also_words"] and not beside:
                led = self.month_led.search(text[max(0, match.start() - 9) : match.start()])
                if not led and not self.month_range.match(text, match.end()):
                    continue
            yield Quantity(*match.span(), float(self.topic["months"][_key(word)]), "month", digits=False)

    def _special(self, text: str) -> Iterator[Quantity]:
        """Yield what is no plain numeral: decades, fractions, "hundreds of thousands", "twice"."""
        for match in self.decade.finditer(text):
            value = float(match["years"])
            yield Quantity(
                *match.span(), value, "decade", others=(value % 100, 1900 + value) if value < 100 else (value % 100,)
            )
        for match in self.fraction.finditer(text):
            part, count = _key(match["part"].lower()), match["count"]
            if count is None and part in self.topic["ordinals"]:
                continue
            over, times = self.topic["fractions"][part], self.words[count.lower()][0] if count else 1.0
            rough = bool(self.before.search(text[max(0, match.start() - _BEFORE) : match.start()]))
            yield Quantity(
                *match.span(), times / over, "fraction", others=(float(over),), rough=rough, weight="weak", digits=False
            )
        for match in self.vague.finditer(text):
            least, most = self.topic["vague"][_key(match["vague"].lower())]
            factor = self.words[match["of"].lower()][0] if match["of"] else 1.0
            yield Quantity(*match.span(), least * factor, high=most * factor, rough=True, weight="weak", digits=False)
        for match in self.alone.finditer(text):
            yield Quantity(
                *match.span(),
                float(self.topic["alone"][_key(match.group().lower())]),
                weight="weak",
                digits=False,
                rough=True,
            )

    def _composed(self, text: str) -> Iterator[Quantity]:
        """Yield what two numbers say together, which may count by themselves too: "one in five", "6-foot-6"."""
        for match in self.of_all.finditer(text):
            some, every = self._worth(match["some"]), self._worth(match["all"])
            if 0 < some < every:
                yield Quantity(*match.span(), some / every, "fraction", weight="weak", digits=False)
        for match in self.feet.finditer(text):
            feet, inches = float(match["feet"]), float(match["inches"])
            yield Quantity(*match.span(), feet + inches / 12, unit="foot", weight="weak", digits=False)

    def _worth(self, word: str) -> float:
        return float(word) if word.isdecimal() else self.words[_key(word.lower())][0]

    def _runs(self, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[list[Word]]:
        """Yield the words and digits of numerals, those side by side together."""
        run: list[Word] = []
        spans = iter([*taken, (len(text) + 1, len(text) + 1)])
        start, end = next(spans)
        for match in self.atom.finditer(text):
            while end <= match.start():
                start, end = next(spans)
            if start < match.end():
                continue
            word = self._word(match)
            if run and not GAP.fullmatch(text, run[-1].end, word.start):
                yield run
                run = []
            run.append(word)
        if run:
            yield run

    def _word(self, match: re.Match[str]) -> Word:
        text = match.group()
        if match["digits"]:
            return Word(text, *match.span(), self._value(text), "number")
        value, role = self.words[_key(text.lower())]
        return Word(text.lower(), *match.span(), value, role)

    def _value(self, digits: str) -> float:
        if self.topic.get("either_mark") and _DECIMAL.fullmatch(digits):
            return float(digits.replace(",", "."))
        return grouped(digits, self.group, self.decimal)

    def _number(self, text: str, numeral: Numeral, months: Sequence[Quantity]) -> Quantity:
        start, end = numeral.words[0].start, numeral.words[-1].end
        digits = numeral.words[0].text[0].isdigit()
        one = Quantity(start, end, numeral.value, "ordinal" if numeral.ordinal else "number", digits=digits)
        if self.topic.get("point_may_group") and _GROUPED.fullmatch(text, start, end):
            one = replace(one, others=(*one.others, one.value * 1000))
        return self._weighed(text, self._tagged(text, one), numeral, months)

    def _tagged(self, text: str, one: Quantity) -> Quantity:
        """Return a number with what stands around it: its scale, sign, kind, unit, money, and whether it is rough."""
        sign = self.signs.search(text[max(0, one.start - _SIGN) : one.start])
        letters = (self.money_letters if sign else self.letters).match(text, one.end) if one.digits else None
        if letters:
            scales = self.topic["money_letters"] | self.topic["scale_letters"]
            one = replace(one, value=one.value * scales[letters[1]], end=letters.end(1))
        led = text[max(0, one.start - _BEFORE) : one.start - (len(sign.group()) if sign else 0)]
        rough = bool(self.before.search(led) or self.after.match(text, one.end))
        one = replace(one, rough=rough)
        ordinal = self.ordinal.match(text, one.end) if one.digits else None
        if ordinal:
            return replace(one, kind="ordinal", end=ordinal.end())
        if sign:
            return replace(one, money=frozenset(self.topic["currency_signs"][sign.group().strip()]))
        if self.percent.match(text, one.end) or self.percent_led.search(text[max(0, one.start - _BEFORE) : one.start]):
            return replace(one, kind="percent")
        return self._measured(text, one)

    def _measured(self, text: str, one: Quantity) -> Quantity:
        afternoon = self.afternoon.match(text, one.end)
        if afternoon:
            return replace(one, kind="hour", others=(one.value + 12,) if one.value <= 12 else ())
        unit = self.unit.match(text, one.end)
        if unit is None:
            return one
        name = re.sub(r"[\s-]", " ", unit["unit"])
        forms = (unit["unit"], name, name.replace(" ", "-"), name.lower())
        currencies, units = self.topic["currencies"], self.topic["units"]
        money = next((currencies[form] for form in forms if form in currencies), None)
        if money:
            return replace(one, money=frozenset(money))
        return replace(one, unit=next((units[form] for form in forms if units.get(form)), ""))

    def _weighed(self, text: str, one: Quantity, numeral: Numeral, months: Sequence[Quantity]) -> Quantity:
        named = any(0 <= month.start - one.end <= 1 for month in months)  # the unit is the month: 7 tháng 11
        plain_one = one.kind in ("number", "ordinal") and (named or not one.unit)
        if plain_one and 1 <= one.value <= _MOST_DAYS and self._in_month(text, one, months):
            return replace(one, kind="day", unit="", weight="firm")
        if one.kind == "number" and one.digits and not (one.unit or one.money or one.rough):
            whole = text[one.start : one.end]
            if _YEARS[0] <= one.value <= _YEARS[1] and len(whole) == 4 and whole.isdecimal():
                return replace(one, kind="year")
        return replace(one, weight=self._weight(text, one, numeral))

    def _in_month(self, text: str, one: Quantity, months: Sequence[Quantity]) -> bool:
        """Tell whether a month stands beside a number as beside its day: 3 May, 3rd of May, not "4-1 in May"."""
        near = overlapping(months, one.start - 3, one.end + 5)
        beside = (
            0 <= one.start - month.end <= 2
            or (0 <= month.start - one.end <= 4 and self.month_of.fullmatch(text, one.end, month.start))
            for month in near
        )
        return any(beside) and not _COMPOUND.match(text, one.end)

    def _weight(self, text: str, one: Quantity, numeral: Numeral) -> Weight:
        if one.digits:
            return "weak" if in_code(text, one) else "soft" if opens_item(text, one) else "firm"
        if one.value <= 2 or (one.kind == "ordinal" and one.value <= 3) or _is_vague(one, numeral):
            return "weak"
        return "soft" if one.value <= _SMALL else "firm"


def _stems(topic: Mapping[str, Any]) -> str:
    """Return a pattern of the beginnings of words that are formed of "per cent"."""
    return "|".join(rf"{re.escape(stem)}\w*" for stem in topic.get("percent_stems", ())) or "(?!)"


def _key(word: str) -> str:
    """Return a word of several as the rules write it, whatever stands between its parts."""
    return _BETWEEN.sub(" ", word)


def _is_vague(one: Quantity, numeral: Numeral) -> bool:
    """Tell whether a numeral is a manner of speaking (a hundred, a thousand), or a scale alone, which may be a word."""
    role = numeral.words[0].role
    return (role == "article" and one.value < _MILLION) or (role == "scale" and len(numeral.words) == 1)


def spaced_reader(topic: Mapping[str, Any]) -> SpacedReader:
    """Return the reader that a language's rules ``quantities`` describe."""
    words = lexicon(topic)
    return SpacedReader(
        **_of_numerals(topic, words),
        **_of_dates(topic),
        **_beside_numbers(topic),
        words=words,
        group=topic["group"],
        decimal=topic["decimal"],
        solar=SolarDates(topic["solar_months"]) if "solar_months" in topic else None,
        labels=labels_of(topic),
        topic=topic,
    )


def _of_numerals(topic: Mapping[str, Any], words: Mapping[str, tuple[float, str]]) -> dict[str, re.Pattern[str]]:
    """Return what finds numerals, and what says a number without being a plain one."""
    group, decimal = re.escape(topic["group"]), re.escape(topic["decimal"])
    either_mark = r"\d+[.,]\d{1,2}(?!\d|[.,]\d)|" if topic.get("either_mark") else ""
    digits = rf"{either_mark}\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}}(?:{decimal}\d+)?(?!\d)|\d+(?:{decimal}\d+)?"
    counts = either(word for word, (value, role) in words.items() if role in ("number", "article"))
    scales = either(word for word, (value, role) in words.items() if role == "scale")
    of_all = either(topic.get("of_all", ()))
    return {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
            "atom": rf"(?P<digits>(?<!\d)(?<!\d[{group}{decimal}])(?:{digits}))|\b(?:{either(words)})",
            "vague": rf"\b(?P<vague>{either(topic['vague'])})(?:\s(?:of\s)?(?P<of>{scales}))?",
            "fraction": rf"\b(?:(?P<count>{counts})[\s-])?(?P<part>{either(topic['fractions'])})",
            "alone": rf"\b(?:{either(topic['alone'])})",
            "of_all": rf"\b(?P<some>{counts}|\d{{1,2}})\s(?:{of_all})\s(?P<all>{counts}|\d{{1,3}}\b)",
            "feet": rf"\b(?P<feet>\d)[\s-]?(?:{either(topic.get('feet_and', ()))})[\s-]?(?P<inches>\d\d?)\b",
            "skipped": rf"\b(?:{either(topic.get('not_numbers', ()))})",
        }.items()
    }


def _of_dates(topic: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return what finds the parts of dates and the times of the day."""
    fold, months, between = re.IGNORECASE, either(topic["months"]), either(topic["between"])
    return {
        "decade": re.compile(
            rf"\b(?P<years>(?:1\d|20)?\d0)['’]?{topic['decade']}\b" if topic.get("decade") else "(?!)"
        ),
        "month": re.compile(rf"\b(?:{months})"),
        "month_led": re.compile(rf"\b(?:{either(topic['before_months'])})\s$", fold),
        "month_of": re.compile(rf"[\W\d]*(?:{either(topic.get('month_of', ()))})?[\W\d]*", fold),
        "month_range": re.compile(rf"\s?(?:{between})\s?(?:{months})"),
        "day_month": re.compile(
            rf"\b(?:{either(topic.get('before_dates', ()))})\s"
            r"\(?(?P<day>\d\d?)[/.-](?P<month>\d\d?)(?!\d|[.,]\d{1,3}\b)",
            fold,
        ),
        "afternoon": re.compile(rf"(?::\d\d)?\s?(?:{either([*topic['afternoon'], *topic.get('morning', ())])})"),
        "between": re.compile(rf"\s*(?:{between})\s*(?:{either(topic['currency_signs'])})?\s*"),
    }


def _beside_numbers(topic: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return what finds the words and signs beside a numeral: about, per cent, units, currencies, scales."""
    fold = re.IGNORECASE
    before = [word for found in topic["before"].values() for word in found]
    after = [word for found in topic["after"].values() for word in found]
    money = [*topic["currencies"], *topic["units"]]
    money += [word.capitalize() for word in money if len(word) > _SHORT and word.islower()]  # in titles
    percents = either([*topic["percent_after"], *topic.get("points_after", ())])
    return {
        "before": re.compile(rf"(?:^|\W)(?:{either(before)})(?:\s(?:the|a|an))?\s*$", fold),
        "after": re.compile(rf"[\s-]?(?:{either(after)})", fold),
        "ordinal": re.compile(rf"(?:{either(topic['ordinal_endings'])})" if topic["ordinal_endings"] else "(?!)"),
        "percent": re.compile(rf"[\s-]?(?:{percents}|{_stems(topic)})", fold),
        "percent_led": re.compile(rf"(?:{either(topic['percent_before'])})\s?(?:[\d.,]+\s?[-–]\s?)?$"),
        "unit": re.compile(rf"[\s-]{{0,2}}(?P<unit>{either(money)})"),
        "signs": re.compile(rf"(?:{either(topic['currency_signs'])})\s?$"),
        "letters": re.compile(rf"\s?({either(topic['scale_letters'])})"),
        "money_letters": re.compile(rf"\s?({either(topic['scale_letters'] | topic['money_letters'])})"),
    }
