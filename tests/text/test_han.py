from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.text.han import simplified


@pytest.mark.parametrize(
    ("text", "expect"),
    [("賴清德", "赖清德"), ("赖清德", "赖清德"), ("區諾軒 spoke", "区诺轩 spoke"), ("Dai Bo", "Dai Bo"), ("", "")],
)
def test_forms_become_one(text: str, expect: str) -> None:
    assert simplified(text) == expect


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_as_many_characters_come_out_as_went_in(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
