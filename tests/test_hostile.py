"""Hostile pages: each gets a report, and the work grows with the length and no faster.

Work is counted in calls of functions, not in seconds, so that a busy machine changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from namenorm.pipeline import Normaliser

HOSTILE = {
    "capitals in a row": "A",
    "words in capitals": "Ab ",
    "one long name": "Wang Li Ba ",
    "one long hyphenated word": "Li-",
    "known names": "Fu Gaoyi said it. ",
    "known names without a space": "FuGaoyi",
    "known names without an end": "Lai Ching te ",
    "near misses": "Volodymyr Zelenskyi said it. ",
    "many different names": None,
    "surnames that refer back": "Lai Ching-te left. Lai came. ",
    "open quotation marks": "“Fu Gaoyi ",
    "brackets": "Fu Gaoyi (",
    "commas": "Fu Gaoyi, a, b, ",
    "right to left": "قال فو غاويي \u202eFu Gaoyi\u202c ",
    "no spaces": "傅高义说台湾总统赖清德",
    "binary": "".join(map(chr, range(256))),
    "lone surrogates": "\ud800Fu Gaoyi\udfff ",
    "line breaks": "\n",
    "marks that combine": "A\u0301\u0301",
    "zero width": "Fu\u200b Gaoyi\u200d ",
    "countries": "South Korean ",
}
SURNAMES, SYLLABLES = (
    ["Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou"],
    ["bo", "wei", "ming", "jun", "hua", "fang", "jing", "lei", "tao", "xin"],
)


def _text(name: str, length: int) -> str:
    unit = HOSTILE[name]
    if unit is not None:
        return (unit * (length // len(unit) + 1))[:length]
    names = (
        f"{surname} {first.capitalize()}{second} said it. "
        for surname in SURNAMES
        for first in SYLLABLES
        for second in SYLLABLES
    )
    return "".join(names)[:length]


def _work(action: Callable[[], Any]) -> int:
    count = 0

    def tally(frame: Any, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_grows_with_the_length_and_no_faster(nn: Normaliser, name: str) -> None:
    """Four times the text may be six times the work; with a quadratic step it is sixteen times."""
    short, long = _text(name, 3_000), _text(name, 12_000)
    nn.check(long)  # what is read once is read
    assert _work(lambda: nn.check(long)) < 6 * _work(lambda: nn.check(short)) + 1_000


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\0", "\ud800", "A" * 100_000, "\u202e\u200f", "“", "."], ids=ascii)
def test_what_holds_no_name_has_no_name(nn: Normaliser, text: str) -> None:
    report = nn.check(text)
    assert (report.resolutions, report.edits) == ((), ())
    assert report.fixed_text() == text
    assert [one for one in report.findings if one.code < "NN3"] == []


def test_a_lone_surrogate_hides_no_name(nn: Normaliser) -> None:
    report = nn.check("\ud800 South Korean President Yin Xiyue came to Seoul. \udfff")
    assert [one.code for one in report.findings] == ["NN101"]
    report.to_dict()


def test_a_name_after_half_a_megabyte_is_found(nn: Normaliser) -> None:
    text = "It rained all day. " * 25_000 + "South Korean President Yin Xiyue came to Seoul."
    assert [one.mention.text for one in nn.check(text).resolutions if one.entity] == ["Yin Xiyue"]
