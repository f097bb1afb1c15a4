from __future__ import annotations

from typing import Any

import pytest

from namenorm.pipeline import Normaliser
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.source.place import Pair
from namenorm.source.spelt import Spelt
from namenorm.source.surfaces import Surface
from namenorm.source.values import NativeName
from namenorm.source.verdict import Judge
from namenorm.text.key import squash
from namenorm.values import Document

UNSPELT = Spelt(frozenset(), frozenset(), (), "", frozenset())


class _Bench:
    """Knows no spelling of any name."""

    parts = None

    def spelt(self, _: NativeName) -> Spelt:
        return UNSPELT


@pytest.mark.parametrize("fit", [0.0, 0.5, 0.9, 0.96])
@pytest.mark.parametrize("text", ["Zhang Weiguo", "Oleksandr", "Wang"])
@pytest.mark.parametrize("name", ["张卫国", "Олександр", "刘晓"])
def test_no_rendering_is_wrong_for_a_name_that_nobody_can_spell(name: str, text: str, fit: float) -> None:
    """What it should be would be the empty text, and a rewrite would delete the name."""
    reading = PinyinReader(Rules("zh")).reading(tuple(text.split()))
    none = frozenset[str]()
    surface = Surface(0, len(text), text, squash(text), len(text.split()), none, none, reading, True, False)
    native = NativeName(0, len(name), name, name, "person", "tagger", 0.99)
    bench: Any = _Bench()
    placed = Judge(bench, ()).judge(Pair(native, surface, fit))
    assert placed.verdict in ("right", "accepted", "not-found")
    assert placed.rendering in (None, text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "吉川洋一朗は24日、「優勝できてうれしい」と語った。",
            "On the 24th, Yoichiro Yoshikawa said that he was glad to win.",
        ),
        ("市長の藤田剛二は「協力を」と話した。", "Mayor Koji Fujita said that they should work together."),
    ],
)
def test_a_reading_of_a_list_makes_no_other_reading_wrong(bundled: Normaliser, source: str, text: str) -> None:
    """The list has 吉川洋 as Hiroshi Yoshikawa and 藤田剛 as Tsuyoshi Fujita; the names here are longer ones."""
    found = bundled.check(Document("", text, source=source, source_lang="ja")).findings
    assert [one.suggestion for one in found if one.code == "NN105"] == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("康德的哲学影响了黑格尔。", "Kantian philosophy influenced Hegelian thought."),
        ("伊曼努尔·康德写了这本书。康德的伦理学很有名。", "Immanuel Kant wrote this book. Kantian ethics is famous."),
        ("他信马克思，也读列宁。", "He was a Marxian and a Leninist."),
        ("特朗普的支持者欢呼。", "The Trumpian supporters cheered."),
    ],
)
def test_a_word_made_of_a_right_name_is_no_broken_name(bundled: Normaliser, source: str, text: str) -> None:
    found = bundled.check(Document("", text, source=source, source_lang="zh")).findings
    assert [(one.surface, one.suggestion) for one in found if one.code.startswith("NN1")] == []
