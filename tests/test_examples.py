"""One of our own articles, end to end, against the published book."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from namenorm.pipeline import Normaliser
from namenorm.values import Report

PAGE = Path(__file__).parent.parent / "docs" / "examples" / "library-forum.txt"
TEXT = PAGE.read_text("utf-8")
RIGHT = {"Fu Gaoyi": "Ezra Vogel", "Li Xianlong": "Lee Hsien Loong", "Xiao Meiqin": "Hsiao Bi-khim"}


@pytest.fixture(scope="module")
def report(bundled: Normaliser) -> Report:
    return bundled.check(TEXT, id=PAGE.name)


@pytest.mark.parametrize(
    ("surface", "code"), [("Fu Gaoyi", "NN101"), ("Li Xianlong", "NN102"), ("Xiao Meiqin", "NN102")]
)
def test_a_broken_name_is_flagged_wherever_it_stands(report: Report, surface: str, code: str) -> None:
    found = [one for one in report.findings if one.surface == surface]
    assert len(found) == TEXT.count(surface)
    assert {(one.code, one.suggestion) for one in found} == {(code, RIGHT[surface])}


def test_no_right_name_is_flagged(report: Report) -> None:
    assert {one.surface for one in report.findings if one.code.startswith("NN1")} == set(RIGHT)


def test_the_other_signs_of_a_bad_translation(report: Report) -> None:
    counts = Counter(one.code for one in report.findings)
    assert (counts["NN301"], counts["NN309"], counts["NN313"]) == (3, 1, 1)
    assert "Post a Comment" in [one.surface for one in report.findings if one.code == "NN305"]


def test_what_fix_prints_differs_by_these_names_alone(report: Report) -> None:
    wanted = TEXT
    for old, new in RIGHT.items():
        wanted = wanted.replace(old, new)
    assert report.fixed_text() == wanted


def test_a_fixed_article_has_no_broken_name_left(bundled: Normaliser, report: Report) -> None:
    again = bundled.check(report.fixed_text())
    assert again.edits == ()
    assert not [one for one in again.findings if one.code in ("NN101", "NN103")]
