"""Names of Japanese people in kanji: found, divided, and compared with what is printed; all texts are made up."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser
from namenorm.romanise.kanji_sounds import KanjiSounds
from namenorm.source.kanji_names import KanjiNames


@pytest.fixture(scope="module")
def names() -> KanjiNames:
    return KanjiNames(KanjiSounds())


@pytest.fixture(scope="module")
def sounds() -> KanjiSounds:
    return KanjiSounds()


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("歌手の中村一郎がきた。", ["中村", "一郎"]),
        ("中村一郎選手は勝った。", ["中村", "一郎"]),
        ("中村監督は笑った。", ["中村"]),
        ("中村一郎がきた。そのあと中村が話した。", ["中村", "一郎", "中村"]),
        ("雨が降った。", []),
    ],
)
def test_names_are_divided(names: KanjiNames, text: str, expect: list[str]) -> None:
    assert [one.text for one in names.read(text)] == expect


@pytest.mark.parametrize(
    ("word", "latin", "spells"),
    [
        ("宮川", "miyagawa", True),
        ("宮川", "miyakawa", True),
        ("宮川", "miyatani", False),
        ("大谷", "otani", True),
        ("大谷", "ohtani", True),
        ("佐藤", "sato", True),
        ("佐藤", "satou", True),
        ("佐藤", "suzuki", False),
    ],
)
def test_any_reading_of_the_kanji_spells_a_name(sounds: KanjiSounds, word: str, latin: str, spells: bool) -> None:
    assert sounds.spells(word, latin) is spells
    assert (sounds.fit(word, latin) >= 0.6) >= spells


def test_the_likeliest_reading_is_what_most_bear(sounds: KanjiSounds) -> None:
    assert [sounds.likeliest(one) for one in ("宮川", "佐藤", "㐂㐂")] == ["miyagawa", "sato", ""]


_SOURCE = "歌手の種市一郎がパリに着いた。\n種市さんは雨だと話した。"


@pytest.mark.parametrize(
    ("printed", "expect"),
    [
        ("Ichiro Taneichi", []),
        ("Taneichi Ichiro", []),
        ("Ichiro Tseichi", ["Ichiro Taneichi"]),
    ],
)
def test_a_reading_that_the_kanji_do_not_have_is_wrong(nn: Normaliser, printed: str, expect: list[str]) -> None:
    text = f"The singer {printed} arrived in Paris.\nIt was raining there."
    report = nn.check(text, source=_SOURCE, source_lang="ja")
    assert [one.suggestion for one in report.findings if one.code == "NN105"] == expect
    assert report.edits == ()


@pytest.mark.parametrize(
    ("source", "text", "expect"),
    [
        ("筒香嘉智が打った。筒香は笑った。", "Yoshitomo Tsutsugo hit. Tsutsuka laughed.", [("Tsutsuka", "Tsutsugo")]),
        ("大関正代は勝った。", "Ozeki Masayo won.", [("Masayo", "Shodai")]),
        ("大関正代は勝った。", "Ozeki Shodai won.", []),
    ],
)
def test_one_reading_is_right_for_somebody_whom_the_book_knows(
    source: str, text: str, expect: list[tuple[str, str]]
) -> None:
    report = Normaliser().check(text, source=source, source_lang="ja")
    told = [(one.surface, one.suggestion) for one in report.findings if one.code == "NN105" and one.source_spans]
    assert told == expect
