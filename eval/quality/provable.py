"""Which faults put into a translation are faults that its original proves: the rest are left out of the measurement.

A number that the translator added, worked out or took from elsewhere cannot be wrong by the original; nor can a unit be
that the original does not name; and two numbers of a list that change places make another text, but no wrong one.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = str.maketrans(
    dict(zip("〇零一二三四五六七八九两", "001234567892", strict=True))
    | dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True))
)
_ONE = re.compile(r"(?<!\d)[十拾百佰千仟万亿](?!分)")
_SKIPPED = re.compile(r"[十百千万亿点拾佰仟萬億,，.．\s]")
_VALUES = {
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "1",
    "eleven": "11", "twelve": "12", "twenty": "2", "thirty": "3",
}  # fmt: skip
_MONEY = r"元|块|圆|￥|¥|\$|RMB|USD|人民币"
_MEANS = {
    "yuan": _MONEY, "US dollars": "美元|美金|\\$|USD|刀", "U.S. dollars": "美元|美金|\\$|USD|刀", "dollars": _MONEY,
    "euros": "欧", "USD": "美元|美金|\\$|USD|刀", "RMB": _MONEY, "hours": "时|钟头|[hH]", "days": "天|日|晚|周末",
    "minutes": "分", "kilometers": "公里|千米|km|里", "meters": "米|[mM]", "km": "公里|千米|km|KM|里",
    "kg": "公斤|千克|kg|KG|斤", "tons": "吨", "months": "月", "years old": "岁", "weeks": "周|星期|礼拜",
    "years": "年|岁|载", "mm": "毫米|mm|MM", "cm": "厘米|公分|cm|CM", "grams": "克|g", "ml": "毫升|ml|mL|ML",
    "square meters": "平|㎡", "seconds": "秒", "hour": "时|钟头|[hH]", "yen": "日元|日圆|円", "pounds": "英镑|磅",
}  # fmt: skip
_COORDINATED = re.compile(r"(?P<after>[^,;.\d]*?)\s?(?:,\s(?:and|or)\s|,\s|\s(?:and|or)\s|/)(?P<before>[^,;.\d]*)")
_APART = ("respectively", "each", "between")
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\Z")


def says(source: str, number: str) -> bool:
    """Tell whether an original has the digits of a number, in digits or in Han characters, whatever the scale."""
    plain = _ONE.sub("1", _plain(source))
    wanted = _VALUES.get(number.lower()) or number.replace(",", "").replace(".", "").strip("0")
    return wanted in _SKIPPED.sub("", plain)


def _plain(source: str) -> str:
    """Return an original with its digits in ASCII, be they Han characters, full in width or those of another script."""
    foreign = {char: str(unicodedata.decimal(char)) for char in set(source) if char.isdecimal()}
    return source.translate(_DIGITS | {ord(char): digit for char, digit in foreign.items()})


def names_unit(source: str, unit: str) -> bool:
    """Tell whether an original names a unit or a currency somewhere."""
    return re.search(_MEANS[unit], source) is not None


def are_listed(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether two numbers side by side are members of one list, in which either order says the same.

    "Grade 2, 3 and 4", "chip 4, chip 5", "100 or 0"; but not "two and three, respectively", nor "between 2 and 3".
    """
    match = _COORDINATED.fullmatch(text, first[1], second[0])
    dated = _MONTH.search(text[: first[0]])
    if match is None or dated or any(word in text for word in _APART):
        return False
    after, before = match["after"].split(), match["before"].split()
    led, follows = text[: first[0]].split(), text[second[1] :].split()
    same_lead = not before or led[-len(before) :] == before
    same_noun = not after or [word.strip(".,;") for word in follows[: len(after)]] == after
    return same_lead and same_noun
