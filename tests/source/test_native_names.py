"""Names found in originals, on cases that are data: tests/cases/source/natives.jsonl."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.index.stack import Stack
from namenorm.rules import Rules
from namenorm.source.han import HanFinder
from namenorm.source.known import KnownNames
from namenorm.source.native_words import NativeWords
from namenorm.source.spaced import SpacedFinder
from namenorm.text.han import simplified
from tests import books


@pytest.fixture(scope="module")
def finder(small: Stack) -> HanFinder:
    return HanFinder(KnownNames(small), Rules("zh"))


@pytest.mark.parametrize(("text", "expect"), books.cases("source/natives"))
def test_case(finder: HanFinder, text: str, expect: list[str]) -> None:
    found = finder.find(text, simplified(text))
    assert [one.text for one in found if one.kind == "person"] == expect


@given(st.text(st.sampled_from("王习近平克强高峰和平，。·-a1\n𫓹"), max_size=60))
def test_names_are_cut_from_the_text_in_order(small: Stack, text: str) -> None:
    found = HanFinder(KnownNames(small), Rules("zh")).find(text, simplified(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 < one.surely <= 1 for one in found)


@pytest.mark.parametrize(
    ("lang", "text", "expect"),
    [
        ("ru", "Учёный встретился с Володимир Зеленський вчера.", ["test:volodymyr-zelenskyy"]),
        ("ru", "В городе прошёл дождь.", []),
        ("ko", "윤석열 대통령이 말했다.", ["test:yoon-suk-yeol"]),
        ("ja", "林芳正外相が会見した。", ["test:yoshimasa-hayashi"]),
        ("ja", "チームの林芳正外相がチームを見た。", ["test:yoshimasa-hayashi"]),
    ],
    ids=["Cyrillic", "no name", "Hangul", "kanji", "kanji between katakana"],
)
def test_other_scripts_are_read_by_the_book(small: Stack, lang: str, text: str, expect: list[str]) -> None:
    found = SpacedFinder(KnownNames(small), NativeWords(lang)).find(text)
    assert [entity.id for one in found for entity in one.entities] == expect


def test_russian_cases_lead_to_the_nominative(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("russian")
    entry = {"lavrov": {"name": "Sergey Lavrov", "countries": ["RU"], "names": {"native": {"ru": "Сергей Лавров"}}}}
    from namenorm.gazetteer.files import load_book

    stack = books.stack(load_book(books.write_book(folder / "book", entry)).entities.values(), folder=folder)
    finder = SpacedFinder(KnownNames(stack), NativeWords("ru"))
    for text in ("Сергей Лавров прибыл", "встреча с Сергеем Лавровым", "слова Сергея Лаврова", "письмо Сергею Лаврову"):
        assert [one.entities[0].name for one in finder.find(text)] == ["Sergey Lavrov"], text
    assert finder.find("Сергей Петров прибыл") == []
