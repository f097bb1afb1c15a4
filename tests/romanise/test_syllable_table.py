"""Romanisations given as tables, and the tables of the Chinese rules themselves."""

from __future__ import annotations

import pytest

from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.romanise.syllable_table import SyllableTable, falling
from namenorm.romanise.tongyong import Tongyong
from namenorm.romanise.wade_giles import WadeGiles
from namenorm.rules import Rules

TABLE = SyllableTable({"k": "k g", "kw": "qu"}, {"i": "ee"}, {"kan": "can"})


def test_what_stands_first_is_likeliest() -> None:
    assert falling("Lee Li Lei") == {"Lee": 1.0, "Li": 0.5, "Lei": 0.25}


@pytest.mark.parametrize(
    ("syllable", "expect"),
    [("ki", {"kee": 1.0, "gee": 0.5}), ("kwi", {"quee": 1.0}), ("kan", {"can": 1.0}), ("o", {"o": 1.0})],
    ids=["parts", "the longest initial", "a syllable of its own", "not listed"],
)
def test_a_syllable(syllable: str, expect: dict[str, float]) -> None:
    assert TABLE.write(syllable) == expect


@pytest.mark.parametrize("system", [WadeGiles(Rules("zh")), Tongyong(Rules("zh"))], ids=["wade_giles", "tongyong"])
def test_every_pinyin_syllable_is_written(system: WadeGiles | Tongyong) -> None:
    """No letter that is pinyin's alone is left: q, x, and for Wade–Giles b, d, g, r and z as initials."""
    syllables = PinyinReader(Rules("zh")).syllables - {"lv", "nv", "lyu", "nyu", "lue", "nue"}
    written = {spelling for one in syllables for spelling in system.write(one)}
    assert not [one for one in written if "q" in one or "x" in one or not one.isascii()]
    if isinstance(system, WadeGiles):
        assert not [one for one in written if one[0] in "bdgrz"]


@pytest.mark.parametrize(
    "topic",
    ["hokkien", "teochew", "hakka", "foochow", "hainanese"],
)
def test_a_table_of_a_dialect_is_in_order(topic: str, chinese: Rules) -> None:
    """No spelling is given twice for a character, and every spelling is a capitalised word."""
    table = chinese.topic(topic)
    rows = [(spelling, one) for band in ("usual", "also") for spelling, all_of in table[band].items() for one in all_of]
    assert len(set(rows)) == len(rows)
    assert all(spelling.isascii() and spelling.istitle() and spelling.isalpha() for spelling, _ in rows)
    for spellings in table["surnames"].values():
        each = spellings.split()
        assert len(set(each)) == len(each)
