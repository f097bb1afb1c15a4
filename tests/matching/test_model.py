"""The calibration against its slow twin."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from namenorm.matching.model import judges


@given(st.floats(-40, 40))
def test_probabilities_are_interpolated(logit: float) -> None:
    for judge in judges().values():
        for pairing, curve in judge.curves.items():
            assert abs(judge.probability(logit, pairing) - float(np.interp(logit, *curve))) < 1e-9


@given(st.floats(-40, 40))
def test_scripts_without_a_curve_have_that_of_all(logit: float) -> None:
    for judge in judges().values():
        assert judge.probability(logit, "runic") == judge.probability(logit)
