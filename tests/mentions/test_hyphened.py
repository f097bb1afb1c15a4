"""Given names of two syllables whose second is a word, or has lost its hyphen."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Park Sung-ho spoke in the hall.", ["Park Sung-ho"]),
        ("Yesterday Lam Chi-man spoke in the hall.", ["Lam Chi-man"]),
        ("The list ends with Moon Tae-in's reply.", ["Moon Tae-in"]),
        ("Then Minister Seo Young-do spoke.", ["Seo Young-do"]),
        ("Then Minister Yoon Seok yueh spoke.", ["Yoon Seok yueh"]),
        ("The Mid-term plan of King Long-term Holdings failed.", []),
        ("Yesterday Park Cold-war radios were sold.", []),
        ("Yesterday Yoon Seok agreed to it.", ["Yoon Seok"]),
    ],
)
def test_what_is_a_name(nn: Normaliser, text: str, names: list[str]) -> None:
    found = nn.check(text).resolutions
    assert [one.mention.text for one in found if one.mention.type == "person"] == names
