"""Full names of which a word is a place, an ordinary word or somebody else's name."""

from __future__ import annotations

import unicodedata

import pytest

from namenorm.pipeline import Normaliser


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Florence Ayscough wrote back.", ["Florence Ayscough"]),
        ("Then Sukhee Lee wrote back.", ["Sukhee Lee"]),
        ("Then Wooi Yee Tan wrote back.", ["Wooi Yee Tan"]),
        ("Then Li-ying Kuo wrote back.", ["Li-ying Kuo"]),
        ("Then the researcher Kyungyun Moon wrote back.", ["Kyungyun Moon"]),
        ("Roger Hart, a lecturer in Leeds, wrote back.", ["Roger Hart"]),
        ("Then Ivan Y. Sun wrote back.", ["Ivan Y. Sun"]),
        ("Then Peter C.Y. Chow wrote back.", ["Peter C.Y. Chow"]),
        ("Said Jeffrey Moser: no.", ["Jeffrey Moser"]),
        ("Then Jennifer\u00a0M. Rudolph wrote back.", ["Jennifer\u00a0M. Rudolph"]),
        ("Then the Green Day band wrote back.", []),
        ("Then Hyde Park was closed.", []),
    ],
)
def test_what_is_a_person(bundled: Normaliser, text: str, names: list[str]) -> None:
    found = bundled.check(text).resolutions
    assert [one.mention.text for one in found if one.mention.type == "person" and " " in one.mention.text] == names


def test_an_accent_apart_ends_no_word(bundled: Normaliser) -> None:
    text = unicodedata.normalize("NFD", "Then Raphaël Petruccié wrote back.")
    assert [one.mention.text for one in bundled.check(text).resolutions] == [text[5:-12]]
