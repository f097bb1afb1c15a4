"""The shipped model says what the network said before it was exported and its weights were made whole numbers."""

from __future__ import annotations

import pytest

from namenorm.transliterate.bundled import bundled_model
from tests.books import cases

_EIGHT_BITS = 0.6  # the most that log P of a name moved when its weights were rounded; a wrong export is off by tens


@pytest.mark.parametrize(("pair", "expect"), cases("transliterate/agreement"))
def test_log_probability_agrees(pair: tuple[str, str, str], expect: float) -> None:
    form, tag, target = pair
    assert bundled_model().log_probability(form, tag, target) == pytest.approx(expect, abs=_EIGHT_BITS)
