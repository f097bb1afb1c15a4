"""The figures of cultures, on persons whose culture their labels tell."""

from __future__ import annotations

from pathlib import Path

import pytest

import eval.culture
from eval.culture import culture_figures
from eval.culture_sets import Named, persons
from eval.name_model.halves import is_reported

_HEAD = ("qid", "gender", "en", "zh", "ja", "ko", "ru", "he", "fr", "es", "vi", "tr")
_ROWS = (
    {"en": "Yoshimasa Hayashi", "zh": "林芳正", "ja": "林芳正"},
    {"en": "Rui Kinsaku|Fumio Kishida", "zh": "岸田文雄", "ja": "岸田 文雄"},
    {"en": "Moon Jae-in", "zh": "文在寅", "ko": "문재인", "ja": "文在寅"},
    {"en": "Nguyễn Phú Trọng", "zh": "阮富仲", "vi": "Nguyễn Phú Trọng"},
    {"en": "Xi Jinping", "zh": "习近平|習近平", "ko": "시진핑", "ja": "習近平", "vi": "Tập Cận Bình"},
    {"en": "Jackie Chan", "zh": "成龙|陳港生", "ja": "ジャッキー・チェン"},
    {"en": "Barack Obama", "zh": "巴拉克·奥巴马", "ja": "バラク・オバマ", "ko": "버락 오바마", "vi": "Barack Obama"},
    {"en": "DJ Bobo", "zh": "DJ波波"},
    {"en": "Nobody", "zh": ""},
)
_TOLD = ["ja", "ja", "ko", "vi", "zh", "zh", "foreign"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "wikidata").mkdir()
    lines = ["\t".join(_HEAD), *("\t".join(row.get(one, "") for one in _HEAD) for row in _ROWS)]
    (tmp_path / "wikidata/persons.tsv").write_text("\n".join(lines), "utf-8")
    legislators = ("qid\tlegislature\ten\tzh", "Q1\tRussia/Duma\tVladimir Putin\t", "Q2\tAtlantis/All\tA B\t")
    (tmp_path / "wikidata/legislators.tsv").write_text("\n".join(legislators), "utf-8")
    return tmp_path


def test_labels_of_other_languages_tell_a_culture(data: Path) -> None:
    found = list(persons(data / "wikidata/persons.tsv"))
    assert [one.culture for one in found] == _TOLD
    assert found[5].form == "陳港生"  # the form whose surname is that of the English name


def test_the_figures_count_what_is_told_right(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval.culture, "of_book", lambda: iter((Named("特朗普", "foreign", ("Donald Trump",)),)))
    monkeypatch.setattr(eval.culture, "spelt", lambda folder: iter((Named("Emma Stone", "western", ()),)))
    halves = [{one.id: one for one in culture_figures(data, reported)} for reported in (False, True)]
    counted = [half["culture.han.all"].n for half in halves if "culture.han.all" in half]
    assert sum(counted) == len(_TOLD)
    book, spelt = is_reported("特朗普"), is_reported("Emma Stone")
    assert halves[book]["culture.book.foreign"].value == 1.0
    assert halves[spelt]["culture.spelt.western"].value == 1.0
    vietnamese = halves[is_reported("阮富仲")]
    assert vietnamese["behind.vi.1"].value == vietnamese["behind.vi.10"].value == 1.0
