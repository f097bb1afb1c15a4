"""All detectors on one page, and what hostile pages cost."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.codes import CODES
from namenorm.detectors import DETECTORS, run
from namenorm.detectors.page import Page
from namenorm.rules import Rules
from tests.detectors.pages import page

HOSTILE = {
    "capitals": "A" * 100,
    "words in capitals": "Ab " * 100,
    "one sentence over and over": "He met her at the old house by the river. " * 100,
    "broken characters": "â€™ " * 100,
    "lost characters": "\ufffd " * 100,
    "a list without end": "Asian countries including " + "Japan, " * 100,
    "this station": "told this station " * 100,
    "furniture": "Read more\n" * 100,
    "quotation marks": '"' * 100,
    "lone surrogates": "\ud800 A\udfff " * 100,
}


def test_each_code_runs_once_and_is_known() -> None:
    codes = [code for code, _ in DETECTORS]
    assert len(set(codes)) == len(codes)
    assert set(codes) <= set(CODES)


def test_only_the_codes_asked_for_are_looked_for() -> None:
    text = "Post a Comment\nThe dog doesnâ€™t bark."
    assert [one.code for one in run(page(text))] == ["NN305", "NN304"]
    assert [one.code for one in run(page(text), {"NN305"})] == ["NN305"]


def test_a_detector_whose_rules_a_language_lacks_is_silent(tmp_path: Path) -> None:
    text = "Post a Comment\nThe dog doesnâ€™t bark."
    assert [one.code for one in run(replace(page(text), rules=Rules("xx", tmp_path)))] == ["NN304"]


@given(st.text(st.sampled_from("Aa b.\n\"“”â€™Ã©π,'’戴"), max_size=200))
def test_any_text_is_reported_on(text: str) -> None:
    for one in run(page(text)):
        assert one.start is not None
        assert text[one.start : one.end] == one.surface != ""


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_and_no_faster(name: str) -> None:
    """Ten times the text may take thirty times as long on a busy machine; a quadratic detector takes a hundred."""
    short, long = page(HOSTILE[name] * 20), page(HOSTILE[name] * 200)
    assert _seconds(long) < 30 * _seconds(short) + 0.05


def _seconds(one: Page) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run(one)
        best = min(best, time.process_time() - start)
    return best
