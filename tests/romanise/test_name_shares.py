from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.han_names import han_names
from namenorm.romanise.name_shares import ElementNames, FamilyNames, Units
from namenorm.romanise.through_pinyin import divisions, pinyin_names

ELEMENTS = ElementNames({("a",): 0.3, ("b",): 0.2, ("a", "b"): 0.4, ("b", "a", "b"): 0.1}, longer=0.5, strange=0.01)
FAMILIES = FamilyNames(
    surnames={("a",): 0.6, ("a", "b"): 0.3},
    given={"a": 0.5, "b": 0.4},
    wholes={("b", "b"): 0.2},
    whole=0.5,
    lengths=(0.3, 0.7),
    rare_surname=0.01,
    rare_unit=0.001,
)
UNITS = st.lists(st.sampled_from("abc"), max_size=6).map(tuple)


def _every_division(name: Units) -> list[tuple[Units, ...]]:
    if not name:
        return [()]
    return [(name[:cut], *rest) for cut in range(1, len(name) + 1) for rest in _every_division(name[cut:])]


@given(UNITS)
def test_a_name_of_elements_is_as_likely_as_all_its_divisions(name: Units) -> None:
    def share(units: Units) -> float:
        return ELEMENTS.elements.get(units, ELEMENTS.strange if len(units) == 1 else 0.0)

    slow = sum(math.prod(map(share, one)) * 0.5 ** len(one) for one in _every_division(name)) if name else 0.0
    assert ELEMENTS.chance(name) == pytest.approx(slow)


@given(UNITS)
def test_a_family_name_is_as_likely_as_all_its_cuts(name: Units) -> None:
    slow = 0.0
    for cut in range(1, len(name)):
        surname, own = name[:cut], name[cut:]
        made = math.prod(FAMILIES.given.get(unit, 0.001) for unit in own) * {1: 0.3, 2: 0.7}.get(len(own), 0.0)
        held = 0.5 * FAMILIES.wholes.get(own, 0.0) + 0.5 * made
        slow += FAMILIES.surnames.get(surname, 0.01 ** len(surname)) * held
    assert FAMILIES.chance(name) == pytest.approx(slow)


def test_the_names_of_a_small_culture_add_up_to_about_one() -> None:
    every = itertools.chain.from_iterable(itertools.product("ab", repeat=length) for length in range(1, 15))
    closed = ElementNames({("a",): 0.7, ("b",): 0.3}, longer=0.4, strange=0.0)
    assert sum(closed.chance(one) for one in every) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("culture", ["zh", "ja", "ko", "vi", "foreign", "ug", "bo", "mn"])
def test_every_table_is_of_shares_in_characters_and_in_pinyin(culture: str) -> None:
    for names in (han_names()[culture], pinyin_names()[culture]):
        if isinstance(names, FamilyNames):
            assert math.fsum(names.lengths) == pytest.approx(1.0)
            assert math.fsum(names.surnames.values()) == pytest.approx(1.0)
            assert math.fsum(names.given.values()) == pytest.approx(1.0)
        else:
            assert isinstance(names, ElementNames)
            assert math.fsum(names.elements.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("spelling", "expect"),
    [
        ("Xian", {("xian",), ("xi", "an")}),
        ("Xi'an", {("xi", "an")}),
        ("Lin Fangzheng", {("lin", "fang", "zheng")}),
        ("Lü Yue", {("lu", "yue"), ("lu", "yu", "e")}),
        ("Robert", set()),
        ("Zhang 3", set()),
        ("", set()),
        ("xian" * 40, set()),
    ],
)
def test_divisions(spelling: str, expect: set[Units]) -> None:
    assert set(divisions(spelling)) == expect
