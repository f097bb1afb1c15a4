"""Reports made by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from namenorm.codes import CODES
from namenorm.values import Document, EntityRef, Finding, Mention, Report, Resolution, Span
from tests.cli.sample import finding as finding

TEXT = """Scholar Robert Daly spoke first at the forum in 2019.

Dai Bo also said <v> & “that” to 300 guests.
The forum closed on the evening of 27 October, and 45 people left.
"""
LINES = [line for line in TEXT.split("\n") if line]
SOURCE = """2019年，学者戴博在论坛上首先发言。
戴博还向300位来宾说了那个。
没有人知道第三天下午会议室里究竟发生了什么事情。
论坛于10月27日晚上闭幕，45人离开。"""
ORIGINALS = SOURCE.split("\n")


def report(text: str = TEXT, *findings: Finding, identifier: str = "a page.txt", **more: Any) -> Report:
    return Report(Document(identifier, text, **more), (), findings, (), "namenorm:test", "used" if more else "none")


def _span(text: str, part: str, number: int = 0) -> Span:
    return Span(*[one.span() for one in re.finditer(part, text)][number])


def seen() -> Report:
    """A report with a source, a wrong name, a name that was resolved and a sentence that is missing."""
    start = TEXT.index("Dai Bo")
    wrong = finding("NN101", "Dai Bo", start, suggestion="Robert Daly", message="“Dai Bo” is\tRobert Daly")
    lost = finding(
        "NN313", "", None, severity="critical", source_spans=(_span(SOURCE, ORIGINALS[2]),), message="nothing of it"
    )
    made = report(TEXT, wrong, lost, source=SOURCE, source_lang="zh", outlet="The Paper")
    mention = Mention(start, start + 6, "Dai Bo", "person", "index")
    ref = EntityRef("curated:robert-daly", "Robert Daly")
    known = Resolution(
        mention, "matched", ref, "Robert Daly", 0.99, (), 1, (), source_spans=(_span(SOURCE, "戴博", 1),)
    )
    return replace(made, resolutions=(known,))


@st.composite
def reports(draw: st.DrawFn, alphabet: str = 'ab <>&"\r\n\té戴🙂\x07\ufffe') -> Report:
    """Any text with findings anywhere in it."""
    text = draw(st.text(alphabet, min_size=1, max_size=40))
    places = st.integers(0, len(text) - 1)
    spans = draw(st.lists(st.tuples(places, places).map(sorted), max_size=6))
    codes = st.sampled_from(sorted(CODES))
    found = [finding(draw(codes), text[start : end + 1], start) for start, end in spans]
    source = draw(st.none() | st.text("一二。\n", max_size=20))
    return report(text, *found, **({"source": source, "source_lang": "zh"} if source else {}))
