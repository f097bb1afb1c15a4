"""What a case of a system asks: the likeliest spelling, spellings that are there, that are not, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import MOST_SPELLINGS


def assert_case(spellings: Sequence[Spelling], expect: dict[str, Any]) -> None:
    texts = [one.text for one in spellings]
    (kind,) = expect
    if kind == "none":
        assert texts == []
    elif kind == "first":
        assert texts[:1] == [expect["first"]]
    elif kind == "has":
        assert [text for text in expect["has"] if text not in texts] == []
    elif kind == "lacks":
        assert texts
        assert [text for text in expect["lacks"] if text in texts] == []
    else:
        raise AssertionError(f"no such kind of case: {kind}")


def assert_ranked(spellings: Sequence[Spelling]) -> None:
    """Check what holds for every system: the first weighs 1, none is doubled, and they are few and in ASCII."""
    weights = [one.weight for one in spellings]
    assert 1 <= len(spellings) <= MOST_SPELLINGS
    assert weights[0] == 1.0
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0
    assert len({(one.surname, one.given) for one in spellings}) == len(spellings)
    assert all(one.text.isascii() and one.surname and one.given for one in spellings)
