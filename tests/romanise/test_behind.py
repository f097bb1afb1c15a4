from __future__ import annotations

import itertools
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.errors import InputError
from namenorm.romanise import behind_pinyin
from namenorm.romanise.han_names import han_names
from namenorm.romanise.name_shares import FamilyNames
from namenorm.romanise.part_spellings import KoreanParts
from namenorm.romanise.through_pinyin import pinyin_names, read_given, read_surname
from namenorm.text.key import key
from tests.books import cases


@pytest.mark.parametrize(("asked", "expect"), cases("romanise/behind_pinyin"))
def test_case(asked: list[str], expect: dict[str, Any]) -> None:
    found = [one.text for one in behind_pinyin(*asked)]
    if "none" in expect:
        assert found == []
    elif "first" in expect:
        assert found[0] == expect["first"]
    else:
        assert [text for text in expect["has"] if text not in found] == []


@settings(deadline=None)
@given(st.text(st.sampled_from("aeghijlnouxyz -'"), max_size=14), st.sampled_from(["zh", "ja", "ko", "vi"]))
def test_probabilities_fall_and_are_of_one_whole(spelling: str, culture: str) -> None:
    found = behind_pinyin(spelling, culture, limit=30)
    chances = [one.probability for one in found]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1.0 + 1e-9
    assert len({one.text for one in found}) == len(found) <= 30
    assert all(one.native and one.text and key(one.text).isascii() for one in found)


def test_the_first_are_the_first_of_more() -> None:
    assert behind_pinyin("Yin Xiyue", "ko", limit=5) == behind_pinyin("Yin Xiyue", "ko", limit=20)[:5]


def test_it_is_what_trying_every_surname_and_character_gives() -> None:
    """The slow twin: each Korean surname and each two characters read "yin", "xi" and "yue", spelt one by one."""
    names, parts, found = han_names()["ko"], KoreanParts(), defaultdict[str, float](float)
    assert isinstance(names, FamilyNames)
    surnames = [(one, share * read_surname(one).get(("yin",), 0.0)) for one, share in names.surnames.items()]
    first, second = (
        [(char, share * read_given((char,)).get((syllable,), 0.0)) for char, share in names.given.items()]
        for syllable in ("xi", "yue")
    )
    chars = itertools.product(*([one for one in rows if one[1]] for rows in (first, second)))
    families = [one for one in surnames if one[1]]
    for (surname, a), ((one, b), (other, c)) in itertools.product(families, chars):
        read = itertools.product(parts.character(one, first=True).items(), parts.character(other, first=False).items())
        for (left, d), (right, e) in read:
            for given_name, f in parts.joined((left, right)).items():
                for family, g in parts.surname("".join(surname)).items():
                    found[parts.name(family, given_name).text] += a * b * c * d * e * f * g
    whole = pinyin_names()["ko"].chance(("yin", "xi", "yue"))
    for held in behind_pinyin("Yin Xiyue", "ko", limit=20):
        assert held.probability == pytest.approx(found[held.text] * names.lengths[1] / whole, rel=0.05)


def test_a_culture_that_cannot_be_put_together_is_an_input_error() -> None:
    with pytest.raises(InputError, match="use one of zh, ja, ko, vi"):
        behind_pinyin("Te Langpu", "foreign")
