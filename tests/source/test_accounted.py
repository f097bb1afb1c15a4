"""Every name of a Chinese original is accounted for: what becomes of people whom no book has."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.pipeline import Normaliser
from tests.books import write_book

Told = list[tuple[str, str, str | None]]
COUNTRIES = {
    "vietnam": {"name": "Vietnam", "countries": ["VN"], "names": {"native": {"zh": "越南"}}},
    "china": {"name": "China", "countries": ["CN"], "names": {"native": {"zh": "中国"}}},
    "japan": {"name": "Japan", "countries": ["JP"], "names": {"native": {"zh": "日本"}}},
}
MISSED = pytest.mark.xfail(strict=True, reason="garbled pinyin of a Vietnamese name passes for a spelling of one")


@pytest.fixture(scope="module")
def world(index_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Normaliser:
    """A checker whose book has countries besides."""
    folder = tmp_path_factory.mktemp("world")
    return Normaliser(gazetteer=index_file, overlay=write_book(folder / "places", COUNTRIES, kind="place"))


def _told(nn: Normaliser, source: str, text: str) -> Told:
    report = nn.check(text, source=source, source_lang="zh")
    assert report.source == "used"
    return [(one.code, one.surface, one.suggestion) for one in report.findings if one.code.startswith("NN1")]


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Zheng Ya Qin", "Zheng Yaqin"),
        ("Zheng Ya-qin", "Zheng Yaqin"),
        ("Zhengyaqin", "Zheng Yaqin"),
        ("Ya-Qin Zheng", "Zheng Yaqin"),
        ("Zheng Yaqin", None),
        ("Yaqin Zheng", None),
    ],
)
def test_the_pinyin_of_the_mainland_has_two_words(nn: Normaliser, printed: str, right: str | None) -> None:
    told = _told(nn, "农场场长郑雅琴说，收成很好。", f"Farm director {printed} said the harvest was good.")
    assert told == ([] if right is None else [("NN106", printed, right)])


@pytest.mark.parametrize("printed", ["Gao", "Gao Mou", "Gao Moumou", "Gao X", "Mr. Gao"])
def test_what_stands_for_a_name_that_is_kept_back_is_free(nn: Normaliser, printed: str) -> None:
    assert _told(nn, "警方说，男子高某某已经回家。", f"Police said the man, {printed}, had gone home.") == []


@pytest.mark.parametrize("printed", ["Gaomou", "Gaomoumou"])
def test_a_name_that_is_kept_back_is_no_part_of_the_surname(nn: Normaliser, printed: str) -> None:
    told = _told(nn, "警方说，男子高某某已经回家。", f"Police said the man, {printed}, had gone home.")
    assert told == [("NN105", printed, "Gao")]


@pytest.mark.parametrize(
    ("printed", "expect"),
    [
        ("Zheng Yaqin Zhou Zhe", []),
        ("Zheng Yaqin Zhou Zha", [("NN105", "Zhou Zha", "Zhou Zhe")]),
        ("Zheng Yalin Zhou Zhe", [("NN105", "Zheng Yalin", "Zheng Yaqin")]),
    ],
)
def test_two_bylines_that_run_together_are_two_names(nn: Normaliser, printed: str, expect: Told) -> None:
    assert _told(nn, "（记者郑雅琴 周喆）北京下雨了。", f"(Reporters {printed}) It rained in Beijing.") == expect


@pytest.mark.parametrize("name", ["张伟", "王晓明", "李建国", "陈志强"])
@pytest.mark.parametrize("country", ["越南", "日本"])
def test_a_chinese_name_is_chinese_in_a_clause_about_another_country(
    world: Normaliser, name: str, country: str
) -> None:
    pinyin = {"张伟": "Zhang Wei", "王晓明": "Wang Xiaoming", "李建国": "Li Jianguo", "陈志强": "Chen Zhiqiang"}[name]
    assert _told(world, f"在{country}的{name}说，他很好。", f"{pinyin}, who is abroad, said that he was well.") == []


@pytest.mark.parametrize("before", ["", "日本", "在北京的"])
def test_a_japanese_name_is_japanese_whatever_a_text_speaks_of(world: Normaliser, before: str) -> None:
    told = _told(world, f"{before}专家森山裕说，他很好。", "The expert Sen Shanyu said that he was well.")
    assert told == [("NN101", "Sen Shanyu", "Moriyama Yutaka")]


@pytest.mark.parametrize("mark", ["-", "·", "—"])
def test_no_family_name_lies_across_a_mark(nn: Normaliser, mark: str) -> None:
    told = _told(nn, f"检测结果转阴{mark}新华网说。", "The test result turned Yin-Xinhua said.")
    assert told == []


@pytest.mark.parametrize("printed", ["Moriyama Yutaka", "Hiroshi Moriyama", "Yu Moriyama"])
def test_a_japanese_name_may_have_any_reading(world: Normaliser, printed: str) -> None:
    assert _told(world, "日本专家森山裕说，他很好。", f"The expert {printed} said that he was well.") == []


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Nguyen Duc Trung", None),
        ("Ruan Dezhong", "Nguyen Duc Trung"),
        pytest.param("Ruan Dechong", "Nguyen Duc Trung", marks=MISSED),
    ],
)
def test_a_vietnamese_name_is_judged_as_one(world: Normaliser, printed: str, right: str | None) -> None:
    told = _told(world, "越南专家阮德中说，他很好。", f"The expert {printed} said that he was well.")
    assert [suggestion for _, _, suggestion in told] == ([] if right is None else [right])


@pytest.mark.parametrize(
    ("name", "pinyin", "right"),
    [
        ("范明德", "Fan Mingde", "Pham Minh Duc"),
        ("裴文光", "Pei Wenguang", "Bui Van Quang"),
        ("范文海", "Fan Wenhai", "Pham Van Hai"),
    ],
)
def test_a_text_tells_where_a_name_is_from_that_may_be_of_several_countries(
    world: Normaliser, name: str, pinyin: str, right: str
) -> None:
    told = f"专家{name}说，他很好。"
    text = f"The expert {pinyin} said that he was well."
    assert _told(world, f"雨很大。\n{told}", f"The rain is heavy.\n{text}") == []
    source, translation = f"越南人说，越南的雨很大。\n{told}", f"People in Vietnam say Vietnam has rain.\n{text}"
    assert _told(world, source, translation) == [("NN101", pinyin, right)]


@pytest.mark.parametrize(
    ("source", "right"),
    [("雨很大。", None), ("日本人说，日本的雨很大。", None), ("中国人说，中国的雨很大。", "Li Zhenghao")],
)
def test_a_text_tells_that_a_name_is_chinese_which_may_be_another(
    world: Normaliser, source: str, right: str | None
) -> None:
    told = _told(
        world, f"{source}\n专家李正浩说，他很好。", "The rain is heavy.\nThe expert Lizhenghao said that he was well."
    )
    assert [suggestion for _, _, suggestion in told] == ([] if right is None else [right])


@pytest.mark.parametrize(("printed", "right"), [("Parley", "Parly"), ("Parly", None)])
def test_an_ordinary_word_may_be_a_name(index_file: Path, tmp_path: Path, printed: str, right: str | None) -> None:
    entry = {"florence-parly": {"name": "Florence Parly", "countries": ["FR"], "names": {"native": {"zh": "帕利"}}}}
    nn = Normaliser(gazetteer=index_file, overlay=write_book(tmp_path / "people", entry))
    source = "习近平和李克强会见客人。\n帕利说，军队很好。"
    told = _told(nn, source, f"Xi Jinping and Li Keqiang met guests.\n{printed} said the army was fine.")
    assert [suggestion for _, _, suggestion in told] == ([] if right is None else [right])


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        ("越南演员郑雅琴来了。", "The Vietnamese actress %s came.", True),
        ("演员郑雅琴来了。", "The actress %s came.", True),
        ("日本演员郑雅琴来了。", "The Japanese actress %s came.", False),
        ("中国演员郑雅琴来了。", "The Chinese actress %s came.", False),
        ("日本演员郑雅琴来了。\n郑雅琴说好。", "The Japanese actress %s came.\nCecilia Trinh said yes.", True),
    ],
)
def test_a_text_on_other_countries_may_mean_a_namesake(
    index_file: Path, tmp_path: Path, source: str, text: str, told: bool
) -> None:
    write_book(tmp_path, COUNTRIES, kind="place", name="places.yaml")
    entry = {"trinh": {"name": "Cecilia Trinh", "countries": ["VN"], "names": {"native": {"zh": "郑雅琴"}}}}
    nn = Normaliser(gazetteer=index_file, overlay=write_book(tmp_path, entry))
    found = [right for _, _, right in _told(nn, source, text % "Zheng Yaqin")]
    assert found == (["Cecilia Trinh"] if told else [])


@pytest.mark.parametrize(("name", "word"), [("应勇", "Young"), ("方明", "Farming")])
def test_an_ordinary_word_is_no_chinese_name(index_file: Path, tmp_path: Path, name: str, word: str) -> None:
    latin = {"应勇": "Ying Yong", "方明": "Fang Ming"}[name]
    entry = {"somebody": {"name": latin, "countries": ["CN"], "names": {"native": {"zh": name}}}}
    nn = Normaliser(gazetteer=index_file, overlay=write_book(tmp_path / "people", entry))
    source = f"习近平和李克强会见客人。\n{name}说，大家很好。"
    assert _told(nn, source, f"Xi Jinping and Li Keqiang met guests.\n{word} people are well, he said.") == []
