"""Japanese names in another order than the page's are turned; where the page has no order of its own, nothing is."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Taro Aso, the former prime minister of Japan, came with a lawmaker, Nakanishi Yoshikatsu.",
            {"Nakanishi Yoshikatsu": "Yoshikatsu Nakanishi"},
        ),
        (
            "Aso Taro, the former prime minister of Japan, came with a lawmaker, Nakanishi Yoshikatsu.",
            {},  # the page has the native order
        ),
        ("A lawmaker, Nakanishi Yoshikatsu, came with two others.", {}),
        ("Taro Aso, the former prime minister of Japan, came with a lawmaker, Yoshikatsu Nakanishi.", {}),
        ("Taro Aso, the former prime minister of Japan, came in a Suzuki Swift.", {}),
        ("Taro Aso, the former prime minister of Japan, came with a lawmaker, Nakanishi Brown.", {}),
    ],
)
def test_the_order_of_the_page(bundled: Normaliser, text: str, found: dict[str, str]) -> None:
    report = bundled.check(text)
    assert {one.surface: one.suggestion for one in report.findings if one.code == "NN104"} == found
    assert report.edits == ()
