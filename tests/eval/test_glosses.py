"""Glosses that a person read: which texts are asked, and what of the list is counted."""

from __future__ import annotations

import json
from pathlib import Path

from eval.audit import Audit
from eval.corpus import Corpus
from eval.figures.glosses import figures
from eval.glosses import glossed, lines_of
from eval.identity import Identity
from eval.judge import Judge
from eval.load import Page
from eval.systems import Run
from namenorm.source.gloss import Gloss
from namenorm.source.mined import Mined
from namenorm.values import Document, Span

PAGES = [
    Page(Document("a.txt", "Rosalia Wu (吳思瑤) spoke."), "controls", "a.txt", 1, "a"),
    Page(Document("b.txt", "Nobody spoke."), "controls", "b.txt", 1, "b"),
]


def test_chinese_lines_and_english_pages_with_characters_are_asked(tmp_path: Path) -> None:
    listed = tmp_path / "glosses.jsonl"
    rows = [("src:2", "戴博", "Robert Daly"), ("a.txt", "吳思瑤", "Rosalia Wu")]
    listed.write_text("\n".join(json.dumps({"in": i, "native": n, "latin": e}) for i, n, e in rows), "utf-8")
    found = glossed(dict(lines_of("src", ["今天。", "戴博（Robert Daly）说。"])), PAGES, listed)
    assert [(one.document.id, sorted(one.pairs)) for one in found] == [
        ("src:1", []),
        ("src:2", [("戴博", "Robert Daly")]),
        ("a.txt", [("吳思瑤", "Rosalia Wu")]),
    ]


def test_what_is_listed_and_what_of_it_is_right() -> None:
    asked = glossed({"wmt23/19812:8": "…"}, ())  # one pair was read there
    read = [("卡琳·让-皮埃尔", "Karine Jean-Pierre"), ("白宫", "Karine Jean-Pierre")]
    glosses = tuple(Gloss(native, latin, "person", Span(0, 1), "") for native, latin in read)
    corpus = Corpus({}, {}, (), (), (), Judge((), Audit(()), Identity(())), {}, (), glossed=asked)
    mined = {"wmt23/19812:8": Mined("wmt23/19812:8", "", "", glosses, ())}
    run = Run("namenorm", corpus, {}, {}, [], lambda name, limit: (), mined=mined)
    assert [(one.id, one.n, one.value) for one in figures(run)] == [
        ("glosses.listed", 1, 1.0),
        ("glosses.right", 2, 0.5),
    ]
