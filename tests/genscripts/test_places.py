"""Territories and cities: which names are kept, and which places are one."""

from __future__ import annotations

from typing import Any

import pytest

from genscripts.geonames import City, cities, rows
from genscripts.held import Held
from genscripts.scripts import language
from genscripts.territories import english, printed
from genscripts.territories import rows as territories
from genscripts.toponyms import misspells, own
from namenorm.gazetteer.model import Entity, Name
from tests.books import cases

NOWHERE = Held((), "place")


@pytest.mark.parametrize(("named", "expect"), cases("genscripts/scripts"))
def test_the_language_of_a_name(named: list[str], expect: str) -> None:
    assert language(*named) == expect


def test_notes_are_no_part_of_a_name_unless_they_tell_two_apart() -> None:
    labels = {
        "MM": "缅甸",
        "CD": "刚果（金）",
        "CG": "刚果（布）",
        "HK": "홍콩(중국 특별행정구)",
        "MO": "Макао, ОАР Китаю",
        "001": "世界",
    }
    assert printed(labels) == {"MM": "缅甸", "CD": "刚果（金）", "CG": "刚果（布）", "HK": "홍콩"}


@pytest.mark.parametrize(
    ("code", "label", "expect"),
    [
        ("MM", "Myanmar (Burma)", ["Myanmar", "Burma"]),
        ("AG", "Antigua & Barbuda", ["Antigua and Barbuda"]),
        ("LC", "St. Lucia", ["Saint Lucia", "St. Lucia"]),
        ("HK", "Hong Kong SAR China", ["Hong Kong"]),
        ("FR", "France", ["France"]),
    ],
)
def test_english_names_of_a_territory(code: str, label: str, expect: list[str]) -> None:
    assert english(code, label) == expect


def test_a_territory_of_the_book_gets_a_fragment_with_the_names_that_it_lacks() -> None:
    pytest.importorskip("babel")
    names = (Name("France", "en", "canonical"), Name("法国", "zh", "alias"))
    held = Held([Entity("c:france", "place", "France", countries=("FR",), names=names)], "place")
    found = {entity.id: (entity, fragment) for entity, fragment in territories(held)}
    entity, fragment = found["c:france"]
    assert fragment
    assert "フランス" in {name.text for name in entity.names}
    assert "法國" not in {name.text for name in entity.names}
    assert "cldr-territories:FR" not in found
    assert not found["cldr-territories:LU"][1]
    assert "cldr-territories:EU" not in found


def test_a_territory_is_found_by_its_english_name_where_the_chinese_one_is_a_designation() -> None:
    pytest.importorskip("babel")
    names = (Name("Hong Kong", "en", "canonical"), Name("香港", "zh", "native"))
    held = Held([Entity("c:hk", "place", "Hong Kong", countries=("HK",), names=names)], "place")
    found = {entity.id: fragment for entity, fragment in territories(held)}
    assert found["c:hk"]
    assert "cldr-territories:HK" not in found


def _raw(number: int, name: str, country: str, population: int, others: list[str]) -> dict[str, Any]:
    said = {"geonameid": number, "name": name, "countrycode": country, "population": population}
    return {**said, "alternatenames": others}


RAW = [
    _raw(1, "Osaka", "JP", 2_700_000, ["大阪", "おおさか", "Осака", "Ôsaka"]),
    _raw(2, "Mobile", "US", 190_000, ["モービル"]),
    _raw(3, "Nice", "FR", 1_000_000, ["尼斯"]),
    _raw(4, "Soacha", "CO", 300_000, ["Соачу"]),
    _raw(5, "Korolyov", "RU", 200_000, ["Королёв", "Калининград"]),
    _raw(6, "Villeneuve", "FR", 20_000, ["新城"]),
    _raw(7, "Jiyuan", "CN", 700_000, ["济源", "济源市", "双桥街道"]),
    _raw(8, "Singapore", "SG", 5_000_000, ["新加坡"]),
    _raw(9, "Springfield", "US", 170_000, ["斯普林菲尔德"]),
    _raw(10, "Springfield", "US", 160_000, ["斯普林菲尔德"]),
    _raw(11, "Paris 18 Montmartre", "FR", 190_000, ["蒙马特"]),
]
LANDS = {"JP": "Japan", "US": "United States", "FR": "France", "RU": "Russia", "CN": "China", "SG": "Singapore"}


def test_cities_that_an_east_asian_text_may_name() -> None:
    found = {city.number: city.texts for city in cities(RAW, LANDS)}
    assert found[1] == ["Осака", "大阪"], "kana beside kanji, and Latin letters, are left out"
    assert found[5] == ["Королёв"], "the former name sounds otherwise"
    assert found[7] == ["济源", "济源市"], "a township's name does not read so"
    assert set(found) == {1, 2, 3, 5, 7, 9, 10}


def test_a_small_city_called_like_a_word_and_the_smaller_of_two_are_left_out() -> None:
    found = {entity.id: entity for entity, _ in rows(cities(RAW, LANDS), NOWHERE, {"mobile", "nice"})}
    assert set(found) == {f"geonames:{number}" for number in (1, 3, 5, 7, 9)}
    assert found["geonames:1"].about == "city in Japan"
    native = [(name.text, name.lang, name.kind) for name in found["geonames:1"].names[1:]]
    assert native == [("Осака", "und-Cyrl", "alias"), ("大阪", "ja", "native")]


def test_cities_of_one_latin_name_and_two_han_names_are_kept_apart() -> None:
    fuzhou = [_raw(1, "Fuzhou", "CN", 7_000_000, ["福州"]), _raw(2, "Fuzhou", "CN", 3_000_000, ["抚州"])]
    found = [entity for entity, _ in rows(cities(fuzhou, LANDS), NOWHERE, ())]
    assert [one.not_same_as for one in found] == [("geonames:2",), ("geonames:1",)]


def test_a_city_of_the_book_gets_a_fragment_and_its_namesake_an_edge() -> None:
    names = (Name("Fuzhou", "en", "canonical"), Name("福州", "zh", "native"))
    held = Held([Entity("c:fuzhou", "place", "Fuzhou", countries=("CN",), names=names)], "place")
    fuzhou = [_raw(1, "Fuzhou", "CN", 7_000_000, ["福州市"]), _raw(2, "Fuzhou", "CN", 3_000_000, ["抚州"])]
    raw = [{**fuzhou[0], "alternatenames": ["福州", "福州市"]}, fuzhou[1]]
    found = list(rows(cities(raw, LANDS), held, ()))
    fragments = [entity for entity, fragment in found if fragment]
    assert [[name.text for name in one.names] for one in fragments] == [["福州市"], []]
    assert [one.not_same_as for one in fragments] == [(), ("geonames:2",)]
    assert [(one.id, one.not_same_as) for one, fragment in found if not fragment] == [("geonames:2", ("c:fuzhou",))]


def test_a_city_is_no_territory_whose_han_name_it_shares() -> None:
    names = (Name("Tunisia", "en", "canonical"), Name("突尼斯", "zh", "alias"))
    tunisia = Entity("c:tunisia", "place", "Tunisia", countries=("TN",), names=names, ids=("iso3166:TN",))
    tunis = [_raw(1, "Tunis", "TN", 700_000, ["突尼斯", "突尼斯市"])]
    found = {one.id: one for one, _ in rows(cities(tunis, LANDS), Held([tunisia], "place"), ())}
    assert found["geonames:1"].name == "Tunis"
    assert found["geonames:1"].not_same_as == ("c:tunisia",)
    assert (found["c:tunisia"].names, found["c:tunisia"].not_same_as) == ((), ("geonames:1",))


def test_a_city_that_shares_what_another_adds_to_the_book_is_kept_apart_from_it() -> None:
    names = (Name("Yuen Long", "en", "canonical"), Name("元朗", "zh", "native"))
    held = Held([Entity("c:yuen-long", "place", "Yuen Long", countries=("HK",), names=names)], "place")
    raw = [
        _raw(1, "Yuen Long", "HK", 200_000, ["元朗", "元朗墟"]),
        _raw(2, "Kau Hui", "HK", 100_000, ["元朗墟", "旧墟"]),
    ]
    found = [one for one, fragment in rows(cities(raw, LANDS), held, ()) if not fragment]
    assert [(one.id, one.not_same_as) for one in found] == [("geonames:2", ("c:yuen-long",))]


def test_of_a_country_elsewhere_nothing_is_the_same() -> None:
    names = (Name("Odesa", "en", "canonical"), Name("Odessa", "en", "alias"), Name("敖德萨", "zh", "alias"))
    held = Held([Entity("c:odesa", "place", "Odesa", countries=("UA",), names=names)], "place")
    assert held.same(["Odessa"], ["敖德萨"], "US") is None
    odesa = held.same(["Odessa"], ["敖德萨"], "UA")
    assert odesa is not None
    assert odesa.id == "c:odesa"
    assert held.same(["Odessa"], ["敖德薩"]) == odesa


@pytest.mark.parametrize(
    ("english_name", "han", "expect"),
    [
        ("Baoshang", "宝山区", True),
        ("Baoshan", "宝山区", False),
        ("Lhasa", "拉萨", True),
        ("Urumqi", "乌鲁木齐", False),
    ],
)
def test_a_slip_is_near_the_pinyin(english_name: str, han: str, expect: bool) -> None:
    assert misspells(english_name, han) is expect


def test_names_in_other_scripts_stay_where_no_han_name_reads_as_the_english_one() -> None:
    names = (("zh", "乌鲁木齐"), ("und-Cyrl", "Урумчи"))
    assert own(names, "Urumqi", "CN") == names


def test_the_name_of_a_language_is_no_citys() -> None:
    assert own((("zh", "拜多亞"), ("zh", "日本語")), "Baidoa", "SO") == (("zh", "拜多亞"),)


def test_a_city_has_its_texts() -> None:
    city = City(1, "Osaka", (("ja", "大阪"),), frozenset(), "JP", "Japan", 1)
    assert (city.id, city.texts) == ("geonames:1", ["大阪"])
