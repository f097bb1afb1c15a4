"""The targets ``text`` and ``source``: a translation, alone and beside its original."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eval.fuzz.target import Outcome, Run, Target, hold
from eval.hostile import hostile

if TYPE_CHECKING:
    from namenorm.values import Report

_EXAMPLES = Path(__file__).parent.parent.parent / "docs/examples"
_BETWEEN = b"\x1e"
_PIECE = 600
_WORDS = (
    "South Korean President Yin Xiyue", "Dai Bo", "Lai Ching te", "Zhuang Jiaying", "DAP", "said", "told reporters",
    "Mr. ", "“", "”", "(", ")", ", a professor at ", "Foreign Minister", " and ", "2024-05-20", "3.5 million", "\n\n",
    "\u202e", "\u0301", "\u200b", "戴博", "赖清德", "（Robert Daly）", "总统尹锡悦", "1.2亿", "说", "。", "·",
    "김정은", "Владимир", "محمد", "Å", "İ", "ß",
)  # fmt: skip
_PAIRS = (
    ("Dai Bo, director of the institute, spoke on Monday.", "研究所主任戴博（Robert Daly）周一发表讲话。", "zh"),
    ("President Yin Xiyue met 1,200 students in Seoul.", "韩国总统尹锡悦在首尔会见了1200名学生。", "zh"),
    ("Presiden Lin Fangzheng arrived on May 3.", "林芳正外相は5月3日に到着した。", "ja"),
    ("Kim Zhengen visited Vladimir Pujing.", "김정은이 블라디미르 푸틴을 방문했다.", "ko"),
    ("The minister Sergei Lafuluofu said no.", "Министр Сергей Лавров сказал «нет».", "ru"),
)


def _open_text(_: Path) -> Run:
    from namenorm.pipeline import Normaliser

    checker = Normaliser()

    def run(data: bytes) -> Outcome:
        _hold(checker.check(data.decode("utf-8", "surrogateescape")))
        return "answer"

    return run


def _open_source(_: Path) -> Run:
    from namenorm.pipeline import Normaliser

    checker = Normaliser()

    def run(data: bytes) -> Outcome:
        parts = [one.decode("utf-8", "surrogateescape") for one in data.split(_BETWEEN, 2)]
        text, source, lang = (*parts, "", "")[:3]
        _hold(checker.check(text, source=source, source_lang=lang or None, published="2024-05-20"))
        return "answer"

    return run


def _hold(report: Report) -> None:
    """Look for what no report may say."""
    text = report.document.text
    hold(all(text[one.start : one.end] == one.old for one in report.edits), "an edit of what does not stand there")
    ends = [0, *(one.end for one in report.edits)]
    hold(all(end <= one.start for end, one in zip(ends, report.edits, strict=False)), "edits that overlap")
    for one in report.resolutions:
        mention = one.mention
        hold(text[mention.start : mention.end] == mention.text, "a mention of what does not stand there")
        hold(0 <= one.confidence <= 1, "a confidence that is no probability")
    for found in report.findings:
        if found.start is not None and found.end is not None:
            hold(0 <= found.start <= found.end <= len(text), "a finding outside of the text")
    report.fixed_text()
    json.dumps(report.to_dict(), allow_nan=False)


def _text_seeds() -> Sequence[bytes]:
    pages = [file.read_text("utf-8") for file in sorted(_EXAMPLES.glob("*.txt"))]
    pieces = [page[start : start + _PIECE] for page in pages for start in range(0, len(page), _PIECE)]
    pieces += [text[:_PIECE] for _, text in hostile()]
    return [one.encode("utf-8", "surrogatepass") for one in pieces]


def _source_seeds() -> Sequence[bytes]:
    return [_BETWEEN.join(part.encode() for part in pair) for pair in _PAIRS]


TEXT = Target("text", _open_text, _text_seeds, runs=5000, words=_WORDS)
SOURCE = Target("source", _open_source, _source_seeds, runs=5000, longest=1024, words=(*_WORDS, "\x1e"))
