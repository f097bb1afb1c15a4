from __future__ import annotations

import pytest

from namenorm.matching.sound import rough, skeleton, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tschaikowski", "tchaikovsky"),
        ("sergej", "sergey"),
        ("schoigu", "shoigu"),
        ("mueller", "muller"),
        ("usama", "ousama"),
        ("philippe", "filipe"),
    ],
)
def test_spellings_of_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("hui", "hua"), ("jordan", "gordon"), ("khamenei", "khomeini")])
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_consonants() -> None:
    assert skeleton(sound("osama")) == skeleton(sound("usama"))
    assert rough(sound("barack")) == rough(sound("baraku"))
