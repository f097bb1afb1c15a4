"""Chinese names outside pinyin, on cases that are data: tests/cases/romanise/<system>.jsonl.

A case names spellings that must be among those of a name, in ``among`` (none: the name gets no spelling at all), and
some that must not, in ``never``.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from namenorm.romanise.foochow import Foochow
from namenorm.romanise.hainanese import Hainanese
from namenorm.romanise.hakka import Hakka
from namenorm.romanise.hokkien import Hokkien
from namenorm.romanise.hong_kong import HongKong
from namenorm.romanise.macau import Macau
from namenorm.romanise.malayan_cantonese import MalayanCantonese
from namenorm.romanise.ranked import MOST_SPELLINGS
from namenorm.romanise.taiwan import Taiwan
from namenorm.romanise.teochew import Teochew
from namenorm.romanise.tongyong import Tongyong
from namenorm.romanise.wade_giles import WadeGiles
from namenorm.rules import Rules
from namenorm.text.key import key
from tests.books import cases

RULES = Rules("zh")
SOUTHERN = {
    "hokkien": Hokkien(RULES),
    "teochew": Teochew(RULES),
    "hakka": Hakka(RULES),
    "foochow": Foochow(RULES),
    "hainanese": Hainanese(RULES),
}
SYSTEMS: dict[str, Any] = {
    "wade_giles": WadeGiles(RULES),
    "tongyong": Tongyong(RULES),
    "taiwan": Taiwan(RULES),
    "hong_kong": HongKong(RULES),
    "macau": Macau(RULES),
    "malayan_cantonese": MalayanCantonese(RULES),
    **SOUTHERN,
}
NAMES = st.builds(
    str.__add__,
    st.sampled_from("王李张刘陈杨黄吴周徐林郭何曾郑蔡叶"),
    st.text(st.sampled_from("伟芳娜秀英敏静丽强磊军洋乐长重国福玉"), min_size=1, max_size=2),
)


def _check(system: Any, name: str, expect: dict[str, list[str]]) -> None:
    spelt = [one.text for one in system.romanise(name)]
    assert set(expect["among"]) <= set(spelt), spelt
    assert not set(expect.get("never", ())) & set(spelt)
    assert bool(spelt) is bool(expect["among"]), spelt


@pytest.mark.parametrize(("name", "expect"), cases("romanise/wade_giles"))
def test_wade_giles(name: str, expect: dict[str, list[str]]) -> None:
    _check(SYSTEMS["wade_giles"], name, expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/tongyong"))
def test_tongyong(name: str, expect: dict[str, list[str]]) -> None:
    _check(SYSTEMS["tongyong"], name, expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/taiwan"))
def test_taiwan(name: str, expect: dict[str, list[str]]) -> None:
    _check(SYSTEMS["taiwan"], name, expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/hong_kong"))
def test_hong_kong(name: str, expect: dict[str, list[str]]) -> None:
    _check(SYSTEMS["hong_kong"], name, expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/macau"))
def test_macau(name: str, expect: dict[str, list[str]]) -> None:
    _check(SYSTEMS["macau"], name, expect)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/malayan_cantonese"))
def test_malayan_cantonese(name: str, expect: dict[str, list[str]]) -> None:
    _check(SYSTEMS["malayan_cantonese"], name, expect)


@pytest.mark.parametrize(("dialect_and_name", "expect"), cases("romanise/southern"))
def test_southern(dialect_and_name: list[str], expect: dict[str, list[str]]) -> None:
    dialect, name = dialect_and_name
    _check(SOUTHERN[dialect], name, expect)


@pytest.mark.parametrize("system", sorted(SYSTEMS))
@given(name=NAMES)
def test_spellings_are_plain_ranked_few_and_differ(system: str, name: str) -> None:
    spellings = SYSTEMS[system].romanise(name)
    weights = [one.weight for one in spellings]
    assert 1 <= len(spellings) <= MOST_SPELLINGS
    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)
    assert len({one.text for one in spellings}) == len(spellings)
    assert all(one.text.isascii() and key(one.text) for one in spellings)


@pytest.mark.parametrize("system", sorted(SYSTEMS))
@given(name=NAMES)
def test_each_character_of_a_given_name_is_one_syllable(system: str, name: str) -> None:
    assert {len(key(one.given).split()) for one in SYSTEMS[system].romanise(name)} == {len(name) - 1}


@pytest.mark.parametrize("system", sorted(SYSTEMS))
@given(name=NAMES)
def test_the_script_does_not_matter(system: str, name: str) -> None:
    assert SYSTEMS[system].romanise(OpenCC("s2t").convert(name)) == SYSTEMS[system].romanise(name)


@pytest.mark.parametrize("system", sorted(SYSTEMS))
@given(name=st.text("特拉莎ab·-あア 김", max_size=6))
def test_what_is_no_chinese_name_gets_no_spelling(system: str, name: str) -> None:
    assert SYSTEMS[system].romanise(name) == ()


def test_wade_giles_in_full_has_its_diacritics() -> None:
    assert WadeGiles(RULES, full=True).romanise("呂德清")[0].text == "Lü Tê-ch'ing"
