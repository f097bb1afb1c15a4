from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.cli.render.html import write
from namenorm.values import Incomplete, Report, Unchecked
from tests.cli.sample import WHY, finding, report_of

SPEC = {"code": "NN101", "surface": "Fu Gaoyi", "suggestion": "Ezra Vogel", "confidence": 0.98, "evidence": WHY}


def page(*reports: Report) -> str:
    out = io.StringIO()
    write(reports, out)
    return out.getvalue()


class Reader(HTMLParser):
    """Collects what a browser would see: elements, identifiers, links, and the text of the article's lines."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.lines: list[str] = []
        self._in_line = False
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if tag == "a":
            self.links.append(str(known["href"]))
        if tag == "p" and "data-line" in known:
            self.lines.append("")
            self._in_line = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._in_line = False

    def handle_data(self, data: str) -> None:
        if self._in_line:
            self.lines[-1] += data


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "&lt;b&gt;", "{{ 7 * 7 }}"],
)
def test_hostile_text_is_text(hostile: str) -> None:
    plain = Reader(page(report_of("x Fu Gaoyi x", SPEC)))
    report = report_of(f"{hostile} Fu Gaoyi {hostile}", {**SPEC, "message": hostile}, identifier=hostile)
    read = Reader(page(report))
    assert read.tags == plain.tags
    assert read.lines[0] == f"{hostile} Fu Gaoyi {hostile}"


def test_nothing_is_fetched_and_only_our_own_script_may_run() -> None:
    markup = page(report_of("Fu Gaoyi", SPEC), report_of("x"))
    assert not re.search(r"\ssrc=|<link|@import|url\(|https?:", markup)
    assert "default-src 'none'" in html.unescape(markup)


def test_every_link_has_its_target_and_no_identifier_stands_twice() -> None:
    text = "Fu Gaoyi twice over.\n\ntwice over\n\nThen Fu Gaoyi left."
    loose = finding("NN103", "", None)
    report = report_of(text, SPEC, {"code": "NN301", "surface": "twice over"})
    report = Report(report.document, report.resolutions, (*report.findings, loose), report.edits, "s")
    read = Reader(page(report, report))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links} <= set(read.ids)


def test_an_index_stands_above_several_documents_only() -> None:
    assert "nav" not in Reader(page(report_of("x"))).tags
    assert "nav" in Reader(page(report_of("x"), report_of("y"))).tags


def test_what_a_report_lacks_stands_above_it() -> None:
    unchecked = tuple(Unchecked(code, "original", "uk", ("negation",)) for code in ("NN408", "NN409"))
    fault = Incomplete("NN312", "ZeroDivisionError: <b>by zero</b>")
    shown = page(replace(report_of("Right."), unchecked=unchecked, incomplete=(fault,)))
    header = shown[shown.index("<header>") : shown.index("</header>")]
    assert "NN312 is missing by a fault of namenorm&#39;s own: ZeroDivisionError: &lt;b&gt;by zero&lt;/b&gt;" in header
    assert "Not looked for, for want of rules for originals in uk: NN408, NN409." in header
    whole = page(report_of("Right."))
    assert "missing" not in whole[whole.index("<header>") : whole.index("</header>")]


def test_the_difference_shows_old_and_new() -> None:
    markup = page(report_of("Then Fu Gaoyi left.", SPEC))
    assert "Then <del>Fu Gaoyi</del><ins>Ezra Vogel</ins> left." in markup


def test_no_document_is_a_page_too() -> None:
    assert "No document was read." in page()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["Fu Gaoyi", "a & b", "\n", "<", "twice over", "over Fu"]), max_size=20),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6),
)
def test_the_lines_of_the_page_are_the_lines_of_the_text(words: list[str], spans: list[tuple[int, int]]) -> None:
    """Marks may overlap, nest and run over lines: the text between them stays whole."""
    text = " ".join(words)
    cut = [(start, min(start + length, len(text))) for start, length in spans if start < len(text)]
    findings = tuple(finding("NN314", text[start:end], start, key=str(n)) for n, (start, end) in enumerate(cut))
    empty = report_of(text)
    read = Reader(page(Report(empty.document, (), findings, (), "s")))
    assert read.lines == [line.strip() for line in text.split("\n") if line.strip()]
    assert len(read.ids) == len(set(read.ids))
