"""Names in pinyin whose surname is a small word, whose given name is a place, or whose syllables stand apart."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The economist An Bojia said no.", ["An Bojia"]),
        ("An Bojia said no.", ["An Bojia"]),
        ("An Anran said no.", ["Anran"]),  # an article, as far as the letters tell
        ("Then Sun Zhiwen said no.", ["Sun Zhiwen"]),
        ("Then Guangren Sun said no.", ["Guangren Sun"]),
        ("Then Budong He said no.", ["Budong He"]),
        ("Nobody saw Budong. He said no.", ["Budong"]),
        ("Then Lai Da wei said no.", ["Lai Da wei"]),
        (
            "Then Cai Ying wen and Xi Jin ping said no.",
            ["Cai Ying wen", "Xi Jin ping"],
        ),  # syllables
        ("Then Wang Yi can say no.", ["Wang Yi"]),
        ("Then Kaili Liu said no.", ["Kaili Liu"]),  # Kaili is a city, Cai Suming is no Suming
        ("Then Yuan Michang said no.", ["Yuan Michang"]),
        ("Then Cai Suming said no.", ["Cai Suming"]),
        ("Many Sun readers said no.", []),
        ("Shops in Kaili said no.", ["Kaili"]),  # a place, or somebody of one name
        ("Then the minister wu zhaoxie said no.", ["wu zhaoxie"]),  # no capital, and no words of the language
        ("Then the activist luo Guancong said no.", ["luo Guancong"]),
        ("Then he said ni hao, ordered lo mein and left.", []),
    ],
)
def test_what_is_a_person(bundled: Normaliser, text: str, names: list[str]) -> None:
    found = bundled.check(text).resolutions
    assert [one.mention.text for one in found if one.mention.type == "person"] == names


def test_a_letter_without_a_key_is_no_given_name(bundled: Normaliser) -> None:
    assert bundled.check("Then An Ə said no.").findings == ()
