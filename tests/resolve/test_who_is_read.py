"""Names that read as something else as well: a place, or a whole name in pinyin."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser
from namenorm.values import Resolution


def _persons(bundled: Normaliser, text: str) -> list[Resolution]:
    return [one for one in bundled.check(text).resolutions if one.mention.type == "person"]


def test_a_person_of_two_words_is_no_place_of_one(bundled: Normaliser) -> None:
    """Wangyi is a district of Tongchuan in China."""
    [one] = _persons(bundled, "Chinese diplomat Wang Yi arrived on Tuesday.")
    assert one.entity is not None
    assert one.entity.name == "Wang Yi"


def test_a_place_in_one_word_stays_one(bundled: Normaliser) -> None:
    [one] = bundled.check("The train to Wangyi was late.").resolutions
    assert one.entity is not None
    assert one.entity.name == "Wangyi"


@pytest.mark.parametrize("surname", ["Hayashi", "Kishida"])
def test_a_surname_refers_back_though_it_reads_as_pinyin(bundled: Normaliser, surname: str) -> None:
    full = {"Hayashi": "Yoshimasa Hayashi", "Kishida": "Fumio Kishida"}[surname]
    first, second = _persons(bundled, f"{full} came to the orchard. {surname} said the apples were good.")
    assert second.mention.text == surname
    assert second.entity == first.entity
    assert second.cluster == first.cluster


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("The president of the Legislative Yuan Han Guoyu met lawmakers.", "Han Guoyu", "Han Kuo-yu"),
        ("The New York Times quoted Han Guoyu in Taiwan.", "Han Guoyu", "Han Kuo-yu"),
        ("The Legislative Yuan met in Taipei.", "Yuan", None),
    ],
)
def test_the_last_word_of_an_institution_is_no_surname(
    bundled: Normaliser, text: str, surface: str, name: str | None
) -> None:
    found = {one.mention.text: one.entity.name if one.entity else None for one in bundled.check(text).resolutions}
    assert found.get(surface) == name
