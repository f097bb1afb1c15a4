"""Names are hostile text: what a terminal would obey, reorder or hide never reaches it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.detectors.finding import finding_key
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.page.sheet import sheet
from namenorm.review.terminal.page.why import why
from namenorm.review.terminal.shown import shown
from namenorm.review.terminal.state import Review
from namenorm.values import Candidate, Document, EntityRef, Evidence, Finding, Mention, Report, Resolution
from tests.review.terminal.pressing import press, watch

HOSTILE = {
    "markup": "[red]Li[/red] [@click=app.quit]x[/]",
    "a broken tag": "Li [/] [",
    "escape sequences": "Li\x1b[31m\x1b]0;x\x07 Bo\x9b2J",
    "line breaks": "Li\nBo\r\nQi\u2028x",
    "a tab": "Li\tBo",
    "right to left override": "Li \u202eoB iaD\u202c",
    "isolates": "\u2066Li\u2069 \u200fBo",
    "right to left": "محمد بن سلمان",
    "marks in a pile": "L" + "\u0301\u0302\u0303" * 60 + "i",
    "a mark on nothing": "\u0301Li",
    "nothing to see": "Li\u200b\u2060\ufeff\u3164Bo",
    "tags": "Li\U000e0041\U000e0042",
    "a very long name": "Wolfeschlegelsteinhausen" * 80,
    "a very long Chinese name": "戴" * 900,
    "wide and narrow": "戴 Bo ｄａｉ 博",
    "emoji": "👨‍👩‍👧 Li ❤️",
    "private use": "\ue000Li\U000f0000",
    "quotation marks": "“Li” \"Bo\" 'Qi' \\",
    "a variable of a style": "$bad Li $mark",
}
NASTIEST = ("markup", "a broken tag", "escape sequences", "line breaks", "right to left override", "a very long name")
FORBIDDEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def report(surface: str, document: str = "d") -> Report:
    """Return a report in which a text of others stands wherever one can."""
    text = f"Before it. {surface} said so to {surface}. After it."
    start = text.index(surface)
    ref = EntityRef(surface, surface)
    evidence = (Evidence("kind", surface, 2.0), Evidence("kind", surface, -1.0))
    spans = (start, start + len(surface))
    mention = Mention(*spans, surface, "person", "shape")
    candidates = (Candidate(surface, surface, 0.8, evidence), Candidate("", surface, 0.1, evidence))
    found = Resolution(mention, "suspected", ref, surface, 0.8, candidates, 0, evidence)
    finding = Finding(
        "NN101", "major", *spans, surface, surface, finding_key("NN101", surface, ""), surface + "!", ref, 0.7,
        evidence=evidence,
    )  # fmt: skip
    facts = {"published": "2024-07-03", "outlet": surface, "source": surface, "source_lang": "zh"}
    return Report(Document(document, text, **facts), (found,), (finding,), (), surface)


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Review]:
    with Ledger.create(tmp_path / "hostile.db") as ledger:
        ledger.record(report(request.param))
        yield Review(ledger, request.param)


@pytest.mark.parametrize("size", [(80, 19), (40, 8), (120, 36)])
def test_no_line_of_the_page_is_too_long_or_commands(hostile: Review, size: tuple[int, int]) -> None:
    width, height = size
    hostile.group()
    for state in (hostile.state, replace(hostile.state, covering=None)):
        lines = sheet(state, lambda _: None, width, height)
        assert len(lines) <= height
        for one in lines:
            assert one.cell_length <= width
            assert not {unicodedata.category(char) for char in one.plain} & FORBIDDEN, ascii(one.plain)
            assert not set(one.plain) & set("\u202e\u202c\u2066\u2069\u200f\u200b\u2060\ufeff\u3164")


def test_all_keys_bear_it(tmp_path: Path, book: Book) -> None:
    with Ledger.create(tmp_path / "hostile.db") as ledger:
        for name in NASTIEST:
            ledger.record(report(HOSTILE[name], name))
        review = Review(ledger, HOSTILE["escape sequences"])
        keys = ("w", "escape", "e", "escape", "o", "slash", "enter", "escape", "n")
        for screen in watch(review, book, *keys * len(NASTIEST)):
            assert not {unicodedata.category(char) for char in screen if char != "\n"} & FORBIDDEN
            assert "\u202e" not in screen
        assert review.state.item is None


def test_the_evidence_fits(hostile: Review) -> None:
    assert hostile.state.item is not None
    assert all(one.cell_length <= 60 for one in why(hostile.state.item, lambda _: None, 60))


def test_markup_stands_there_as_it_is(tmp_path: Path, book: Book) -> None:
    with Ledger.create(tmp_path / "one.db") as ledger:
        ledger.record(report("[red]Li[/red]"))
        assert "[red]Li[/red]" in press(Review(ledger, "[b]ann[/b]"), book)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Dai Bo", "Dai Bo"),
        ("Nguyễn Phú Trọng", "Nguyễn Phú Trọng"),
        (unicodedata.normalize("NFD", "Nguyễn"), unicodedata.normalize("NFD", "Nguyễn")),
        ("戴博 かな 김여정", "戴博 かな 김여정"),
        ("\x1b[31m", "␛[31m"),
        ("a\r\nb\tc", "a  b c"),
        ("a\u202eb", "a\ufffdb"),
        ("Dai\u200bBo", "Dai\ufffdBo"),
        ("a" + "\u0301" * 9, "a" + "\u0301" * 3),
        ("\u0301a", "\u25cc\u0301a"),
        ("\ud800", "\ufffd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text())
def test_nothing_hidden_or_commanding_is_left(text: str) -> None:
    seen = shown(text)
    assert not {unicodedata.category(char) for char in seen} & FORBIDDEN
    assert shown(seen) == seen
