"""With the original at hand, a place or an organisation is wrong only if the original names it."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser

_TEXT = "Swimmers in Hong Kong went to Qingshuiwan on Sunday, and the beach of Qingshuiwan was full."
_NAMES_IT = "星期天，香港的泳客去了清水湾，清水湾的海滩挤满了人。"
_NAMES_ANOTHER = "星期天，香港的泳客去了清水畹，清水畹的海滩挤满了人。"
_PRINTS_IT = "星期天，香港的泳客去了清水湾（Qingshuiwan），Qingshuiwan 的海滩挤满了人。"


def _suggestions(checker: Normaliser, source: str | None) -> set[str | None]:
    found = checker.check(_TEXT, source=source, source_lang="zh" if source else None).findings
    return {one.suggestion for one in found if one.code.startswith("NN2")}


@pytest.mark.parametrize("source", [None, _NAMES_IT])
def test_a_place_that_the_original_names_is_told(bundled: Normaliser, source: str | None) -> None:
    assert _suggestions(bundled, source) == {"Clear Water Bay"}


@pytest.mark.parametrize("source", [_NAMES_ANOTHER, _PRINTS_IT])
def test_a_place_that_the_original_refutes_is_not(bundled: Normaliser, source: str) -> None:
    assert _suggestions(bundled, source) == set()
