"""Which entries of the dictionary are persons, places and parts of names."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from genscripts.cedict import entries
from genscripts.cedict_parts import glossed, parts
from genscripts.cedict_persons import Persons, rows
from genscripts.cedict_places import Places
from genscripts.glosses import Glosses
from genscripts.held import Held
from genscripts.rigour_parts import Lists
from namenorm.gazetteer.model import Entity, Name
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules
from tests.books import cases

GLOSSES = Glosses(Rules("en"))
PERSONS = Persons(GLOSSES, surnames(Rules("zh")))
PLACES = Places(GLOSSES)
NOBODY, NOWHERE = Held((), "person"), Held((), "place")


def _said(found: list[Entity], fields: tuple[str, ...]) -> dict[str, Any] | None:
    if not found:
        return None
    said = {field: getattr(found[0], field) for field in fields}
    return {**said, "countries": list(found[0].countries), "names": [name.text for name in found[0].names]}


@pytest.mark.parametrize(("line", "expect"), cases("genscripts/cedict_persons"))
def test_a_person(line: str, expect: dict[str, Any] | None) -> None:
    found = list(PERSONS.entities(entries([line]), NOBODY))
    assert _said(found, ("name", "surname", "about")) == expect


@pytest.mark.parametrize(("line", "expect"), cases("genscripts/cedict_places"))
def test_a_place(line: str, expect: dict[str, Any] | None) -> None:
    found = [entity for entity, _ in PLACES.rows(entries([line]), NOWHERE)]
    assert _said(found, ("name", "about")) == expect


LINES = [
    "張籍 张籍 [Zhang1 Ji2] /Zhang Ji (767-830), Tang Dynasty poet/",
    "張機 张机 [Zhang1 Ji1] /Zhang Ji (150-219), Han dynasty physician/",
    "班克西 班克西 [Ban1 ke4 xi1] /Jessica Alba, American actress/",
    "班克斯 班克斯 [Ban1 ke4 si1] /Jessica Alba (American actress)/",
]


def test_one_name_is_one_person_unless_the_years_differ() -> None:
    found = {one.id: one for one in PERSONS.entities(entries(LINES), NOBODY)}
    assert found["cedict:張籍-zhang-ji"].not_same_as == ("cedict:張機-zhang-ji",)
    assert found["cedict:張機-zhang-ji"].not_same_as == ("cedict:張籍-zhang-ji",)
    assert [name.text for name in found["cedict:班克西-jessica-alba"].names] == ["Jessica Alba", "班克西", "班克斯"]
    assert len(found) == 3


def test_a_person_whom_the_book_has_is_left_out() -> None:
    held = Held(
        [
            Entity(
                "c:1", "person", "Zhang Ji", names=(Name("Zhang Ji", "en", "canonical"), Name("張籍", "zh", "native"))
            )
        ],
        "person",
    )
    assert [one.id for one in PERSONS.entities(entries(LINES[:2]), held)] == []


def test_a_person_whom_the_other_dictionary_lists_gives_it_the_names_that_it_lacks() -> None:
    names = (Name("Ashikaga Yoshimitsu", "en", "canonical"), Name("足利義満", "ja", "native"))
    other = (Name("Hakubun Ito", "en", "canonical"), Name("伊藤博文", "ja", "native"))
    listed = Held(
        [
            Entity("jmnedict:1", "person", "Ashikaga Yoshimitsu", countries=("JP",), names=names),
            Entity("jmnedict:2", "person", "Hakubun Ito", countries=("JP",), names=other),
        ],
        "person",
    )
    lines = [
        "足利義滿 足利义满 [Zu2 li4 Yi4 man3] /Ashikaga Yoshimitsu (1358-1408), third Japanese shogun and politician/",
        "伊藤博文 伊藤博文 [Yi1 teng2 Bo2 wen2] /ITŌ Hirobumi (1841-1909), Japanese politician/",
        "岳飛 岳飞 [Yue4 Fei1] /Yue Fei (1103-1142), Song dynasty patriot and general/",
    ]
    found = list(rows(PERSONS.entities(entries(lines), NOBODY), listed))
    said = [(one.id, fragment, [(name.text, name.kind) for name in one.names if fragment]) for one, fragment in found]
    assert said == [
        ("jmnedict:1", True, [("Yoshimitsu Ashikaga", "alias"), ("足利义满", "alias"), ("足利義滿", "alias")]),
        ("jmnedict:2", True, [("Hirobumi Itō", "alias")]),
        ("cedict:岳飛-yue-fei", False, []),
    ]


def test_a_place_that_the_book_has_gets_the_names_that_it_lacks() -> None:
    names = (Name("Porsgrunn", "en", "canonical"), Name("波斯格倫", "zh", "alias"))
    held = Held([Entity("c:1", "place", "Porsgrunn", countries=("NO",), names=names)], "place")
    line = "波斯格倫 波斯格伦 [Bo1 si1 ge2 lun2] /Porsgrunn (city in Telemark, Norway)/"
    other = "坡斯格倫 坡斯格伦 [Po1 si1 ge2 lun2] /Porsgrunn (city in Telemark, Norway)/"
    assert list(PLACES.rows(entries([line]), held)) == []
    assert list(PLACES.rows(entries([other]), held)) == []  # another Han name may be of another Porsgrunn


def test_the_longer_han_name_of_a_place_joins_the_shorter() -> None:
    lines = [
        "嘉禾 嘉禾 [Jia1 he2] /Jiahe county in Chenzhou, Hunan/",
        "嘉禾縣 嘉禾县 [Jia1 he2 xian4] /Jiahe county in Chenzhou, Hunan/",
        "家和縣 家和县 [Jia1 he2 xian4] /Jiahe county in Xuzhou, Jiangsu/",
    ]
    found = [entity for entity, _ in PLACES.rows(entries(lines), NOWHERE)]
    assert [[name.text for name in one.names] for one in found] == [
        ["Jiahe", "嘉禾", "嘉禾县", "嘉禾縣"],
        ["Jiahe", "家和县", "家和縣"],
    ]
    assert found[0].not_same_as == (found[1].id,)


def test_names_that_are_glossed_as_such() -> None:
    lines = [
        "尼克森 尼克森 [Ni2 ke4 sen1] /Nixon (name)/Richard M Nixon (1913-1994), US president 1969-1974/",
        "巴特 巴特 [Ba1 te4] /Barth or Barthes (name)/",
        "李 李 [Li3] /surname Li/",
        "百花園 百花园 [Bai3 hua1 yuan2] /Garden of Many Flowers (name)/",
    ]
    pairs = list(glossed(entries(lines)))
    assert pairs == [("尼克森", "", "Nixon"), ("巴特", "", "Barth"), ("巴特", "", "Barthes")]
    made = list(parts(pairs, Lists(Counter(), Counter(nixon=2))))
    assert [(one.id, one.frequency) for one in made] == [("cedict:尼克森", 2), ("cedict:巴特", 0)]
