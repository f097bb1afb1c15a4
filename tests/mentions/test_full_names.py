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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Secretary of State Blinken left.", ["Blinken"]),
        ("Then Secretary of State George Shultz left.", ["George Shultz"]),
        ("Then Speaker of the House Pelosi left.", ["Pelosi"]),
        ("Then Secretary of Defense Hegseth left.", ["Hegseth"]),
        ("Then Minister for Home Affairs Shanmugam left.", ["Shanmugam"]),
        ("Then National Security Adviser Sullivanski left.", ["Sullivanski"]),
        ("Then National Security Advisor Jake Sullivan left.", ["Jake Sullivan"]),
        ("Then the Secretary of State left.", []),
        ("Then the Speaker of the House left.", []),
        ("Then the National Security Adviser left.", []),
    ],
)
def test_the_words_of_an_office_are_no_part_of_a_name(bundled: Normaliser, text: str, names: list[str]) -> None:
    found = bundled.check(text).resolutions
    assert [one.mention.text for one in found if one.mention.type == "person"] == names
