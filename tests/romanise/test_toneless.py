"""Toneless pinyin against its slow twin, and on texts whose words are read otherwise than their characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from namenorm.romanise import toneless

# Heteronyms, words in which they are read otherwise, ü, a traditional and a rare character, and what is no Han.
CHARACTERS = "重庆长乐音女吕略行银朝鲜单于尉迟万俟的地得戴博區諾軒㐂〇々ab1 ·-（é가あ"


@given(st.text(st.sampled_from(CHARACTERS), max_size=8) | st.text(max_size=6))
def test_it_reads_as_pypinyin_does(text: str) -> None:
    assert toneless.syllables(text) == lazy_pinyin(text, style=Style.NORMAL, v_to_u=True)


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("重庆", ["chong", "qing"]),
        ("重要", ["zhong", "yao"]),
        ("吕", ["lü"]),
        ("音乐厅", ["yin", "yue", "ting"]),
        ("快乐", ["kuai", "le"]),
        ("中国IBM公司", ["zhong", "guo", "IBM", "gong", "si"]),
        ("Dai Bo", ["Dai Bo"]),
        ("", []),
    ],
)
def test_a_word_is_read_as_a_word(text: str, expect: list[str]) -> None:
    assert toneless.syllables(text) == expect


def test_what_was_read_is_not_changed_by_who_holds_it() -> None:
    toneless.syllables("重庆").clear()
    assert toneless.joined("重庆") == "chongqing"
