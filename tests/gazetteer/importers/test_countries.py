"""Wikidata's items of countries: against what ISO 3166-1 and CLDR say of the same countries."""

from __future__ import annotations

from collections import Counter

import pytest

from genscripts import wikidata_countries as maker
from namenorm.gazetteer.importers.wikidata_rules import wikidata_rules
from namenorm.rules import Rules, rules_folder

RULES = wikidata_rules()
TABLE = Rules("und").topic("wikidata_countries")


def test_every_territory_of_cldr_has_an_item_and_no_other_code_has_one() -> None:
    territories = set(Rules("en").topic("territories")["names"])
    assert territories - set(TABLE) <= {"EA", "IC"}, "Ceuta and Melilla, the Canaries: parts of Spain"
    assert set(TABLE) <= territories


def test_the_table_is_what_its_maker_makes_of_the_same_versions() -> None:
    pytest.importorskip("rigour.territories", reason="pip install rigour", exc_type=ImportError)
    pytest.importorskip("babel", reason="pip install babel")
    committed = (rules_folder() / "und" / "wikidata_countries.yaml").read_text("utf-8")
    if not committed.startswith(maker.head()):
        pytest.skip("made of other versions of rigour or CLDR than are installed")
    assert maker.countries() == TABLE


def test_no_item_stands_for_two_countries() -> None:
    tally = Counter(item for row in TABLE.values() for item in row["items"])
    assert [item for item, count in tally.items() if count > 1] == []


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("Q148", "CN"),
        ("Q865", "TW"),
        ("Q8646", "HK"),
        ("Q14773", "MO"),
        ("Q334", "SG"),
        ("Q833", "MY"),
        ("Q17", "JP"),
        ("Q884", "KR"),
        ("Q423", "KP"),
        ("Q881", "VN"),
        ("Q30", "US"),
        ("Q145", "GB"),
        ("Q159", "RU"),
        ("Q212", "UA"),
        ("Q668", "IN"),
        ("Q55", "NL"),
        ("Q35", "DK"),
        ("Q713750", "DE"),
        ("Q15180", ""),
        ("Q458", ""),
        ("Q2", ""),
        ("Q515", ""),
    ],
)
def test_items_that_are_known_by_heart(item: str, code: str) -> None:
    assert RULES.countries.get(item, "") == code


def test_languages_of_countries_are_those_that_names_there_are_written_in() -> None:
    spoken = {code: set(RULES.languages[code]) for code in ("CN", "JP", "KR", "RU", "VN", "SG", "US", "NO")}
    assert {"zh"} <= spoken["CN"] & spoken["SG"]
    assert (spoken["JP"], spoken["KR"], spoken["VN"]) == ({"ja"}, {"ko"}, {"vi"})
    assert "zh" not in spoken["US"]
    assert "no" in spoken["NO"], "and YAML does not read it as false"


@pytest.mark.parametrize(
    ("code", "lang"),
    [
        ("zh-tw", "zh-Hant-TW"),
        ("mul", "en"),
        ("de", "de"),
        ("fil", "fil"),
        ("zh-yue", "yue"),
        ("de-formal", ""),
        ("", ""),
        ("EN", ""),
    ],
)
def test_codes_of_languages(code: str, lang: str) -> None:
    assert RULES.lang(code) == lang
