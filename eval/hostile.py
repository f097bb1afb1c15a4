"""Texts that no page should be and some page will be."""

from __future__ import annotations

import random
from collections.abc import Iterator


def hostile() -> Iterator[tuple[str, str]]:
    """Yield hostile inputs by name: the largest has 50 million characters."""
    chance = random.Random(7)
    yield "empty", ""
    yield "white space", " \n\t" * 100_000
    yield "binary read as Latin-1", bytes(chance.randrange(256) for _ in range(500_000)).decode("latin-1")
    yield "lone surrogates", "\ud800 Dai Bo \udfff" * 20_000
    yield "100,000 capitals in a row", "A" * 100_000
    yield "100,000 capitalised words", "Wang " * 100_000
    yield "one name 20,000 times, in quotation marks", "“Dai Bo” said. " * 20_000
    yield "openings of quotations", '"“«' * 100_000
    yield "right-to-left", "قال الرئيس إن الاجتماع سيعقد غدا. " * 20_000
    yield "no spaces", "DaiBoZhuangJiayingLaiQingde" * 30_000
    yield "no line feeds", "Dai Bo analysed the vote. " * 40_000
    yield "10 MB on one line", ("It rained all day, and nobody came. " * 30 + "Dai Bo analysed the vote. ") * 9_100
    yield "many lines", "Dai Bo\n" * 100_000
    yield "syllables without end", "xian" * 100_000
    yield "Han characters", "戴博分析了选举。" * 60_000
    yield "combining marks", "e" + "\u0301" * 300_000
    yield "50 MB", "The quick brown fox met Dai Bo near the old mill on Monday. " * 833_333
