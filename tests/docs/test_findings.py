from __future__ import annotations

import re
from pathlib import Path

import pytest

from namenorm import Normaliser
from namenorm.codes import CODES, Code

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "docs" / "findings"
_DATED = re.compile(r"\((\d{4}-\d\d-\d\d)\) ")  # an example that hangs on its document's date begins with it
_QUOTE = re.compile(r"^> (.*(?:\n> ?.+)*)", re.MULTILINE)


@pytest.fixture(scope="module")
def checker() -> Normaliser:
    return Normaliser()


@pytest.fixture(scope="module")
def in_style() -> Normaliser:
    """A checker in the style of the examples, for what is silent without one."""
    return Normaliser(style=ROOT / "docs" / "examples" / "house-style.yaml")


def _page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text("utf-8")


def _examples(code: str) -> list[tuple[str, str]]:
    """Return the quoted examples of a page with the surface that they mark; what follows the arrow is left out."""
    quotes = (quote.replace("\n> ", " ").split(" → ")[0] for quote in _QUOTE.findall(_page(code)))
    marked = ((quote.replace("**", ""), re.search(r"\*\*(.+?)\*\*", quote)) for quote in quotes)
    return [(text, surface[1]) for text, surface in marked if surface]


@pytest.mark.parametrize("code", CODES.values(), ids=lambda one: str(one.code))
def test_every_code_has_its_page_with_name_and_severity(code: Code) -> None:
    page = _page(code.code)
    status = f"Status: [{code.status}](index.md#which-codes-run)."
    assert page.startswith(f"# {code.code} {code.name}\n\nSeverity: {code.severity}. {status}")
    switch = "How to switch it off" if code.status == "default" else "How to switch it on"
    for heading in ("What it looks like", "Why it matters", "When it is silent", "How often it is right", switch):
        assert f"\n## {heading}\n" in page
    assert f"\n<!-- figures of {code.code} -->\n" in page


def test_the_overview_and_the_navigation_have_every_code_and_no_other() -> None:
    overview = (PAGES / "index.md").read_text("utf-8")
    rows = re.findall(r"^\| \[(NN\d+)\]\(\1\.md\) \| (\S+) \| (\w+) \|", overview, re.MULTILINE)
    assert sorted(rows) == sorted((one.code, one.name, one.severity) for one in CODES.values())
    assert set(re.findall(r"findings/(NN\d+)\.md", (ROOT / "mkdocs.yml").read_text("utf-8"))) == set(CODES)


@pytest.mark.parametrize("code", sorted(one for one in CODES if one.startswith(("NN1", "NN2"))))
def test_the_examples_of_a_name_code_are_found(code: str, checker: Normaliser, in_style: Normaliser) -> None:
    examples = _examples(code)
    assert examples
    for text, surface in examples:
        dated = _DATED.match(text)
        asked = in_style if code == "NN113" else checker
        report = asked.check(text[dated.end() :], published=dated[1]) if dated else asked.check(text)
        found = {(one.surface, named) for one in report.findings for named in (one.code, *one.related)}
        assert (surface, code) in found, text
