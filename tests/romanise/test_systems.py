from __future__ import annotations

import pytest

from namenorm.errors import InputError
from namenorm.romanise.systems import romanise, romaniser, systems, unplaced

OF_EACH_SCRIPT = {
    "Hani": "陈明",
    "Hang": "김정은",
    "Jpan": "林芳正",
    "Cyrl": "Иван Франко",
    "Arab": "محمود عباس",
    "Latn": "Võ Văn Thưởng",
}
OF_OTHERS = {"tibetan": "丹增嘉措", "uyghur": "努尔·白克力", "mongolian": "巴特图勒嘎", "vietnamese": "阮富仲"}
NAMES = [one.name for one in systems()]


def test_names_are_unique_and_regions_are_codes() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(region.isupper() and len(region) == 2 for one in systems() for region in one.regions)


@pytest.mark.parametrize("name", NAMES)
def test_every_system_is_made_and_spells_a_name_of_its_own(name: str) -> None:
    [system] = [one for one in systems() if one.name == name]
    native = OF_OTHERS.get(name) or OF_EACH_SCRIPT[system.scripts[0]]
    found = romanise(native, system=name)
    assert found
    assert found[0].weight == 1.0
    assert romaniser(name) is romaniser(name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("other", ["Robert Daly 1", "", "…", "אבגד"])
def test_a_name_in_no_script_of_a_system_gets_no_spelling(name: str, other: str) -> None:
    assert romanise(other, system=name) == ()


def test_an_unknown_system_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no romanisation is called 'klingon'.*pinyin.*hokkien.*persian"):
        romanise("陈明", system="klingon")


def test_spelling_in_a_named_system() -> None:
    assert "Chng Ka Eng" in [one.text for one in romanise("庄嘉颖", system="hokkien")]
    assert [one.text for one in romanise("庄嘉颖", system="pinyin")] == ["Zhuang Jiaying"]


def test_systems_of_a_region() -> None:
    assert {one.name for one in systems("HK")} == {"hong_kong"}
    assert {"malaya", "hokkien", "teochew"} <= {one.name for one in systems("SG")}
    assert "pinyin" not in {one.name for one in systems("TW")}
    assert systems("XX") == ()


def test_the_systems_of_a_name_without_a_place_are_of_chinese() -> None:
    assert {one.lang for one in unplaced()} == {"zh"}
    assert {one.name for one in unplaced()} >= {"pinyin", "taiwan", "hong_kong"}
